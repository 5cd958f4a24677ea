// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningdaemon.h"

#include <QFile>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTest>

namespace endpaper::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int waitMs = 60'000; // a busy machine

} // namespace

RunningDaemon::RunningDaemon(const QString &folder)
    : m_folder(folder)
{
    m_network.setProxy(QNetworkProxy::NoProxy);
}

RunningDaemon::~RunningDaemon() { kill(); }

bool RunningDaemon::start(const QStringList &more, const QByteArray &configuration)
{
    QFile file(m_folder + u"/test.toml"_s);
    if (!file.open(QIODevice::WriteOnly)
        || file.write("[passwords]\noperations = 1\nmemory_kib = 8\n" + configuration) < 0) {
        return false;
    }
    file.close();
    QStringList arguments{u"--data"_s, m_folder + u"/data"_s, u"--config"_s, file.fileName()};
    if (!more.contains(u"--listen"_s)) {
        arguments += {u"--listen"_s, u"127.0.0.1:0"_s};
    }
    return run(arguments + more);
}

bool RunningDaemon::startPlain()
{
    return run({u"--data"_s, m_folder + u"/data"_s, u"--listen"_s, u"127.0.0.1:0"_s});
}

bool RunningDaemon::work(const QStringList &more)
{
    QStringList arguments{u"--data"_s, m_folder + u"/data"_s, u"--jobs-only"_s};
    if (const QString file = m_folder + u"/test.toml"_s; QFile::exists(file)) {
        arguments += {u"--config"_s, file};
    }
    return run(arguments + more);
}

bool RunningDaemon::run(const QStringList &arguments)
{
    m_process.start(QString::fromUtf8(ENDPAPERD), arguments);
    const bool isSettled = QTest::qWaitFor(
        [this] { return m_process.canReadLine() || m_process.state() == QProcess::NotRunning; },
        waitMs);
    if (!isSettled || m_process.state() == QProcess::NotRunning) {
        m_errors += m_process.readAllStandardError();
        return false;
    }
    m_readyLine = QString::fromLocal8Bit(m_process.readLine());
    m_url = m_readyLine.trimmed().section(u' ', -1);
    return true;
}

void RunningDaemon::kill()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(waitMs);
    }
}

bool RunningDaemon::end()
{
    m_process.terminate();
    const bool isEnded = m_process.waitForFinished(waitMs);
    m_errors += m_process.readAllStandardError();
    return isEnded && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

RunningDaemon::Answer RunningDaemon::ask(const QByteArray &method, const QString &target,
                                         const QByteArray &token, const QByteArray &body,
                                         const QByteArray &contentType)
{
    QNetworkRequest request(QUrl(m_url + target));
    if (!token.isEmpty()) {
        request.setRawHeader("Authorization", "Bearer " + token);
    }
    if (!body.isEmpty()) {
        request.setRawHeader("Content-Type", contentType);
    }
    QNetworkReply *reply = m_network.sendCustomRequest(request, method, body);
    reply->ignoreSslErrors();
    (void)QTest::qWaitFor([reply] { return reply->isFinished(); }, waitMs);
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = reply->readAll();
    answer.json = QJsonDocument::fromJson(answer.body).object();
    for (const auto &[name, value] : reply->rawHeaderPairs()) {
        answer.headers.insert(name.toLower(), value);
    }
    reply->deleteLater();
    return answer;
}

QByteArray RunningDaemon::signUp(const QString &email)
{
    return ask("POST", u"/api/v1/users"_s, {},
               QJsonObject{{u"email"_s, email},
                           {u"password"_s, u"correct horse"_s},
                           {u"display_name"_s, u"Reader"_s},
                           {u"device_name"_s, u"test"_s}})
        .json["access_token"_L1]
        .toString()
        .toLatin1();
}

Run ctl(const QString &folder, const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(QString::fromUtf8(ENDPAPERCTL),
                  QStringList{u"--data"_s, folder + u"/data"_s} + arguments);
    process.write(input);
    process.closeWriteChannel();
    // The daemon's answers are served by its own process; only ours waits here.
    if (!process.waitForFinished(waitMs)) {
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromLocal8Bit(process.readAllStandardOutput()),
            QString::fromLocal8Bit(process.readAllStandardError())};
}

} // namespace endpaper::test
