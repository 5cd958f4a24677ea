// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/tour/tourworld.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimer>

namespace endpaper::desktop {

using namespace Qt::StringLiterals;

namespace {

// A search under way is looked at again in so many seconds; the end of terms is minutes away.
constexpr int searchRefreshSecondsMax = 10;

QString program(const QString &name)
{
    return QCoreApplication::applicationDirPath() + u'/' + name;
}

} // namespace

TourWorld::TourWorld(QObject *parent)
    : QObject(parent)
{
    m_shared.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // The certificate is self-made; whether the window checks it is what the tour looks at.
    connect(&m_network, &QNetworkAccessManager::sslErrors, this,
            [](QNetworkReply *reply, const QList<QSslError> &) { reply->ignoreSslErrors(); });
}

TourWorld::~TourWorld()
{
    m_shared.terminate();
    if (m_shared.state() != QProcess::NotRunning && !m_shared.waitForFinished(6000)) {
        m_shared.kill();
        m_shared.waitForFinished(2000);
    }
}

void TourWorld::startShared(Done done)
{
    const QString data = folder() + u"/shared"_s;
    QDir().mkpath(data);
    QFile config(folder() + u"/shared.toml"_s);
    if (!config.open(QIODevice::WriteOnly)) {
        done(endpaper::fail(ErrorKind::Unavailable, u"cannot write "_s + config.fileName()));
        return;
    }
    config.write("[tls]\nenabled = true\n");
    config.close();
    m_shared.disconnect(this);
    const auto once = std::make_shared<Done>(std::move(done));
    connect(&m_shared, &QProcess::readyReadStandardOutput, this, [this, once] {
        if (!m_shared.canReadLine()) {
            return;
        }
        m_sharedUrl = QUrl(QString::fromUtf8(m_shared.readLine()).trimmed().section(u' ', -1));
        if (const Done call = std::exchange(*once, {})) {
            call(m_sharedUrl.toString());
        }
    });
    connect(&m_shared, &QProcess::finished, this, [once](int code) {
        if (const Done call = std::exchange(*once, {})) {
            call(endpaper::fail(ErrorKind::Unavailable,
                                u"the shared daemon ended with %1"_s.arg(code)));
        }
    });
    const QString listen = u"127.0.0.1:%1"_s.arg(m_sharedUrl.port(0));
    m_shared.start(program(u"endpaperd"_s),
                   {u"--data"_s, data, u"--listen"_s, listen, u"--config"_s, config.fileName(),
                    u"--sample-sources"_s});
}

void TourWorld::killShared()
{
    m_shared.disconnect(this);
    m_shared.kill();
    m_shared.waitForFinished(5000);
}

void TourWorld::run(const QString &executable, const QStringList &arguments, Done done)
{
    auto *process = new QProcess(this);
    connect(process, &QProcess::finished, this, [process, done](int code) {
        process->deleteLater();
        if (code == 0) {
            done(QString::fromUtf8(process->readAllStandardOutput()).trimmed());
        } else {
            done(endpaper::fail(ErrorKind::Unavailable,
                                QString::fromUtf8(process->readAllStandardError()).trimmed()));
        }
    });
    process->start(executable, arguments);
}

void TourWorld::operate(const QStringList &arguments, Done done)
{
    run(program(u"endpaperctl"_s), QStringList{u"--data"_s, folder() + u"/shared"_s} + arguments,
        std::move(done));
}

void TourWorld::send(const QByteArray &verb, const QString &path, const QJsonObject &body,
                     const QByteArray &token, std::function<void(Expected<QByteArray>)> done)
{
    QNetworkRequest request(m_sharedUrl.resolved(QUrl(path)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setTransferTimeout(15000);
    if (!token.isEmpty()) {
        request.setRawHeader("Authorization", "Bearer " + token);
    }
    const QByteArray sent =
        body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    QNetworkReply *reply = m_network.sendCustomRequest(request, verb, sent);
    connect(reply, &QNetworkReply::finished, this, [reply, done = std::move(done), path] {
        reply->deleteLater();
        const QByteArray answer = reply->readAll();
        if (reply->error() != QNetworkReply::NoError) {
            done(endpaper::fail(ErrorKind::Unavailable,
                                path + u": "_s + reply->errorString() + u' '
                                    + QString::fromUtf8(answer.left(300))));
        } else {
            done(answer);
        }
    });
}

void TourWorld::neighbourSignsUp(const QString &name, double latitude, double longitude, Done done)
{
    const QJsonObject account{{u"email"_s, QString(name.toLower() + u"@neighbours.example"_s)},
                              {u"password"_s, u"a long enough password"_s},
                              {u"display_name"_s, name}};
    send("POST", u"/api/v1/users"_s, account, {}, [=, this](const Expected<QByteArray> &answer) {
        if (!answer) {
            done(tl::unexpected(answer.error()));
            return;
        }
        const QByteArray token =
            QJsonDocument::fromJson(*answer).object().value("access_token"_L1).toString().toUtf8();
        m_tokens.insert(name, token);
        send("PUT", u"/api/v1/me/position"_s, {{u"lat"_s, latitude}, {u"lng"_s, longitude}}, token,
             [done](const Expected<QByteArray> &kept) {
                 kept ? done(QString()) : done(tl::unexpected(kept.error()));
             });
    });
}

void TourWorld::neighbourOffers(const QString &name, const QString &isbn, const QString &title,
                                double latitude, double longitude, Done done)
{
    const QJsonObject place{{u"lat"_s, latitude}, {u"lng"_s, longitude}, {u"radius_m"_s, 10000}};
    const QJsonObject offer{{u"kind"_s, u"give"_s},      {u"isbn"_s, isbn},
                            {u"title"_s, title},         {u"place"_s, place},
                            {u"condition"_s, u"good"_s}, {u"text"_s, u"Read once, kept dry."_s}};
    send("POST", u"/api/v1/offers"_s, offer, m_tokens.value(name),
         [done](const Expected<QByteArray> &answer) {
             answer ? done(QString()) : done(tl::unexpected(answer.error()));
         });
}

void TourWorld::browse(const QString &path, Done done, int refreshesLeft)
{
    send("GET", path, {}, {}, [this, path, done, refreshesLeft](const Expected<QByteArray> &page) {
        if (!page) {
            done(tl::unexpected(page.error()));
            return;
        }
        // While the daemon still searches, the page asks to be fetched anew.
        static const QRegularExpression refresh(u"http-equiv=\"refresh\" content=\"(\\d+)\""_s);
        const QString text = QString::fromUtf8(*page);
        const auto wait = refresh.match(text);
        // A page that is done may still ask for when the terms of its rows end.
        const bool isSearching =
            wait.hasMatch() && wait.captured(1).toInt() <= searchRefreshSecondsMax;
        if (!isSearching || refreshesLeft == 0) {
            done(text);
            return;
        }
        QTimer::singleShot(
            std::chrono::seconds(wait.captured(1).toInt()), this,
            [this, path, done, refreshesLeft] { browse(path, done, refreshesLeft - 1); });
    });
}

void TourWorld::photograph(const QString &path, const QString &file, Done done)
{
    const QString chromium = QStandardPaths::findExecutable(u"chromium"_s);
    if (chromium.isEmpty()) {
        done(u"no Chromium here, so no picture of the page"_s);
        return;
    }
    run(chromium,
        {u"--headless"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--disable-quic"_s,
         u"--no-first-run"_s, u"--disable-background-networking"_s, u"--disable-component-update"_s,
         u"--disable-sync"_s, u"--hide-scrollbars"_s, u"--ignore-certificate-errors"_s,
         u"--window-size=1280,800"_s, u"--user-data-dir="_s + folder() + u"/chromium"_s,
         u"--screenshot="_s + file, m_sharedUrl.resolved(QUrl(path)).toString()},
        [done](const Expected<QString> &ran) { ran ? done(QString()) : done(ran); });
}

} // namespace endpaper::desktop
