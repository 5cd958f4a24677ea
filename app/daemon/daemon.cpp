// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon.h"

#include "base/log.h"
#include "domain/isbnranges.h"
#include "server/api/routes.h"
#include "server/api/soloaccount.h"

#include "server/api/routes_sync.h"
#include "server/jobs/routes.h"
#include "server/web/routes.h"
#include "store/vault/vault.h"

#include <QDir>
#include <QFile>
#include <QWebSocket>

namespace endpaper {

using namespace Qt::StringLiterals;
using server::LiveEvent;

namespace {

constexpr std::chrono::seconds schemaLookInterval{1};

// A table of ISBN ranges newer than ours, if the operator put one there.
void useIsbnRanges(const QString &folder)
{
    const auto ranges = domain::IsbnRanges::use(folder + u"/RangeMessage.xml"_s);
    if (!ranges && ranges.error().kind != ErrorKind::NotFound) {
        qCWarning(lcApi) << "ISBN ranges:" << ranges.error().context;
    }
}

// Why the vault does not open, for whoever runs the daemon.
QString vaultSentence(const Error &error, const QString &folder)
{
    switch (error.kind) {
    case ErrorKind::Unsupported:
        return u"The vault in %1 was made by a newer Endpaper. Nothing was changed; please update "
               u"this "
               "program."_s.arg(folder);
    case ErrorKind::Corrupt:
        return u"The vault in %1 is damaged (%2). Restore a backup: endpaperctl --data %1 restore FILE"_s
            .arg(folder, error.context);
    case ErrorKind::Unavailable:
        return u"The vault in %1 cannot be opened or written: %2. Is the disk full, or the folder "
               "read-only?"_s.arg(folder, error.context);
    default:
        return u"The vault in %1 does not open: %2"_s.arg(folder, error.context);
    }
}

// Why one that only works does not go on with this schema.
QString schemaSentence(const Error &error, const QString &folder)
{
    if (error.kind != ErrorKind::Unsupported) {
        return vaultSentence(error, folder);
    }
    return error.field == "newer"_L1 ? u"The vault in %1 is of a newer Endpaper. Please update "
                                       u"this program, which only works for "
                                       "it."_s.arg(folder)
                                     : u"The vault in %1 is of an older Endpaper. Start the "
                                       u"endpaperd of this version that serves "
                                       "it first."_s.arg(folder);
}

std::vector<server::Route> allRoutes(const server::Settings &settings)
{
    if (settings.isJobsOnly) {
        return {};
    }
    std::vector<server::Route> routes = server::groundRoutes(settings);
    server::addSyncServerRoutes(routes);
    server::addCopiesRoutes(routes);
    server::addWebRoutes(routes);
    return routes;
}

} // namespace

Daemon::Daemon(Configuration configuration)
    : m_configuration(std::move(configuration))
{
}

Daemon::~Daemon()
{
    m_runtimeFile.reset();
    m_http.reset();
    m_diskAlarm.reset();
    m_maintenance.reset();
    m_events.reset();
    m_live.reset();
    m_jobs.reset();
    m_importer.reset();
    m_engine.reset();
}

tl::expected<void, QString> Daemon::start()
{
    const QString folder = m_configuration.settings.dataFolder;
    if (m_configuration.settings.isJobsOnly) {
        return startWorking();
    }
    if (!QDir().mkpath(folder)) {
        return tl::unexpected(u"The folder %1 cannot be made."_s.arg(folder));
    }
    useIsbnRanges(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    auto lock = store::FolderLock::take(folder);
    if (!lock) {
        return tl::unexpected(
            lock.error().kind == ErrorKind::Conflict
                ? u"Another endpaperd is using %1. Stop that one, or use another folder."_s.arg(
                    folder)
                : u"The folder %1 cannot be written: %2"_s.arg(folder, lock.error().context));
    }
    m_lock = std::move(*lock);
    if (auto joined = joinWorkers(); !joined) {
        return joined;
    }
    if (auto opened = openEngine(); !opened) {
        return opened;
    }
    joinRooms();
    if (auto listening = listen(); !listening) {
        return listening;
    }
    return m_configuration.settings.isSolo ? openSolo() : tl::expected<void, QString>();
}

// Whoever shares a queue shares the options that its work depends on.
tl::expected<void, QString> Daemon::joinWorkers()
{
    const server::Settings &settings = m_configuration.settings;
    const QString folder = settings.dataFolder;
    auto joined =
        store::WorkerLock::join(folder, (settings.isSolo ? 1 : 0) + (settings.isSample ? 2 : 0));
    if (joined) {
        m_joined = std::move(*joined);
        return {};
    }
    if (joined.error().kind != ErrorKind::Conflict) {
        return tl::unexpected(
            u"The folder %1 cannot be written: %2"_s.arg(folder, joined.error().context));
    }
    return tl::unexpected(joined.error().context == "mode"_L1
                              ? u"Another endpaperd works for %1 with other options: all need the "
                                "same --solo and --sample-sources."_s.arg(folder)
                              : u"A backup is being restored to %1."_s.arg(folder));
}

tl::expected<void, QString> Daemon::startWorking()
{
    server::Settings &settings = m_configuration.settings;
    const QString folder = settings.dataFolder;
    if (!QFile::exists(settings.vaultPath())) {
        return tl::unexpected(
            u"There is no vault in %1. Start the endpaperd that serves it first."_s.arg(folder));
    }
    if (auto joined = joinWorkers(); !joined) {
        return joined;
    }
    const auto checked = [&]() -> Expected<> {
        TRY_ASSIGN(const auto vault, store::openVaultReader(settings.vaultPath()));
        return store::checkVaultSchema(*vault);
    }();
    if (!checked) {
        return tl::unexpected(schemaSentence(checked.error(), folder));
    }
    useIsbnRanges(folder);
    settings.readers = 1; // for the planner
    if (auto opened = openEngine(); !opened) {
        return opened;
    }
    m_jobs = std::make_unique<server::JobRunner>(*m_engine,
                                                 server::JobOptions{.isSample = settings.isSample});
    m_jobs->start();
    m_engine->listenToOthers([this] { return m_joined->areThereOthers(); });
    connect(&m_schemaLook, &QTimer::timeout, this, [this, folder] {
        // Nothing is done any more with another schema; then there is no use in staying.
        m_engine->read([](server::Context &) -> Expected<> { return {}; }, this,
                       [this, folder](const Expected<> &done) {
                           if (!done && done.error().kind == ErrorKind::Unsupported) {
                               Q_EMIT gaveUp(schemaSentence(done.error(), folder));
                           }
                       });
    });
    m_schemaLook.start(schemaLookInterval);
    return {};
}

tl::expected<void, QString> Daemon::openEngine()
{
    server::Settings &settings = m_configuration.settings;
    settings.sync.clockGuard = &m_clockGuard;
    auto engine = server::Engine::open(settings, allRoutes(settings));
    if (!engine) {
        return tl::unexpected(vaultSentence(engine.error(), settings.dataFolder));
    }
    m_engine = std::move(*engine);
    return {};
}

void Daemon::joinRooms()
{
    m_importer = std::make_unique<server::CatalogueImporter>(*m_engine);
    server::JobOptions options;
    options.isSample = m_configuration.settings.isSample;
    if (!m_configuration.settings.hasJobs) {
        options.concurrentMax = 0;
    }
    m_jobs = std::make_unique<server::JobRunner>(*m_engine, options);
    m_jobs->start();
    m_live = std::make_unique<server::LiveHub>(*m_engine);
    m_events = std::make_unique<server::EventStream>(*m_engine);
    m_maintenance = std::make_unique<server::SyncMaintenance>(*m_engine);
    m_diskAlarm = std::make_unique<server::DiskAlarm>(*m_engine);
    m_engine->addLiveSink([this](const QList<LiveEvent> &events) {
        const bool hasJob = std::any_of(events.begin(), events.end(), [](const LiveEvent &event) {
            return event.kind == LiveEvent::Kind::JobAdded;
        });
        if (hasJob) {
            m_importer->wake();
            m_jobs->wake();
        }
        m_live->deliver(events);
        m_events->deliver(events);
    });
    m_engine->listenToOthers([this] { return m_joined->areThereOthers(); });
}

tl::expected<void, QString> Daemon::listen()
{
    if (m_configuration.hasTls) {
        const QString certificate = m_configuration.certificateFile;
        auto identity = certificate.isEmpty()
            ? server::selfMadeCertificate(m_configuration.settings.dataFolder,
                                          m_configuration.certificateHosts)
            : server::loadTlsIdentity(certificate, m_configuration.keyFile);
        if (!identity) {
            return tl::unexpected(u"TLS cannot be used: %1"_s.arg(identity.error().context));
        }
        m_configuration.http.tls = std::move(*identity);
    }
    m_http = std::make_unique<server::HttpServer>(*m_engine, m_configuration.http);
    m_http->setUpgradeHandler(server::LiveHub::path(),
                              [this](QWebSocket *socket, const server::Request &request) {
                                  m_live->add(socket, request.peer);
                              });
    m_http->setUpgradeHandler(server::EventStream::path(),
                              [this](QWebSocket *socket, const server::Request &request) {
                                  m_events->add(socket, request);
                              });
    connect(m_http.get(), &server::HttpServer::stopped, this, &Daemon::stopped);
    m_engine->addMetricsText([this] {
        const server::HttpFigures figures = m_http->figures();
        return QByteArray(
            "# TYPE endpaper_connections gauge\nendpaper_connections "
            + QByteArray::number(figures.connections)
            + "\n# TYPE endpaper_http_refusals_total counter\nendpaper_http_refusals_total "
            + QByteArray::number(figures.failures) + '\n');
    });
    const auto port = m_http->listen(m_configuration.host, m_configuration.port);
    if (!port) {
        return tl::unexpected(port.error().context);
    }
    const QString host = m_configuration.host == "*"_L1 ? u"0.0.0.0"_s : m_configuration.host;
    m_url = (m_configuration.hasTls ? u"https://"_s : u"http://"_s)
        % (host.contains(u':') ? QString(u'[' % host % u']') : host) % u':'
        % QString::number(*port);
    return {};
}

tl::expected<void, QString> Daemon::openSolo()
{
    const auto access = server::openSolo(*m_engine);
    if (!access) {
        return tl::unexpected(vaultSentence(access.error(), m_configuration.settings.dataFolder));
    }
    m_runtimeFile = std::make_unique<RuntimeFile>(m_configuration.settings.dataFolder);
    if (auto written =
            m_runtimeFile->write({m_url, m_engine->serverId(), access->account, access->token});
        !written) {
        return tl::unexpected(
            u"The runtime file cannot be written: %1"_s.arg(written.error().context));
    }
    return {};
}

void Daemon::stop()
{
    if (!m_http) {
        Q_EMIT stopped();
        return;
    }
    m_runtimeFile.reset(); // nobody new
    m_live->closeAll();
    m_events->closeAll();
    m_http->stop();
}

} // namespace endpaper
