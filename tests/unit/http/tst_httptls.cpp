// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/http/httpworld.h"

#include <QSslSocket>
#include <QTemporaryDir>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

using namespace endpaper;
using namespace endpaper::server;

namespace {

HttpOptions withTls(const TlsIdentity &identity)
{
    HttpOptions options;
    options.tls = identity;
    return options;
}

QByteArray handshake(const QByteArray &fields = {}, const QByteArray &path = "/ws",
                     const QByteArray &version = "13")
{
    return "GET " + path
        + " HTTP/1.1\r\nHost: example.org:81\r\nUpgrade: WebSocket\r\nConnection: keep-alive, "
          "Upgrade\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: "
        + version + "\r\n" + fields + "\r\n";
}

// A server whose sockets say back what they hear.
struct EchoWorld : HttpWorld
{
    explicit EchoWorld(HttpOptions options = {})
        : HttpWorld(std::move(options))
    {
        server.setUpgradeHandler(u"/ws"_s, [this](QWebSocket *socket, const Request &request) {
            upgraded.append(request);
            QObject::connect(socket, &QWebSocket::textMessageReceived, socket,
                             &QWebSocket::sendTextMessage);
            QObject::connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
            protocols.append(socket->subprotocol());
        });
    }
    QList<Request> upgraded;
    QStringList protocols;
};

} // namespace

class TestHttpTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void selfMadeCertificateIsKept();
    void givenFilesAreChecked();
    void answersOverTls();
    void refusalOverTlsArrives();
    void largeAnswerOverTlsArrivesWhole();
    void plainTextToTlsIsDropped();
    void silentTlsHandshakeIsDropped();
    void webSocketTalks_data();
    void webSocketTalks();
    void handshakeAnswerHasNothingTooMuch();
    void handshakeIsChecked_data();
    void handshakeIsChecked();
    void firstFrameMayComeWithTheHandshake();
    void otherPathIsPlainHttp();
    void messageLimitHolds();
    void webSocketsAreCounted();

private:
    QTemporaryDir m_folder;
    TlsIdentity m_identity;
};

void TestHttpTls::initTestCase()
{
    QVERIFY(m_folder.isValid());
    const auto made =
        selfMadeCertificate(m_folder.path(), {u"books.example"_s, u"192.0.2.7"_s, u"0.0.0.0"_s});
    QVERIFY2(made, made ? "" : qPrintable(made.error().context));
    m_identity = *made;
}

void TestHttpTls::selfMadeCertificateIsKept()
{
    QCOMPARE(m_identity.fingerprint().size(), 32);
    const auto again = selfMadeCertificate(m_folder.path());
    QVERIFY(again);
    QCOMPARE(again->fingerprint(), m_identity.fingerprint());
    const QSslCertificate leaf = m_identity.chain.first();
    QCOMPARE(leaf.subjectAlternativeNames().values(QSsl::DnsEntry),
             (QStringList{u"books.example"_s, u"localhost"_s}));
    QVERIFY(leaf.subjectAlternativeNames().values(QSsl::IpAddressEntry).contains(u"127.0.0.1"_s));
    QVERIFY(leaf.subjectAlternativeNames().values(QSsl::IpAddressEntry).contains(u"192.0.2.7"_s));
    QVERIFY(leaf.expiryDate() > QDateTime::currentDateTimeUtc().addYears(9));
    QCOMPARE(leaf.publicKey().algorithm(), QSsl::Ec);
    QCOMPARE(leaf.publicKey().length(), 256);
    const auto own = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    QCOMPARE(QFile::permissions(m_folder.filePath(u"tls-key.pem"_s)), QFile::Permissions(own));
    QTemporaryDir other;
    QVERIFY(selfMadeCertificate(other.path())->fingerprint() != m_identity.fingerprint());
}

void TestHttpTls::givenFilesAreChecked()
{
    const QString certificate = m_folder.filePath(u"tls-certificate.pem"_s);
    const QString key = m_folder.filePath(u"tls-key.pem"_s);
    QVERIFY(loadTlsIdentity(certificate, key));
    QCOMPARE(loadTlsIdentity(certificate, u"/nowhere"_s).error().kind, ErrorKind::Invalid);
    QCOMPARE(loadTlsIdentity(key, key).error().kind, ErrorKind::Invalid);
    QCOMPARE(loadTlsIdentity(certificate, certificate).error().kind, ErrorKind::Invalid);
    QTemporaryDir other;
    QVERIFY(selfMadeCertificate(other.path()));
    const auto mixed = loadTlsIdentity(certificate, other.filePath(u"tls-key.pem"_s));
    QVERIFY(!mixed);
    QVERIFY(mixed.error().context.contains(u"is not the unencrypted PEM key"));
    // What others have pinned is not replaced by a new one because it cannot be read.
    QFile damaged(other.filePath(u"tls-certificate.pem"_s));
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("?") == 1);
    damaged.close();
    QVERIFY(!selfMadeCertificate(other.path()));
}

// A TLS client that takes exactly our certificate.
static std::unique_ptr<RawClient> tlsClient(const HttpWorld &world, const TlsIdentity &identity)
{
    auto *socket = new QSslSocket;
    QObject::connect(socket, &QSslSocket::sslErrors, socket, [socket, identity] {
        if (socket->peerCertificate().digest(QCryptographicHash::Sha256)
            == identity.fingerprint()) {
            socket->ignoreSslErrors();
        }
    });
    socket->connectToHostEncrypted(u"127.0.0.1"_s, world.port);
    auto client = std::make_unique<RawClient>(world.port, socket);
    RawClient::waitUntil([socket] { return socket->isEncrypted(); });
    return client;
}

void TestHttpTls::answersOverTls()
{
    HttpWorld world(withTls(m_identity));
    const auto client = tlsClient(world, m_identity);
    client->send(get("/echo") + get("/echo"));
    QVERIFY(client->waitForAnswers(2));
    QCOMPARE(client->answers()[0].json()[u"isSecure"].toBool(), true);
    client->send(get("/echo", "Connection: close\r\n"));
    QVERIFY(client->waitForEnd());
    QCOMPARE(client->answers().size(), 3);
    QTRY_COMPARE(world.server.figures().connections, 0);
}

void TestHttpTls::refusalOverTlsArrives()
{
    HttpOptions options = withTls(m_identity);
    options.limits.lingerTimeMax = std::chrono::milliseconds(200);
    HttpWorld world(options);
    const auto client = tlsClient(world, m_identity);
    client->send(with("POST", "/limit/10", "Content-Length: 200000\r\n", QByteArray(200'000, 'x')));
    QVERIFY(client->waitForAnswers(1));
    QCOMPARE(client->answers()[0].status, 413);
    QVERIFY(client->waitForEnd());
}

void TestHttpTls::largeAnswerOverTlsArrivesWhole()
{
    HttpWorld world(withTls(m_identity));
    const auto client = tlsClient(world, m_identity);
    client->send(get("/big/5000000", "Connection: close\r\n"));
    QVERIFY(client->waitForEnd());
    QCOMPARE(client->answers().size(), 1);
    QCOMPARE(client->answers()[0].body.size(), 5'000'000);
}

void TestHttpTls::plainTextToTlsIsDropped()
{
    HttpWorld world(withTls(m_identity));
    RawClient client(world.port);
    client.send(get("/echo"));
    QVERIFY(client.waitForEnd());
    QTRY_COMPARE(world.server.figures().connections, 0);
    QVERIFY(world.dispatcher.requests.isEmpty());
}

void TestHttpTls::silentTlsHandshakeIsDropped()
{
    HttpOptions options = withTls(m_identity);
    options.limits.headTimeMax = std::chrono::milliseconds(100);
    HttpWorld world(options);
    RawClient client(world.port);
    QVERIFY(client.waitForEnd());
    QTRY_COMPARE(world.server.figures().connections, 0);
}

void TestHttpTls::webSocketTalks_data()
{
    QTest::addColumn<bool>("isSecure");
    QTest::addColumn<QStringList>("offered");
    QTest::addColumn<QString>("chosen");
    const QString sync = u"endpaper.sync.1"_s;
    const QString live = u"endpaper.live.1"_s;
    QTest::newRow("sync") << false << QStringList{sync} << sync;
    QTest::newRow("live among others") << false << QStringList{u"chat"_s, live} << live;
    QTest::newRow("none") << false << QStringList{} << QString();
    QTest::newRow("live over TLS") << true << QStringList{live} << live;
}

void TestHttpTls::webSocketTalks()
{
    QFETCH(bool, isSecure);
    QFETCH(QStringList, offered);
    QFETCH(QString, chosen);
    EchoWorld world(isSecure ? withTls(m_identity) : HttpOptions());
    QWebSocket client;
    QObject::connect(&client, &QWebSocket::sslErrors, &client,
                     [&client] { client.ignoreSslErrors(); });
    QStringList heard;
    QObject::connect(&client, &QWebSocket::textMessageReceived, &client,
                     [&heard](const QString &text) { heard.append(text); });
    QWebSocketHandshakeOptions options;
    options.setSubprotocols(offered);
    QNetworkRequest request(
        QUrl(u"%1://127.0.0.1:%2/ws?token=x"_s.arg(isSecure ? u"wss"_s : u"ws"_s).arg(world.port)));
    request.setRawHeader("X-Seen", "yes");
    client.open(request, options);
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    QCOMPARE(client.subprotocol(), chosen);
    QCOMPARE(world.protocols, QStringList{chosen});
    QCOMPARE(world.upgraded[0].query.queryItemValue(u"token"_s), u"x"_s);
    QCOMPARE(world.upgraded[0].header("x-seen"), "yes");
    QCOMPARE(world.upgraded[0].isSecure, isSecure);
    const QString large(300'000, u'ä');
    client.sendTextMessage(u"hello"_s);
    client.sendTextMessage(large);
    QTRY_COMPARE(heard.size(), 2);
    QCOMPARE(heard, (QStringList{u"hello"_s, large}));
    client.close();
    QTRY_COMPARE(world.server.figures().connections, 0);
}

void TestHttpTls::handshakeAnswerHasNothingTooMuch()
{
    EchoWorld world;
    RawClient client(world.port);
    client.send(
        handshake("Sec-WebSocket-Protocol: a\r\nSec-WebSocket-Protocol: endpaper.live.1\r\n"));
    QTRY_VERIFY(client.received().contains("\r\n\r\n"));
    const QByteArray answer = client.received();
    QVERIFY(answer.startsWith("HTTP/1.1 101 "));
    QVERIFY(
        answer.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")); // RFC 6455 §1.3
    QVERIFY(answer.contains("Sec-WebSocket-Protocol: endpaper.live.1\r\n"));
    QVERIFY(!answer.toLower().contains("access-control"));
    QVERIFY(!answer.toLower().contains("server:"));
    QVERIFY(answer.endsWith("\r\n\r\n"));
}

void TestHttpTls::handshakeIsChecked_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::newRow("no origin") << handshake() << 101;
    QTest::newRow("same host") << handshake("Origin: http://example.org:81\r\n") << 101;
    QTest::newRow("same host, behind TLS")
        << handshake("Origin: https://EXAMPLE.org:81\r\n") << 101;
    QTest::newRow("other port") << handshake("Origin: http://example.org\r\n") << 403;
    QTest::newRow("other host") << handshake("Origin: http://evil.example\r\n") << 403;
    QTest::newRow("name that begins alike")
        << handshake("Origin: http://example.org.evil:81\r\n") << 403;
    QTest::newRow("sandboxed page") << handshake("Origin: null\r\n") << 403;
    QTest::newRow("old version") << handshake({}, "/ws", "8") << 426;
    QTest::newRow("body") << handshake("Content-Length: 3\r\n") + "abc" << 400;
    QByteArray shortKey = handshake();
    QTest::newRow("short key") << shortKey.replace("dGhlIHNhbXBsZSBub25jZQ==", "dGhl") << 400;
    QTest::newRow("POST") << handshake().replace("GET ", "POST ") << 200; // plain HTTP then
}

void TestHttpTls::handshakeIsChecked()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    EchoWorld world;
    RawClient client(world.port);
    client.send(request);
    QTRY_VERIFY(client.received().contains("\r\n\r\n"));
    QCOMPARE(client.received().mid(9, 3).toInt(), status);
    QTRY_COMPARE(world.upgraded.size(), status == 101 ? 1 : 0);
    if (status == 426) {
        QVERIFY(client.received().contains("Sec-WebSocket-Version: 13"));
    }
}

void TestHttpTls::firstFrameMayComeWithTheHandshake()
{
    EchoWorld world;
    RawClient client(world.port);
    client.send(handshake());
    QTRY_COMPARE(world.upgraded.size(), 1);
    const QByteArray frame = QByteArray::fromHex("818280000000") + QByteArray("\xe8\x69", 2);
    client.send(frame); // "hi", masked by 80 00 00 00
    QTRY_VERIFY(client.received().endsWith(QByteArray("\x81\x02hi")));
}

void TestHttpTls::otherPathIsPlainHttp()
{
    EchoWorld world;
    const QList<Answer> answers = world.exchange(handshake({}, "/echo"));
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers[0].status, 200);
    QVERIFY(world.upgraded.isEmpty());
}

void TestHttpTls::messageLimitHolds()
{
    HttpOptions options;
    options.limits.webSocketMessageBytesMax = 1000;
    EchoWorld world(options);
    for (const int size : {999, 1000, 1001}) {
        QWebSocket client;
        int heard = 0;
        QObject::connect(&client, &QWebSocket::textMessageReceived, &client, [&heard] { ++heard; });
        client.open(QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(world.port)));
        QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
        client.sendTextMessage(QString(size, u'x'));
        if (size <= 1000) {
            QTRY_COMPARE(heard, 1);
        } else {
            QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
            QCOMPARE(client.closeCode(), QWebSocketProtocol::CloseCodeTooMuchData);
        }
    }
}

void TestHttpTls::webSocketsAreCounted()
{
    HttpOptions options;
    options.limits.connectionsPerTrustedMax = 1;
    EchoWorld world(options);
    {
        QWebSocket client;
        client.open(QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(world.port)));
        QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
        RawClient second(world.port);
        QVERIFY(second.waitForEnd());
        QCOMPARE(world.server.figures().refused, quint64(1));
        client.close();
        QTRY_COMPARE(world.server.figures().connections, 0);
    }
    QCOMPARE(world.exchange(get("/echo")).size(), 1);
}

QTEST_GUILESS_MAIN(TestHttpTls)
#include "tst_httptls.moc"
