// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "network.h"
#include "store/cache/localedit.h"
#include "store/cache/remote.h"
#include "sync/engine.h"

#include <deque>

namespace endpaper::sim {

// One program with one cache: the real engine and store, jobs run by the world's time. Its process
// and its folder on the disk have its name.
class Device
{
public:
    Device(VirtualTime &time, Disk &disk, Network &network, QString name, const Uuid &account,
           quint32 seed);
    ~Device();
    Q_DISABLE_COPY_MOVE(Device)

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] bool isUp() const { return m_store != nullptr; }
    void start();
    // As a user quits: what has been posted is done first.
    void quit();
    // The process dies now; or has died, if the disk says so.
    void die(Disk::Loss loss);
    // Dead, or its file could not be opened: to be started again.
    [[nodiscard]] bool isLost() const { return m_store && (m_disk.isDead(m_name) || m_isBroken); }

    void setDown(bool isDown);
    void setHalfOpen(bool isHalfOpen);
    void setPaused(bool isPaused);

    using Work = std::function<Expected<>(store::Transaction &)>;
    // A job in a transaction of its own, after those that wait. `done` comes with it, or with the
    // error; not at all if the process is gone before.
    void post(Work work, std::function<void(const Expected<> &)> done = {});
    // The same by a second process that has the file open.
    [[nodiscard]] Expected<> postBeside(const Work &work);
    void endBeside() { m_beside.reset(); }
    // At once, between jobs: what a reader sees. An error if the file is not there to be read.
    [[nodiscard]] Expected<> look(const Work &work);
    void noteLocalEdit();

    [[nodiscard]] bool isIdle() const;
    [[nodiscard]] sync::SyncEngine *engine() { return m_engine.get(); }
    [[nodiscard]] QString cachePath() const { return u'/' % m_name % QStringLiteral("/cache"); }

    WrongClock clock;
    std::shared_ptr<SimTransport::Link> link;
    bool isPaused = false;
    int refusals = 0; // groups that the engine said were refused

private:
    void runOne();
    void plan();

    VirtualTime &m_time;
    Disk &m_disk;
    Network &m_network;
    QString m_name;
    QRandomGenerator m_random;
    std::unique_ptr<store::StoreThread> m_store;
    std::unique_ptr<sync::SyncEngine> m_engine;
    std::unique_ptr<store::Database> m_beside;
    SimTransport *m_transport = nullptr; // the engine's
    store::Database *m_database = nullptr; // the store's, while it is open
    std::deque<std::function<void()>> m_jobs;
    bool m_isPlanned = false;
    bool m_isBroken = false;
    int m_life = 0;
};

} // namespace endpaper::sim
