// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include "base/random.h"
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
constexpr qint64 comeBackMsMax = 3'000;
constexpr qint64 outboxBytesMax = 4 << 20; // of a device's files: nothing may grow without end
constexpr quint32 saltOfIds = 0x1d5;
} // namespace

World::World(VirtualTime &time, const Script &script)
    : m_time(time)
    , m_script(script)
    , m_random(quint32(script.seed) ^ 0x77)
    , m_ids(quint32(script.seed) ^ saltOfIds)
    , m_disk(quint32(script.seed) ^ 0xd15c)
    , m_account(Uuid::derive({}, QByteArray::number(script.seed)))
    , m_server(time, m_disk, quint32(script.seed) ^ 0x5e)
    , m_network(time, m_server, quint32(script.seed) ^ 0x9e7)
    , m_pen(quint32(script.seed) ^ 0xbe9)
    , m_oracle(m_server, m_account)
{
    setRandomness(&m_ids);
    m_server.onDied = [this](const server::Request &request) { m_oracle.sent(request); };
    m_server.onCommitted = [this](const server::Request &request, const server::Reply &reply) {
        m_oracle.committed(request, reply);
    };
}

World::~World()
{
    m_devices.clear();
    m_server.stop();
    setRandomness(nullptr);
}

Device &World::add(const QString &name)
{
    m_devices.push_back(
        std::make_unique<Device>(m_time, m_disk, m_network, name, m_account, m_random.generate()));
    m_readers[name] = {};
    return *m_devices.back();
}

QString World::run()
{
    if (const auto started = m_server.start(); !started) {
        return u"the server does not start: "_s % started.error().context;
    }
    for (int i = 0; i < m_script.devices; ++i) {
        add(u"d%1"_s.arg(i)).start();
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
    if (m_network.repairs > 0 && !(m_script.themes & (Backups | Copies))) {
        return check(u"1: a device asked for a repair, and nothing had been restored"_s);
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

// Whoever died is buried, and comes back by and by.
void World::tend()
{
    (void)check(m_oracle.wrong());
    if (m_server.hasDied() || (!m_server.isUp() && !m_isServerComing)) {
        m_server.stop();
        m_isServerComing = true;
        m_time.after(m_random.bounded(int(comeBackMsMax)), [this] {
            m_isServerComing = false;
            if (!m_server.isUp()) {
                (void)m_server.start();
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
        if (device->link->isDown) {
            device->setDown(false);
        }
        if (device->engine() && device->engine()->status().state == sync::SyncState::AuthNeeded) {
            device->engine()->sendNow(); // the reader has signed in again
        }
    }
}

bool World::isQuiet()
{
    const auto state = m_oracle.readServer();
    if (!state) {
        return false;
    }
    return std::ranges::all_of(m_devices, [&](const auto &device) {
        bool isLevel = false;
        const auto looked = device->look([&](store::Transaction &transaction) -> Expected<> {
            TRY_ASSIGN(const auto spaces, store::listSpaces(transaction));
            isLevel = !spaces.isEmpty() && spaces[0].cursor == state->head
                && spaces[0].condition == store::SpaceCondition::Ok;
            TRY_ASSIGN(const int waiting, store::countWaiting(transaction));
            isLevel = isLevel && waiting == 0;
            return {};
        });
        return device->isIdle() && looked && isLevel;
    });
}

QString World::finish()
{
    heal();
    const qint64 until = m_time.now() + convergeMsMax;
    bool isQuietNow = false;
    while (!isQuietNow && m_time.now() < until) {
        if (!m_time.runUntil(m_time.now() + sliceMs, [this] {
                tend();
                return false;
            })) {
            return u"14: no end: something runs in a circle\n"_s % states();
        }
        isQuietNow = isQuiet();
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
    // What still travels, and what is sent again, changes nothing.
    const auto before = m_oracle.readServer();
    for (quint32 i = 0; i < 5; ++i) {
        replay(m_random.generate());
    }
    (void)m_time.runUntil(m_time.now() + stragglersMs, {});
    const auto after = m_oracle.readServer();
    const QString change =
        before && after ? exactDifference(before->rows, after->rows) : u"no server"_s;
    if (!change.isEmpty() || before->head != after->head || before->digest != after->digest) {
        return u"4: a repeat changed something: "_s % change;
    }
    return check(m_oracle.checkConverged(m_devices)) ? QString() : m_wrong;
}

QString World::states()
{
    QString words;
    const auto state = m_oracle.readServer();
    words += u"server: head %1\n"_s.arg(state ? qint64(state->head) : -1);
    for (const auto &device : m_devices) {
        QString line = device->name();
        (void)device->look([&](store::Transaction &transaction) -> Expected<> {
            TRY_ASSIGN(const auto spaces, store::listSpaces(transaction));
            TRY_ASSIGN(const auto own, store::loadDeviceState(transaction));
            TRY_ASSIGN(const int waiting, store::countWaiting(transaction));
            const store::SpaceRecord space = spaces.value(0);
            line += u" cursor %1 condition %2 staged %3 through %4 waiting %5"_s.arg(space.cursor)
                        .arg(int(space.condition))
                        .arg(space.staged)
                        .arg(own.through)
                        .arg(waiting);
            return {};
        });
        if (device->engine()) {
            const sync::SyncStatus status = device->engine()->status();
            line += u" state %1 waiting %2 live %3 error %4"_s.arg(int(status.state))
                        .arg(status.waiting)
                        .arg(status.isLive)
                        .arg(status.lastError ? errorKindName(*status.lastError) : u"none"_s);
        }
        words += line % u'\n';
    }
    return words;
}

} // namespace endpaper::sim
