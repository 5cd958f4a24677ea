// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/syncservice.h"

#include "store/cache/fetched.h"
#include "sync/httptransport.h"

#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

const QString pausedSetting = u"sync.paused"_s; // in the account's own file

} // namespace

SyncService::SyncService(Workspace &workspace, DaemonClient &client, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_client(client)
{
    connect(&workspace, &Workspace::opened, this, &SyncService::findPause);
    // The engine's jobs are on the store's thread: it must be gone before that is.
    connect(&workspace, &Workspace::aboutToClose, this, [this] {
        ++m_opening;
        m_isCacheOpen = false;
        retireEngine();
        Q_EMIT statusChanged();
    });
    connect(&workspace, &Workspace::edited, this, [this] {
        if (m_engine) {
            m_engine->noteLocalEdit();
        }
    });
    connect(&client, &DaemonClient::endpointChanged, this, &SyncService::restart);
    connect(&client, &DaemonClient::tokensRefreshed, this, &SyncService::sendNow);
}

SyncService::~SyncService() = default;

// Nothing is sent before it is known whether anything may be.
void SyncService::findPause()
{
    m_workspace.read([](store::Transaction &transaction) {
        return store::findSetting(transaction, pausedSetting);
    }) | then(this, [this, opening = m_opening](const Expected<std::optional<QString>> &kept) {
        if (opening != m_opening) {
            return; // closed meanwhile
        }
        m_isPaused = kept && *kept == u"1"_s;
        m_isCacheOpen = true;
        restart();
    });
}

void SyncService::retireEngine()
{
    if (!m_engine) {
        return;
    }
    m_engine->disconnect(this);
    m_engine->disconnect(&m_workspace);
    m_engine->stop();
    // Its jobs on the store's thread answer to it: it goes when they have.
    std::shared_ptr<sync::SyncEngine> retired = std::move(m_engine);
    m_workspace.store().post([](store::Database &) -> Expected<> { return {}; })
        | then(this, [retired](const Expected<> &) {});
}

void SyncService::restart()
{
    if (!m_isCacheOpen) {
        return;
    }
    const std::optional<Endpoint> endpoint = m_client.endpoint();
    retireEngine();
    sync::SyncEngine::Options options;
    options.app = QStringLiteral(ENDPAPER_VERSION);
    options.account = endpoint ? endpoint->account : Uuid();
    options.ballast = m_workspace.ballast();
    m_engine =
        std::make_unique<sync::SyncEngine>(m_workspace.store(), m_workspace.clock(), options);
    // Queued: what follows may replace the engine, which must not happen inside its own signal.
    connect(m_engine.get(), &sync::SyncEngine::statusChanged, this, &SyncService::followStatus,
            Qt::QueuedConnection);
    connect(m_engine.get(), &sync::SyncEngine::accountMismatched, this,
            &SyncService::accountMismatched, Qt::QueuedConnection);
    connect(m_engine.get(), &sync::SyncEngine::rowsChanged, &m_workspace, &Workspace::noteRemote);
    connect(m_engine.get(), &sync::SyncEngine::noteReceived, this, &SyncService::noteReceived);
    connect(m_engine.get(), &sync::SyncEngine::changesRefused, this, &SyncService::changesRefused);
    m_engine->setPaused(m_isPaused);
    if (endpoint) {
        m_engine->start(std::make_unique<sync::HttpTransport>(
            endpoint->base, [this] { return m_client.accessToken(); }, endpoint->pin,
            m_workspace.clock()));
    }
    Q_EMIT statusChanged();
}

void SyncService::followStatus()
{
    // An access token lives for minutes: a new one, without troubling the reader. A file of another
    // account is no matter of tokens.
    const sync::SyncStatus now = status();
    if (now.state == sync::SyncState::AuthNeeded && now.lastError != ErrorKind::Conflict) {
        m_client.refresh() | then(this, [](const Expected<> &) {});
    }
    // While a try is under way no next one is named.
    if (now.state == sync::SyncState::Offline && now.nextTryAt && now.nextTryAt != m_askedFor) {
        m_askedFor = now.nextTryAt;
        askServer();
    }
    Q_EMIT statusChanged();
}

// A refused exchange looks like no network at all: another question tells them apart.
void SyncService::askServer()
{
    m_client.get(u"/api/v1/server"_s) | then(this, [this](const Expected<JsonReply> &reply) {
        m_doesAnswer = m_client.isReachable();
        m_isCertificateOther = !reply && reply.error().field == u"certificate";
        Q_EMIT statusChanged();
    });
}

SyncService::Trouble SyncService::trouble() const
{
    const sync::SyncStatus now = status();
    if (now.isPortal) {
        return Trouble::Portal;
    }
    if (now.isDiskFull) {
        return Trouble::Disk;
    }
    if (now.lastError == ErrorKind::Unsupported) {
        return Trouble::Upgrade;
    }
    if (now.state != sync::SyncState::Offline || !now.lastError) {
        return Trouble::None;
    }
    switch (*now.lastError) {
    case ErrorKind::Unavailable:
    case ErrorKind::Cancelled:
        return m_doesAnswer ? Trouble::Server : Trouble::Network;
    case ErrorKind::RateLimited:
        return Trouble::Busy;
    case ErrorKind::TooLarge:
        return Trouble::TooLarge;
    case ErrorKind::Forbidden:
        return m_isCertificateOther ? Trouble::Certificate : Trouble::Devices;
    default:
        return Trouble::Unknown;
    }
}

sync::SyncStatus SyncService::status() const
{
    return m_engine ? m_engine->status() : sync::SyncStatus();
}

void SyncService::setPaused(bool isPaused)
{
    m_isPaused = isPaused;
    if (m_engine) {
        m_engine->setPaused(isPaused);
    }
    m_workspace.write([isPaused](store::Transaction &transaction) {
        return store::putSetting(transaction, pausedSetting, isPaused ? u"1"_s : u"0"_s);
    }) | then(this, [](const Expected<> &) {});
    Q_EMIT statusChanged();
}

void SyncService::sendNow()
{
    if (m_engine) {
        m_engine->sendNow();
    }
}

QFuture<Expected<SyncService::Waiting>> SyncService::waiting(int limit)
{
    return m_workspace.read([limit](store::Transaction &transaction) -> Expected<Waiting> {
        Waiting waiting;
        TRY_ASSIGN(waiting.waiting, store::listWaiting(transaction, limit));
        TRY_ASSIGN(waiting.refused, store::listRefused(transaction, limit));
        TRY_ASSIGN(waiting.conflicts, store::listConflicts(transaction, limit));
        return waiting;
    });
}

QFuture<Expected<>> SyncService::dismissRefused(quint64 number)
{
    return m_workspace.write([number](store::Transaction &transaction) {
        return store::dismissRefused(transaction, number);
    });
}

QFuture<Workspace::Committed> SyncService::act(Act act)
{
    return m_workspace.write(std::move(act)) | then(this, [this](Workspace::Committed done) {
               if (done) {
                   m_workspace.noteCommitted(done->touched);
               }
               return done;
           });
}

QFuture<Workspace::Committed> SyncService::resendRefused(quint64 number)
{
    const Clock *clock = &m_workspace.clock();
    return act([clock, number](store::Transaction &transaction) {
        return store::resendRefused(transaction, *clock, number, Uuid::create(*clock));
    });
}

QFuture<Expected<>> SyncService::saveRefused(const QString &path)
{
    return m_workspace.read([path](store::Transaction &transaction) -> Expected<> {
        TRY_ASSIGN(const QByteArray json, store::exportRefused(transaction));
        QSaveFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(json) != json.size() || !out.commit()) {
            return fail(ErrorKind::Unavailable, out.errorString());
        }
        return {};
    });
}

QFuture<Expected<>> SyncService::keepNow(qint64 number)
{
    return m_workspace.write([number](store::Transaction &transaction) {
        return store::dropConflict(transaction, number);
    });
}

QFuture<Workspace::Committed> SyncService::takeOther(qint64 number)
{
    const Clock *clock = &m_workspace.clock();
    return act([clock, number](store::Transaction &transaction) {
        return store::chooseOther(transaction, *clock, number, Uuid::create(*clock));
    });
}

} // namespace endpaper::services
