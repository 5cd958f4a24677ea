// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/zip.h"
#include "net/httpclient.h"

#include <QFutureWatcher>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace endpaper;
using namespace endpaper::net;
using namespace Qt::StringLiterals;

namespace {
constexpr int patienceMs = 20'000;

// Answers each connection's first request with the bytes it is told, on loopback.
class CannedServer final : public QTcpServer
{
public:
    explicit CannedServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                    received += socket->readAll();
                    if (!received.contains("\r\n\r\n") || answers.isEmpty()) {
                        return;
                    }
                    socket->write(answers.size() > 1 ? answers.takeFirst() : answers.first());
                    socket->disconnectFromHost();
                });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }
    [[nodiscard]] QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(serverPort())); }
    static QByteArray answer(int status, const QByteArray &body, const QByteArray &headers = {})
    {
        return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
    }

    QList<QByteArray> answers;
    QByteArray received;
};
} // namespace

class TestHttpClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyStatusIsAnAnswer();
    void whatIsAskedIsSent();
    void gzipIsUnpackedWithinTheLimit();
    void tooLargeAnswersAreGivenUp();
    void silenceTimesOut();
    void nobodyThereIsUnavailable();
    void aBrokenOffAnswerIsNone();
    void cancelledFuturesAreFinished();
    void theClientMayGoWhileItWaits();
    void retryAfterIsRead_data();
    void retryAfterIsRead();
    void plainServersHaveNoCertificate();

private:
    static Expected<HttpReply> wait(QFuture<Expected<HttpReply>> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, patienceMs)) {
            return fail(ErrorKind::Internal, u"not finished"_s);
        }
        return future.result();
    }
};

void TestHttpClient::anyStatusIsAnAnswer()
{
    for (const int status : {200, 201, 304, 404, 409, 500, 503}) {
        CannedServer server;
        server.answers = {
            CannedServer::answer(status, status == 304 ? "" : "body", "X-Thing: yes\r\n")};
        HttpClient client;
        client.setBaseUrl(server.url());
        const auto reply = wait(client.send({.path = u"/a"_s}));
        QVERIFY(reply);
        QCOMPARE(reply->status, status);
        QCOMPARE(reply->header("x-thing"), QByteArray("yes"));
        QCOMPARE(reply->body, status == 304 ? QByteArray() : QByteArray("body"));
    }
}

void TestHttpClient::whatIsAskedIsSent()
{
    CannedServer server;
    server.answers = {CannedServer::answer(200, "")};
    HttpClient client;
    client.setBaseUrl(server.url());
    client.setBearerToken("secret");
    client.setAcceptLanguage("de");
    QVERIFY(wait(client.send(
        {.verb = "PATCH", .path = u"/api/x y"_s, .query = {{u"q"_s, u"1"_s}}, .body = "{}"})));
    QVERIFY(server.received.startsWith("PATCH /api/x%20y?q=1 HTTP/1.1\r\n"));
    QVERIFY(server.received.contains("Authorization: Bearer secret\r\n"));
    QVERIFY(server.received.contains("Accept-Language: de\r\n"));
    QVERIFY(server.received.contains("Content-Type: application/json\r\n"));
    server.received.clear();
    QVERIFY(wait(client.send({.url = server.url().resolved(QUrl(u"/elsewhere"_s))})));
    QVERIFY(!server.received.contains("secret")); // only for the base address
}

void TestHttpClient::gzipIsUnpackedWithinTheLimit()
{
    CannedServer server;
    const QByteArray body(200'000, 'x');
    server.answers = {
        CannedServer::answer(200, deflated(body, Wrapping::Gzip), "Content-Encoding: gzip\r\n")};
    HttpClient client;
    client.setBaseUrl(server.url());
    QCOMPARE(wait(client.send({.path = u"/"_s})).value().body, body);
    QCOMPARE(wait(client.send({.path = u"/"_s, .replyBytesMax = 199'999})).error().kind,
             ErrorKind::TooLarge);
    server.answers = {CannedServer::answer(200, deflated(body, Wrapping::Gzip).first(50),
                                           "Content-Encoding: gzip\r\n")};
    QCOMPARE(wait(client.send({.path = u"/"_s})).error().kind, ErrorKind::Invalid);
}

void TestHttpClient::tooLargeAnswersAreGivenUp()
{
    CannedServer server;
    server.answers = {CannedServer::answer(200, QByteArray(1001, 'x'))};
    HttpClient client;
    client.setBaseUrl(server.url());
    QCOMPARE(wait(client.send({.path = u"/"_s, .replyBytesMax = 1000})).error().kind,
             ErrorKind::TooLarge);
    QVERIFY(wait(client.send({.path = u"/"_s, .replyBytesMax = 1001})));
}

void TestHttpClient::silenceTimesOut()
{
    CannedServer server; // says nothing
    HttpClient client;
    client.setBaseUrl(server.url());
    const auto reply =
        wait(client.send({.path = u"/"_s, .timeout = std::chrono::milliseconds(50)}));
    QCOMPARE(reply.error().kind, ErrorKind::Unavailable);
}

void TestHttpClient::nobodyThereIsUnavailable()
{
    QUrl url;
    {
        CannedServer server;
        url = server.url();
    }
    HttpClient client;
    client.setBaseUrl(url);
    QCOMPARE(wait(client.send({.path = u"/"_s})).error().kind, ErrorKind::Unavailable);
}

void TestHttpClient::aBrokenOffAnswerIsNone()
{
    CannedServer server;
    server.answers = {"HTTP/1.1 200 X\r\nContent-Length: 500\r\n\r\nhalf"};
    HttpClient client;
    client.setBaseUrl(server.url());
    QCOMPARE(wait(client.send({.path = u"/"_s})).error().kind, ErrorKind::Unavailable);
}

void TestHttpClient::cancelledFuturesAreFinished()
{
    CannedServer server;
    HttpClient client;
    client.setBaseUrl(server.url());
    const auto one = client.send({.path = u"/"_s});
    const auto other = client.send({.path = u"/"_s});
    client.cancelAll();
    QCOMPARE(wait(one).error().kind, ErrorKind::Cancelled);
    QCOMPARE(wait(other).error().kind, ErrorKind::Cancelled);
}

void TestHttpClient::theClientMayGoWhileItWaits()
{
    CannedServer server;
    QFuture<Expected<HttpReply>> future;
    {
        HttpClient client;
        client.setBaseUrl(server.url());
        future = client.send({.path = u"/"_s});
    }
    QCOMPARE(wait(future).error().kind, ErrorKind::Cancelled);
}

void TestHttpClient::retryAfterIsRead_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("ms"); // -1: nothing
    QTest::newRow("absent") << QByteArray() << qint64(-1);
    QTest::newRow("seconds") << QByteArray("120") << qint64(120'000);
    QTest::newRow("zero") << QByteArray("0") << qint64(0);
    QTest::newRow("negative") << QByteArray("-3") << qint64(-1);
    QTest::newRow("huge") << QByteArray("999999999") << qint64(86'400'000);
    QTest::newRow("date") << QByteArray("Thu, 01 Jan 1970 00:01:00 GMT") << qint64(30'000);
    QTest::newRow("past date") << QByteArray("Thu, 01 Jan 1970 00:00:10 GMT") << qint64(0);
    QTest::newRow("words") << QByteArray("soon") << qint64(-1);
}

void TestHttpClient::retryAfterIsRead()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, ms);
    HttpReply reply;
    if (!value.isEmpty()) {
        reply.headers = {{"retry-after", value}};
    }
    QCOMPARE(reply.retryAfterMs(30'000).value_or(-1), ms);
}

void TestHttpClient::plainServersHaveNoCertificate()
{
    CannedServer server;
    server.answers = {"HTTP/1.1 400 X\r\n\r\n"};
    const auto plain = fetchCertificate(server.url(), std::chrono::milliseconds(500));
    QVERIFY(QTest::qWaitFor([&] { return plain.isFinished(); }, patienceMs));
    QVERIFY(!plain.result());
    QUrl gone;
    {
        CannedServer other;
        gone = other.url();
    }
    const auto nobody = fetchCertificate(gone);
    QVERIFY(QTest::qWaitFor([&] { return nobody.isFinished(); }, patienceMs));
    QCOMPARE(nobody.result().error().kind, ErrorKind::Unavailable);
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
