// SPDX-License-Identifier: GPL-3.0-or-later
#include "../api/apibench.h"
#include "server/http/httpserver.h"
#include "server/live/eventstream.h"

#include <QTest>
#include <QWebSocket>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::server;
using endpaper::test::ApiBench;

// The administrators' stream, over real sockets.
class TestEventStream : public QObject
{
    Q_OBJECT

    struct Listener
    {
        explicit Listener(const QUrl &url)
        {
            QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket,
                             [this](const QString &text) {
                                 frames.append(QJsonDocument::fromJson(text.toUtf8()).object());
                             });
            socket.open(url);
        }
        void sayToken(const QByteArray &token)
        {
            QTRY_VERIFY(socket.isValid());
            socket.sendTextMessage(u"{\"token\": \"%1\"}"_s.arg(QString::fromLatin1(token)));
        }
        QWebSocket socket;
        QList<QJsonObject> frames;
    };

    void post(const QStringList &types)
    {
        QJsonArray events;
        for (const QString &type : types) {
            events.append(QJsonObject{{u"type"_s, type}});
        }
        QCOMPARE(m_bench->ask(Method::Post, "/api/v1/events", {}, {{u"events"_s, events}}).status,
                 202);
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<ApiBench>();
        m_stream = std::make_unique<EventStream>(*m_bench->engine);
        m_bench->engine->addLiveSink(
            [this](const QList<LiveEvent> &events) { m_stream->deliver(events); });
        m_http = std::make_unique<HttpServer>(*m_bench->engine, HttpOptions());
        m_http->setUpgradeHandler(
            EventStream::path(),
            [this](QWebSocket *socket, const Request &request) { m_stream->add(socket, request); });
        const auto port = m_http->listen(u"127.0.0.1"_s, 0);
        QVERIFY(port);
        m_url = QUrl(u"ws://127.0.0.1:%1/api/v1/admin/events"_s.arg(*port));
    }
    void cleanup()
    {
        m_stream.reset();
        m_http.reset();
        m_bench.reset();
    }

    void administratorsHearEventsAsTheyCome()
    {
        const QByteArray admin = m_bench->token(u"admin@example.org"_s, u"admin"_s);
        Listener all(m_url);
        all.sayToken(admin);
        QUrl some = m_url;
        some.setQuery(u"type=book.opened"_s);
        Listener one(some);
        one.sayToken(admin);
        QTRY_COMPARE(all.frames.size(), 1); // hello
        QTRY_COMPARE(one.frames.size(), 1);
        post({u"book.opened"_s, u"list.made"_s, u"book.opened"_s});
        QTRY_COMPARE(all.frames.size(), 4);
        QTRY_COMPARE(one.frames.size(), 3);
        QCOMPARE(all.frames[2]["type"_L1].toString(), u"list.made"_s);
        QVERIFY(all.frames[1]["at"_L1].isString());
    }

    void othersAreTurnedAway()
    {
        Listener reader(m_url);
        reader.sayToken(m_bench->token(u"ann@example.org"_s));
        QTRY_COMPARE(reader.socket.closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
        Listener nobody(m_url);
        nobody.sayToken("nonsense");
        QTRY_COMPARE(nobody.socket.closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
        post({u"book.opened"_s});
        QVERIFY(reader.frames.isEmpty() && nobody.frames.isEmpty());
    }

    void signingOutEndsTheStream()
    {
        const QByteArray admin = m_bench->token(u"admin@example.org"_s, u"admin"_s);
        Listener listener(m_url);
        listener.sayToken(admin);
        QTRY_COMPARE(listener.frames.size(), 1);
        QCOMPARE(m_bench->ask(Method::Delete, "/api/v1/sessions/current", admin).status, 204);
        QTRY_COMPARE(listener.socket.closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
    }

private:
    std::unique_ptr<ApiBench> m_bench;
    std::unique_ptr<EventStream> m_stream;
    std::unique_ptr<HttpServer> m_http;
    QUrl m_url;
};

QTEST_GUILESS_MAIN(TestEventStream)
#include "tst_eventstream.moc"
