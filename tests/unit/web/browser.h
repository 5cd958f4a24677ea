// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QWebSocket>

namespace endpaper::test {

// A real Chromium without a window, driven over its DevTools socket: one page.
class Browser
{
public:
    bool start()
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("chromium"));
        if (program.isEmpty()) {
            return false;
        }
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program,
                        {QStringLiteral("--headless=new"), QStringLiteral("--no-sandbox"),
                         QStringLiteral("--disable-gpu"), QStringLiteral("--no-first-run"),
                         QStringLiteral("--disable-dev-shm-usage"),
                         QStringLiteral("--remote-debugging-port=0"),
                         QStringLiteral("--remote-allow-origins=*"),
                         QStringLiteral("--user-data-dir=") + m_profile.path()});
        QByteArray said;
        QUrl url;
        const bool isListening = QTest::qWaitFor(
            [&] {
                said += m_process.readAll();
                static const QRegularExpression line(
                    QStringLiteral("DevTools listening on (ws://\\S+)"));
                url = QUrl(line.match(QString::fromUtf8(said)).captured(1));
                return !url.isEmpty();
            },
            60'000);
        if (!isListening) {
            return false;
        }
        QObject::connect(
            &m_socket, &QWebSocket::textMessageReceived, &m_socket, [this](const QString &text) {
                const QJsonObject answer = QJsonDocument::fromJson(text.toUtf8()).object();
                if (answer.contains(QStringLiteral("id"))) {
                    m_answers.insert(answer[QStringLiteral("id")].toInt(), answer);
                }
            });
        m_socket.open(url);
        if (!QTest::qWaitFor([this] { return m_socket.isValid(); }, 20'000)) {
            return false;
        }
        const QString target = call(QStringLiteral("Target.createTarget"),
                                    {{QStringLiteral("url"),
                                      QStringLiteral("about:blank")}})[QStringLiteral("targetId")]
                                   .toString();
        m_session = call(QStringLiteral("Target.attachToTarget"),
                         {{QStringLiteral("targetId"), target},
                          {QStringLiteral("flatten"), true}})[QStringLiteral("sessionId")]
                        .toString();
        return !m_session.isEmpty();
    }
    ~Browser()
    {
        m_socket.close();
        m_process.terminate();
        if (!m_process.waitForFinished(10'000)) {
            m_process.kill();
            m_process.waitForFinished(5'000);
        }
    }

    QJsonObject call(const QString &method, const QJsonObject &parameters = {})
    {
        QJsonObject message{{QStringLiteral("id"), ++m_last},
                            {QStringLiteral("method"), method},
                            {QStringLiteral("params"), parameters}};
        if (!m_session.isEmpty()) {
            message.insert(QStringLiteral("sessionId"), m_session);
        }
        const int id = m_last;
        m_socket.sendTextMessage(
            QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
        if (!QTest::qWaitFor([&] { return m_answers.contains(id); }, 30'000)) {
            return {};
        }
        return m_answers.take(id)[QStringLiteral("result")].toObject();
    }
    // From the next page on: what a page's own policy forbids is counted.
    void watchPolicy()
    {
        call(QStringLiteral("Page.enable"));
        call(QStringLiteral("Page.addScriptToEvaluateOnNewDocument"),
             {{QStringLiteral("source"),
               QStringLiteral("window.refused = []; document.addEventListener("
                              "'securitypolicyviolation', e => window.refused.push("
                              "e.violatedDirective + ' ' + e.blockedURI));")}});
    }
    QString refused() { return evaluate(QStringLiteral("window.refused.join()")).toString(); }
    void setLanguage(const QString &accepted)
    {
        call(QStringLiteral("Network.enable"));
        QJsonObject headers;
        if (!accepted.isEmpty()) {
            headers.insert(QStringLiteral("Accept-Language"), accepted);
        }
        call(QStringLiteral("Network.setExtraHTTPHeaders"), {{QStringLiteral("headers"), headers}});
    }
    // What an expression gives in the page; undefined for an error.
    QJsonValue evaluate(const QString &expression)
    {
        const QJsonObject result = call(
            QStringLiteral("Runtime.evaluate"),
            {{QStringLiteral("expression"), expression}, {QStringLiteral("returnByValue"), true}});
        return result[QStringLiteral("result")].toObject()[QStringLiteral("value")];
    }
    void setSize(int width, int height, bool isDark)
    {
        call(QStringLiteral("Emulation.setDeviceMetricsOverride"),
             {{QStringLiteral("width"), width},
              {QStringLiteral("height"), height},
              {QStringLiteral("deviceScaleFactor"), 1},
              {QStringLiteral("mobile"), false}});
        call(QStringLiteral("Emulation.setEmulatedMedia"),
             {{QStringLiteral("features"),
               QJsonArray{
                   QJsonObject{{QStringLiteral("name"), QStringLiteral("prefers-color-scheme")},
                               {QStringLiteral("value"),
                                isDark ? QStringLiteral("dark") : QStringLiteral("light")}}}}});
    }
    void setScripts(bool areOn)
    {
        call(QStringLiteral("Emulation.setScriptExecutionDisabled"),
             {{QStringLiteral("value"), !areOn}});
    }
    void open(const QString &url)
    {
        call(QStringLiteral("Page.enable"));
        call(QStringLiteral("Page.navigate"), {{QStringLiteral("url"), url}});
        (void)QTest::qWaitFor(
            [&] {
                return evaluate(QStringLiteral("document.readyState")).toString()
                    == QStringLiteral("complete");
            },
            30'000);
    }

private:
    QTemporaryDir m_profile;
    QProcess m_process;
    QWebSocket m_socket;
    QHash<int, QJsonObject> m_answers;
    QString m_session;
    int m_last = 0;
};

} // namespace endpaper::test
