// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "configuration.h"
#include "runtimefile.h"
#include "server/api/catalogueimporter.h"
#include "server/api/clockguard.h"
#include "server/api/diskalarm.h"
#include "server/api/engine.h"
#include "server/api/syncmaintenance.h"
#include "store/vault/folderlock.h"
#include "store/vault/workerlock.h"

#include "server/jobs/jobrunner.h"
#include "server/live/eventstream.h"
#include "server/live/livehub.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace endpaper {

// The rooms of the daemon, joined. Lives on the event loop.
class Daemon final : public QObject
{
    Q_OBJECT

public:
    explicit Daemon(Configuration configuration);
    ~Daemon() override;

    // Locks the folder, opens the vault, listens; with --jobs-only works the queue alone. The error
    // is a sentence for the operator.
    [[nodiscard]] tl::expected<void, QString> start();
    // "http://127.0.0.1:8340", once started.
    [[nodiscard]] QString url() const { return m_url; }
    // Finishes what is under way, then emits stopped().
    void stop();

Q_SIGNALS:
    void stopped();
    // Cannot go on; a sentence for the operator.
    void gaveUp(const QString &sentence);

private:
    [[nodiscard]] tl::expected<void, QString> joinWorkers();
    [[nodiscard]] tl::expected<void, QString> startWorking();
    [[nodiscard]] tl::expected<void, QString> openEngine();
    [[nodiscard]] tl::expected<void, QString> listen();
    [[nodiscard]] tl::expected<void, QString> openSolo();
    void joinRooms();

    Configuration m_configuration;
    server::ClockGuard m_clockGuard{SystemClock::instance().now()};
    QString m_url;
    std::unique_ptr<store::FolderLock> m_lock;
    std::unique_ptr<store::WorkerLock> m_joined;
    QTimer m_schemaLook; // of one that only works
    std::unique_ptr<RuntimeFile> m_runtimeFile;
    std::unique_ptr<server::Engine> m_engine;
    std::unique_ptr<server::CatalogueImporter> m_importer;
    std::unique_ptr<server::JobRunner> m_jobs;
    std::unique_ptr<server::LiveHub> m_live;
    std::unique_ptr<server::EventStream> m_events;
    std::unique_ptr<server::SyncMaintenance> m_maintenance;
    std::unique_ptr<server::DiskAlarm> m_diskAlarm;
    std::unique_ptr<server::HttpServer> m_http; // goes first: the others answer it
};

} // namespace endpaper
