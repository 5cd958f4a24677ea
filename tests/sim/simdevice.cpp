// SPDX-License-Identifier: GPL-3.0-or-later
#include "simdevice.h"

#include "store/cache/cachefile.h"
#include "store/cache/outbox.h"

namespace endpaper::sim {

using namespace Qt::StringLiterals;

namespace {
constexpr int jobDelayMsMax = 3;
constexpr qint64 watchMs = 20'000; // for a second process: seldom, it costs a look each time
constexpr qint64 pullRows = 12; // a few pages even in a small world
constexpr qint64 pushBytes = 600; // and a few pushes
// Now and then the log is folded into the file, so that crashes meet that too.
constexpr char checkpointOften[] = "PRAGMA wal_autocheckpoint=40";

Expected<> inTransaction(store::Database &database, const Device::Work &work)
{
    TRY_ASSIGN(auto transaction, store::Transaction::begin(database));
    TRY(work(transaction));
    return transaction.commit();
}
} // namespace

Device::Device(VirtualTime &time, Disk &disk, Network &network, QString name, const Uuid &account,
               quint32 seed)
    : clock(time)
    , link(std::make_shared<SimTransport::Link>())
    , m_time(time)
    , m_disk(disk)
    , m_network(network)
    , m_name(std::move(name))
    , m_random(seed)
{
    link->account = account;
    link->session = Uuid::derive(account, m_name.toUtf8());
}

Device::~Device() { die(Disk::Loss::Nothing); }

void Device::start()
{
    if (isUp()) {
        return;
    }
    ++m_life;
    m_isBroken = false;
    m_disk.revive(m_name);
    m_store = std::make_unique<store::StoreThread>(
        [this]() -> Expected<std::unique_ptr<store::Database>> {
            auto opened = store::openCache(cachePath());
            if (opened) {
                m_database = opened->get();
                (void)m_database->execute(checkpointOften);
            } else {
                qInfo("%s cannot be opened: %s", qPrintable(m_name),
                      qPrintable(opened.error().context));
                m_isBroken = true;
            }
            return opened;
        },
        [this](std::function<void()> job) {
            m_jobs.push_back(std::move(job));
            plan();
        });
    m_engine = std::make_unique<sync::SyncEngine>(
        *m_store, clock,
        sync::SyncEngine::Options{.account = link->account,
                                  .app = u"simulation"_s,
                                  .pullRows = pullRows,
                                  .pushBytes = pushBytes,
                                  .seed = m_random.generate64() | 1,
                                  .process = qint64(m_random.generate() | 1),
                                  .watchMs = watchMs});
    QObject::connect(m_engine.get(), &sync::SyncEngine::changesRefused, m_engine.get(),
                     [this](int count) { refusals += count; });
    auto transport = std::make_unique<SimTransport>(m_network, link, clock);
    m_transport = transport.get();
    m_engine->start(std::move(transport));
    m_engine->setPaused(isPaused);
}

void Device::plan()
{
    if (m_isPlanned || m_jobs.empty()) {
        return;
    }
    m_isPlanned = true;
    m_time.after(m_random.bounded(jobDelayMsMax), [this, life = m_life] {
        if (life == m_life) {
            m_isPlanned = false;
            runOne();
            plan();
        }
    });
}

void Device::runOne()
{
    const auto job = std::move(m_jobs.front());
    m_jobs.pop_front();
    job();
}

void Device::quit()
{
    if (!isUp()) {
        return;
    }
    m_engine->stop();
    m_engine.reset();
    m_transport = nullptr;
    while (!m_jobs.empty()) {
        runOne();
    }
    if (m_database && !isLost()) {
        (void)store::closeCacheCleanly(*m_database);
    }
    m_database = nullptr;
    m_beside.reset();
    m_store.reset();
    ++m_life;
    m_isPlanned = false;
}

void Device::die(Disk::Loss loss)
{
    if (!m_disk.isDead(m_name)) {
        m_disk.crash(m_name % u"~2"_s, loss);
        m_disk.crash(m_name, loss);
    }
    m_jobs.clear();
    m_engine.reset();
    m_transport = nullptr;
    m_database = nullptr;
    m_beside.reset();
    m_store.reset();
    ++m_life;
    m_isPlanned = false;
    m_jobs.clear(); // what the engine posted as it went
    m_disk.revive(m_name);
    m_disk.revive(m_name % u"~2"_s);
}

void Device::setDown(bool isDown)
{
    link->isDown = isDown;
    if (isDown && m_transport) {
        m_transport->dropLive();
    } else if (m_transport) {
        m_transport->changeNetwork(); // the system says that it is back
    }
}

void Device::setHalfOpen(bool isHalfOpen)
{
    link->isHalfOpen = isHalfOpen;
    if (!isHalfOpen && m_transport) {
        m_transport->endHalfOpen();
    }
}

void Device::setPaused(bool paused)
{
    if (isPaused == paused) {
        return;
    }
    isPaused = paused;
    if (m_engine) {
        m_engine->setPaused(paused);
    }
}

void Device::post(Work work, std::function<void(const Expected<> &)> done)
{
    if (!isUp()) {
        return;
    }
    (void)m_store->post(
        [work = std::move(work), done = std::move(done)](store::Database &database) -> Expected<> {
            const Expected<> result = inTransaction(database, work);
            if (done) {
                done(result);
            }
            return result;
        });
}

Expected<> Device::postBeside(const Work &work)
{
    if (!isUp() || isLost()) {
        return fail(ErrorKind::Unavailable, u"not open"_s);
    }
    if (!m_beside) {
        TRY_ASSIGN(m_beside, store::Database::open(u'/' % m_name % u"~2/cache"_s));
    }
    return inTransaction(*m_beside, work);
}

Expected<> Device::look(const Work &work)
{
    if (!m_database || isLost()) {
        return fail(ErrorKind::Unavailable, u"not open"_s);
    }
    TRY_ASSIGN(auto transaction,
               store::Transaction::begin(*m_database, store::Transaction::Mode::Deferred));
    return work(transaction);
}

void Device::noteLocalEdit()
{
    if (m_engine) {
        m_engine->noteLocalEdit();
    }
}

bool Device::isIdle() const
{
    return m_engine && m_jobs.empty() && m_engine->status().state == sync::SyncState::Idle
        && m_engine->status().waiting == 0;
}

} // namespace endpaper::sim
