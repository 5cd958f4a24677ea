// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "sources/sourcedescription.h"

#include <QHash>
#include <QThread>
#include <QUrl>

#include <memory>

namespace endpaper::server {

class Engine;

// How the runner works; the defaults are the daemon's.
struct JobOptions
{
    // Every outbound host is replaced by the loopback sample server, metadata included.
    bool isSample = false;
    // Empty: the built-in descriptions.
    QList<sources::SourceDescription> sources = {};
    // Jobs under way at once; each may ask several sources, and waits for them most of its time. 0:
    // all are left to other processes.
    int concurrentMax = 96;
    // A claimed job that was not finished by then may be claimed by another worker.
    std::chrono::milliseconds lease = std::chrono::seconds(60);
    // How often the table is looked at when nobody wakes us.
    std::chrono::milliseconds poll = std::chrono::seconds(5);
    // How often the wishes are gone through for what should be refreshed.
    std::chrono::milliseconds planInterval = std::chrono::seconds(30);
    // Shops on this machine may be looked at: for tests.
    bool mayShopsBePrivate = false;
    // Where covers come from; another one is the operator's own, and may be private.
    QUrl coverBase = QUrl(QStringLiteral("https://covers.openlibrary.org"));
};

// Works the vault's job table on a thread of its own: claims by lease, asks the sources, stores
// each source's answer as it comes and tells those who wait by LiveEvent Note "copies"; goes
// through standing searches, sends letters and calls, fetches covers. Several runners, also of
// several processes of this machine, may serve one vault: each holds a WorkerLock while it lives,
// and gives back the leases of those who died. The engine outlives it.
class JobRunner final
{
public:
    explicit JobRunner(Engine &engine, JobOptions options = {},
                       const Clock &clock = SystemClock::instance());
    // Stops: requests under way are dropped, and their jobs given back.
    ~JobRunner();
    Q_DISABLE_COPY_MOVE(JobRunner)

    void start();
    // There may be something to do (LiveEvent JobAdded). Any thread.
    void wake();
    // Requests sent to sources since the start, by source id. Any thread; for tests and metrics.
    [[nodiscard]] QHash<QString, int> requestCounts() const;

private:
    class Worker;
    QThread m_thread;
    Worker *m_worker = nullptr; // lives on m_thread
};

} // namespace endpaper::server
