// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/catalogueservice.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslError>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace endpaper::services {

CatalogueService::CatalogueService(DaemonClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    m_daemonWait.setSingleShot(true);
    m_daemonWait.setInterval(daemonWaitMs);
    connect(&m_daemonWait, &QTimer::timeout, this, [this] {
        fail({ErrorKind::Unavailable, u"no daemon"_s});
    });
    connect(&m_client, &DaemonClient::endpointChanged, this, [this] {
        if (const auto endpoint = m_client.endpoint(); endpoint && m_daemonWait.isActive()) {
            send(*endpoint);
        }
    });
}

void CatalogueService::start(const QString &path)
{
    cancel();
    m_error = {};
    m_done = 0;
    m_total = 0;
    m_skipped = 0;
    m_job.clear();
    m_file = std::make_unique<QFile>(path);
    if (!m_file->open(QIODevice::ReadOnly)) {
        fail({QFileInfo::exists(path) ? ErrorKind::Unavailable : ErrorKind::NotFound,
              m_file->errorString()});
        return;
    }
    m_total = m_file->size();
    m_stage = Stage::Sending;
    if (const auto endpoint = m_client.endpoint()) {
        send(*endpoint);
    } else {
        m_daemonWait.start();
        Q_EMIT changed();
    }
}

void CatalogueService::send(const Endpoint &endpoint)
{
    m_daemonWait.stop();
    QUrl url = endpoint.base;
    url.setPath(u"/api/v1/admin/catalogue"_s);
    url.setQuery(QUrlQuery{{u"name"_s, QFileInfo(*m_file).fileName()}});
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + m_client.accessToken());
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/octet-stream"_s);
    m_reply = m_network.post(request, m_file.get());
    // The same trust as everywhere: the pinned certificate, or the system's authorities.
    connect(m_reply, &QNetworkReply::sslErrors, m_reply,
            [reply = m_reply, pin = endpoint.pin](const QList<QSslError> &errors) {
                for (const QSslError &error : errors) {
                    if (pin.isEmpty()
                        || error.certificate().digest(QCryptographicHash::Sha256) != pin) {
                        return;
                    }
                }
                reply->ignoreSslErrors(errors);
            });
    connect(m_reply, &QNetworkReply::encrypted, m_reply, [reply = m_reply, pin = endpoint.pin] {
        const QSslCertificate shown = reply->sslConfiguration().peerCertificate();
        if (!pin.isEmpty() && shown.digest(QCryptographicHash::Sha256) != pin) {
            reply->abort();
        }
    });
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 done, qint64) {
        m_done = done;
        Q_EMIT changed();
    });
    connect(m_reply, &QNetworkReply::finished, this, [this, reply = m_reply] { sent(reply); });
    Q_EMIT changed();
}

void CatalogueService::sent(QNetworkReply *reply)
{
    reply->deleteLater();
    if (m_reply != reply) {
        return;
    }
    m_reply = nullptr;
    m_file.reset();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0) {
        fail({ErrorKind::Unavailable, reply->errorString()});
        return;
    }
    const auto json = DaemonClient::jsonOf({.status = status, .body = reply->readAll()});
    if (!json) {
        // A file in a form that nobody reads is no fault of the fields.
        Error error = json.error();
        if (error.kind == ErrorKind::Invalid) {
            error.kind = ErrorKind::Unsupported;
        }
        fail(error);
        return;
    }
    const QJsonValue job = json->body["job"_L1];
    m_job = job.isObject() ? job[u"id"].toString() : job.toString();
    m_stage = Stage::Reading;
    m_done = 0;
    m_total = 0;
    Q_EMIT changed();
    poll();
}

void CatalogueService::poll()
{
    if (m_stage != Stage::Reading) {
        return;
    }
    m_client.get(u"/api/v1/admin/jobs/%1"_s.arg(m_job))
        | then(this, [this, job = m_job](const Expected<JsonReply> &reply) {
              if (m_stage != Stage::Reading || job != m_job) {
                  return;
              }
              if (reply) {
                  heard(reply->body);
              } else if (reply.error().kind == ErrorKind::Unavailable) {
                  QTimer::singleShot(pollMs * 4, this, &CatalogueService::poll); // it goes on there
              } else {
                  fail(reply.error());
              }
          });
}

void CatalogueService::heard(const QJsonObject &job)
{
    m_done = job["added"_L1].toInteger() + job["updated"_L1].toInteger()
        + job["unchanged"_L1].toInteger();
    m_total = 0;
    m_skipped = job["skipped"_L1].toInteger();
    const QString state = job["state"_L1].toString();
    if (state == u"done") {
        end(Stage::Done);
    } else if (state == u"failed") {
        const QString why = job["reason"_L1].toString();
        fail({why.contains(u"corrupt", Qt::CaseInsensitive) ? ErrorKind::Corrupt
                                                            : ErrorKind::Unsupported,
              why});
    } else {
        Q_EMIT changed();
        QTimer::singleShot(pollMs, this, &CatalogueService::poll);
    }
}

void CatalogueService::cancel()
{
    if (m_reply) {
        QNetworkReply *reply = std::exchange(m_reply, nullptr);
        reply->abort();
    }
    m_daemonWait.stop();
    m_file.reset();
    if (m_stage == Stage::Sending || m_stage == Stage::Reading) {
        fail({ErrorKind::Cancelled, u"stopped"_s});
    }
}

void CatalogueService::end(Stage stage)
{
    m_stage = stage;
    Q_EMIT changed();
}

void CatalogueService::fail(Error error)
{
    m_error = std::move(error);
    m_file.reset();
    end(Stage::Failed);
}

} // namespace endpaper::services
