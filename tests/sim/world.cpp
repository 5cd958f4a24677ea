// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include "base/random.h"
#include "firstfiles.h"
#include "seededtokens.h"
#include "store/cache/outbox.h"

namespace endpaper::sim {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 backoffMsMax = 5 * 60 * 1000; // sync::SyncEngine::Options
constexpr qint64 convergeMsMax = 3 * backoffMsMax;
constexpr qint64 stragglersMs = 11 * 60 * 1000; // Network::longDelay()
constexpr qint64 sliceMs = 250;
// More than a device ever needs for its edits, and for trying again while it is refused.
constexpr qint64 requestsAStep = 12;
constexpr qint64 requestsAMinute = 12;
constexpr int checksOnTheWay = 40; // steps between them
constexpr int replaysAtEnd = 5;
constexpr qint64 comeBackMsMax = 3'000;
constexpr qint64 outboxBytesMax = 4 << 20; // of a device's files: nothing may grow without end
constexpr quint32 saltOfIds = 0x1d5;
// Of so many histories one begins with empty disks, so that first starts meet faults too.
constexpr quint64 emptyDiskEvery = 8;

// What an account may hold: with the theme, less than its readers want.
server::SyncLimits limitsOf(const Script &script)
{
    server::SyncLimits limits;
    if (script.themes & Quotas) {
        limits.liveRowsMax = 20 + qint64(script.seed % 60);
        limits.bytesMax = script.seed % 2 == 0 ? limits.bytesMax : 3'000;
    }
    return limits;
}
} // namespace

World::World(VirtualTime &time, const Script &script)
    : m_time(time)
    , m_script(script)
    , m_random(quint32(script.seed) ^ 0x77)
    , m_ids(quint32(script.seed) ^ saltOfIds)
    , m_disk(quint32(script.seed) ^ 0xd15c)
    , m_server(time, m_disk, quint32(script.seed) ^ 0x5e, limitsOf(script))
    , m_network(time, m_server, quint32(script.seed) ^ 0x9e7)
    , m_pen(quint32(script.seed) ^ 0xbe9)
    , m_oracle(m_server)
{
    for (int i = 0; i < script.accounts; ++i) {
        m_accounts.append(
            Uuid::derive({}, QByteArray(QByteArray::number(script.seed) + QByteArray(i, '+'))));
    }
    setRandomness(&m_ids);
    tokensFrom(&m_ids);
    if (!hasEmptyDisks()) {
        m_disk.restore(Server::process, firstFiles().vault);
    }
    m_server.onDied = [this](const server::Request &request) { m_oracle.sent(request); };
    m_server.onCommitted = [this](const server::Request &request, const server::Reply &reply,
                                  const Uuid &account) {
        m_oracle.committed(request, reply, account);
    };
    const bool hasOthers = script.accounts > 1;
    m_server.onAnswered = [this, hasOthers](const server::Request &request,
                                            const server::Reply &reply, const Uuid &account) {
        if (hasOthers) {
            m_oracle.answered(request, reply, account);
        }
    };
    m_server.onShown = [this](const Uuid &account, const Uuid &space) {
        m_oracle.shown(account, space);
    };
}

World::~World()
{
    m_devices.clear();
    m_server.stop();
    setRandomness(nullptr);
    tokensFrom(nullptr);
}

bool World::hasEmptyDisks() const { return m_script.seed % emptyDiskEvery == 0; }

Uuid World::accountOf(int who) const { return m_accounts[who % m_accounts.size()]; }

// Also makes known who they are, where they share lists.
Expected<> World::startServer()
{
    TRY(m_server.start());
    if (m_accounts.size() > 1) {
        if (const auto known = m_server.signUp(m_accounts); !known) {
            m_server.stop();
            return known;
        }
    }
    return {};
}

Device &World::add(const QString &name, const Uuid &account)
{
    m_devices.push_back(
        std::make_unique<Device>(m_time, m_disk, m_network, name, account, m_random.generate()));
    m_readers[name] = {};
    if (!hasEmptyDisks()) {
        m_disk.restore(name, firstFiles().cache);
    }
    return *m_devices.back();
}

QString World::run()
{
    if (const auto started = startServer(); !started) {
        return u"the server does not start: "_s % started.error().context;
    }
    for (int i = 0; i < m_script.devices; ++i) {
        add(u"d%1"_s.arg(i), accountOf(i)).start();
    }
    int steps = 0;
    for (const Step &step : std::as_const(m_script.steps)) {
        const bool isEnding = !m_time.runUntil(m_time.now() + step.waitMs, [this] {
            tend();
            return !m_wrong.isEmpty();
        });
        if (isEnding) {
            return u"14: no end: something runs in a circle\n"_s % states();
        }
        if (isTold) {
            qInfo("%10lld %s", m_time.now() - VirtualTime::beginMs, text(step).constData());
        }
        perform(step);
        tend();
        (void)check(checkCursorsGoOn());
        if (++steps % checksOnTheWay == 0) {
            (void)checkOnTheWay();
        }
        if (!m_wrong.isEmpty()) {
            return m_wrong;
        }
    }
    return finish();
}

bool World::check(const QString &words)
{
    if (m_wrong.isEmpty() && !words.isEmpty()) {
        m_wrong = words;
    }
    return m_wrong.isEmpty();
}

bool World::checkOnTheWay()
{
    // Histories part only where a file or a backup came back; else digests agree for ever.
    if (m_network.repairs > 0 && !(m_script.themes & (Backups | Copies))
        && !m_oracle.hasTakenRefused()) {
        return check(u"1: a device asked for a repair, and nothing had been restored"_s);
    }
    // Tombstones wait for every device that is not expired; by what it was told, and where nothing
    // goes wrong that is what it has.
    if (m_network.resyncs > 0 && !m_oracle.hasExpired()
        && !(m_script.themes & ~(Offline | Collection))) {
        return check(u"6: a device must resync, and none was away for long"_s);
    }
    if (!check(m_oracle.wrong()) || !check(m_oracle.checkServer())) {
        return false;
    }
    const qint64 minutes = (m_time.now() - VirtualTime::beginMs) / 60'000 + 1;
    if (m_network.requests > m_script.steps.size() * requestsAStep
            + minutes * qint64(m_devices.size()) * requestsAMinute) {
        return check(
            u"%1 requests in %2 minutes: nobody waits longer and longer"_s.arg(m_network.requests)
                .arg(minutes));
    }
    for (const auto &device : m_devices) {
        if (!check(m_oracle.checkCursor(*device))) {
            return false;
        }
        if (m_disk.bytesOf(device->name()) > outboxBytesMax) {
            return check(device->name() % u" grows without end"_s);
        }
    }
    return true;
}

// Rows that came after the cursor are not asked for again: it only goes on.
QString World::checkCursorsGoOn()
{
    if (m_script.themes & (Backups | Copies)) {
        return {}; // back to where the histories part
    }
    QString words;
    for (const auto &device : m_devices) {
        Reader &reader = m_readers[device->name()];
        quint64 cursor = 0;
        const auto looked = device->look([&cursor](store::Transaction &transaction) -> Expected<> {
            TRY_ASSIGN(auto query, transaction.prepare("SELECT cursor FROM space WHERE n = 1"));
            TRY(query.step());
            cursor = quint64(query.integer(0));
            return {};
        });
        // What a crash took of a page is fetched again.
        if (looked && device->isUp() && cursor < reader.cursor) {
            words = u"6: the cursor of %1 went back from %2 to %3"_s.arg(device->name())
                        .arg(reader.cursor)
                        .arg(cursor);
        }
        reader.cursor = looked && device->isUp() ? cursor : 0;
    }
    return words;
}

// Whoever died is buried, and comes back by and by.
void World::tend()
{
    if (!watched.isNil()) {
        watch();
    }
    (void)m_oracle.members();
    (void)check(m_oracle.wrong());
    if (m_server.hasDied() || (!m_server.isUp() && !m_isServerComing)) {
        m_server.stop();
        m_isServerComing = true;
        m_time.after(m_random.bounded(int(comeBackMsMax)), [this] {
            m_isServerComing = false;
            if (!m_server.isUp()) {
                (void)startServer();
                m_oracle.afterStart();
            }
        });
    }
    for (const auto &device : m_devices) {
        if (device->isLost()) {
            device->die(Disk::Loss::Nothing);
        }
        Reader &reader = m_readers[device->name()];
        if (!device->isUp() && reader.wantsUp && !reader.isComing) {
            reader.isComing = true;
            m_time.after(m_random.bounded(int(comeBackMsMax)), [this, &reader, &device = *device] {
                reader.isComing = false;
                if (reader.wantsUp) {
                    device.start();
                }
            });
        }
    }
}

void World::heal()
{
    m_network.weather = {};
    m_disk.calm(Server::process);
    m_server.clock.offsetMs = 0;
    for (const auto &device : m_devices) {
        m_disk.calm(device->name());
        m_disk.calm(device->name() % u"~2"_s);
        m_readers[device->name()].wantsUp = true;
        m_server.admit(device->link->session);
        device->endBeside();
        device->setHalfOpen(false);
        device->setPaused(false);
        update(*device);
        if (device->link->isDown) {
            device->setDown(false);
        }
    }
}

// Also whoever hears only now that he is to sign in.
void World::signInAgain()
{
    for (const auto &device : m_devices) {
        if (device->engine() && device->engine()->status().state == sync::SyncState::AuthNeeded) {
            device->engine()->sendNow();
        }
    }
}

bool World::isQuiet()
{
    std::map<Uuid, std::map<Uuid, quint64>> heads;
    for (const Uuid &account : std::as_const(m_accounts)) {
        const auto ofOne = m_oracle.serverHeads(account);
        if (!ofOne) {
            return false;
        }
        heads[account] = *ofOne;
    }
    return std::ranges::all_of(m_devices, [&](const auto &device) {
        bool isLevel = false;
        auto wanted = heads[device->link->account];
        const auto looked = device->look([&](store::Transaction &transaction) -> Expected<> {
            TRY_ASSIGN(const auto spaces, store::listSpaces(transaction));
            for (const store::SpaceRecord &space : spaces) {
                const auto head = wanted.find(space.space);
                const bool isThere = head != wanted.end()
                    && space.condition == store::SpaceCondition::Ok && space.cursor == head->second;
                if (isThere) {
                    wanted.erase(head);
                } else if (space.condition != store::SpaceCondition::Gone) {
                    return {};
                }
            }
            isLevel = wanted.empty();
            TRY_ASSIGN(const int waiting, store::countWaiting(transaction));
            isLevel = isLevel && waiting == 0;
            return {};
        });
        return device->isIdle() && looked && isLevel;
    });
}

// False if something runs in a circle.
bool World::rest(bool &isQuietNow)
{
    const qint64 until = m_time.now() + convergeMsMax;
    isQuietNow = false;
    while (!isQuietNow && m_time.now() < until) {
        signInAgain();
        if (!m_time.runUntil(m_time.now() + sliceMs, [this] {
                tend();
                return false;
            })) {
            return false;
        }
        isQuietNow = isQuiet();
    }
    return true;
}

QString World::restAndCheck()
{
    bool isQuietNow = false;
    if (!rest(isQuietNow)) {
        return u"14: no end: something runs in a circle\n"_s % states();
    }
    if (!check(m_oracle.wrong()) || !checkOnTheWay()) {
        return m_wrong;
    }
    if (!isQuietNow) {
        return u"14: not at rest %1 minutes after the last fault\n"_s.arg(convergeMsMax / 60'000)
            % states();
    }
    if (!check(m_oracle.checkConverged(m_devices))
        || !check(m_oracle.checkNothingLost(m_devices))) {
        return m_wrong;
    }
    return {};
}

QString World::finish()
{
    heal();
    if (QString words = restAndCheck(); !words.isEmpty()) {
        return words;
    }
    // What still travels, and what is sent again. The server may not have had it yet: it was
    // refused or lost, and its device's file went back, or goes on as another device, so that
    // nobody sent it again. That is an edit like any other, and changes nothing the second time.
    QList<quint32> which;
    for (int i = 0; i < replaysAtEnd; ++i) {
        which.append(m_random.generate() % std::max<quint32>(m_network.pushes.size(), 1));
    }
    bool isNew = false;
    if (QString words = repeat(which, isNew); !words.isEmpty()) {
        return words;
    }
    if (!isNew) {
        return check(m_oracle.checkConverged(m_devices)) ? QString() : m_wrong;
    }
    if (QString words = restAndCheck(); !words.isEmpty()) {
        return u"after a late push: "_s % words;
    }
    if (QString words = repeat(which, isNew); !words.isEmpty() || isNew) {
        return isNew ? u"4: what came late is new once more"_s : words;
    }
    return check(m_oracle.checkConverged(m_devices)) ? QString() : m_wrong;
}

QString World::repeat(const QList<quint32> &which, bool &isNew)
{
    const auto before = m_oracle.readServer();
    for (const quint32 one : which) {
        replay(one);
    }
    (void)m_time.runUntil(m_time.now() + stragglersMs, {});
    const auto after = m_oracle.readServer();
    if (!before || !after) {
        return u"4: no server"_s;
    }
    return Oracle::changedByRepeat(*before, *after, isNew);
}

} // namespace endpaper::sim
