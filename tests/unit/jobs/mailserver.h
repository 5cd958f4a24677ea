// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/settings.h"
#include "support/required.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <functional>

#define NEED_MAIL(server)                                                                          \
    if ((server).port == 0) {                                                                      \
        SKIP_FOR_LACK("python3-aiosmtpd is not installed: no real mail server to send to");        \
    }

namespace endpaper::test {

using namespace Qt::StringLiterals;
using namespace endpaper::server;

// A real mail server in a process of its own.
class MailServer
{
public:
    explicit MailServer(const QStringList &arguments = {})
    {
        const QString script =
            QDir::cleanPath(QStringLiteral(ENDPAPER_TEST_DATA "/../smtpserver.py"));
        m_process.start(u"/usr/bin/python3"_s, QStringList{script} + arguments);
        if (m_process.waitForStarted(10'000) && waitForLine()) {
            port = quint16(m_process.readLine().trimmed().toUInt());
        }
    }
    ~MailServer()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(10'000);
    }
    bool waitForLine()
    {
        const auto isOver = [this] {
            return m_process.canReadLine() || m_process.state() == QProcess::NotRunning;
        };
        return QTest::qWaitFor(isOver, 20'000) && m_process.canReadLine();
    }
    QJsonObject letter()
    {
        return waitForLine() ? QJsonDocument::fromJson(m_process.readLine()).object()
                             : QJsonObject();
    }
    bool hasMore() const { return m_process.canReadLine(); }

    quint16 port = 0; // 0: no python3-aiosmtpd here

private:
    QProcess m_process;
};

inline std::function<void(Settings &)> mailTo(const MailServer &server)
{
    return [port = server.port](Settings &settings) {
        settings.mail.host = u"127.0.0.1"_s;
        settings.mail.port = port;
        settings.mail.security = MailSettings::Security::None;
        settings.mail.from = u"Endpaper <books@example.org>"_s;
    };
}

} // namespace endpaper::test
