// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/http/httpworld.h"

using namespace endpaper::server;
using namespace std::chrono_literals;

namespace {

// Long limits, of which a test shortens the one that it is about.
HttpOptions patient()
{
    HttpOptions options;
    options.limits.headTimeMax = 60s;
    options.limits.idleTimeMax = 60s;
    options.limits.transferGrace = 60s;
    return options;
}

} // namespace

class TestHttpLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void silentClientIsDropped();
    void slowHeadIs408();
    void headBehindAnAnswerHasItsTimeToo();
    void slowBodyIs408_data();
    void slowBodyIs408();
    void quickEnoughBodyIsAnswered();
    void idleConnectionEnds();
    void idleTimeStartsWithTheLastAnswer();
    void handlerMayTakeLongerThanIdleTime();
    void slowReaderIsDropped();
    void unsentAnswersStopTheReading();
    void connectionsPerAddressAreCounted();
    void leftConnectionsAreNotCounted();
    void forwardedForIsBelievedFromProxiesOnly_data();
    void forwardedForIsBelievedFromProxiesOnly();
    void bodyLimitIsTheRoutes_data();
    void bodyLimitIsTheRoutes();
    void limitsAreAnsweredOnTheSocket_data();
    void limitsAreAnsweredOnTheSocket();
};

void TestHttpLimits::silentClientIsDropped()
{
    HttpOptions options = patient();
    options.limits.headTimeMax = 100ms;
    HttpWorld world(options);
    RawClient client(world.port);
    QVERIFY(client.waitForEnd());
    QCOMPARE(client.received(), QByteArray()); // there is no request to answer
}

void TestHttpLimits::slowHeadIs408()
{
    HttpOptions options = patient();
    options.limits.headTimeMax = 1s; // enough for a busy machine to send the first bytes
    HttpWorld world(options);
    RawClient client(world.port);
    // A byte now and then does not win time; all of them stay below the limit of a head's size.
    const QByteArray head = "GET / HTTP/1.1\r\nHost: " + QByteArray(20'000, 'a');
    qsizetype at = 0;
    QVERIFY(RawClient::waitUntil([&] {
        if (client.isOpen() && at < head.size()) {
            client.send(head.mid(at++, 1));
        }
        return client.answers().size() == 1;
    }));
    QCOMPARE(client.answers()[0].status, 408);
    QCOMPARE(client.answers()[0].field("connection"), "close");
}

void TestHttpLimits::headBehindAnAnswerHasItsTimeToo()
{
    HttpOptions options = patient();
    options.limits.headTimeMax = 1s; // enough for a busy machine to send the first bytes
    HttpWorld world(options);
    RawClient client(world.port);
    client.send(get("/echo") + "GET /echo HT");
    QVERIFY(client.waitForAnswers(2));
    QCOMPARE(client.answers()[1].status, 408);
}

void TestHttpLimits::slowBodyIs408_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("counted") << QByteArray(
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\nxx");
    QTest::newRow("chunked") << QByteArray(
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nxx");
    QTest::newRow("after 100") << QByteArray(
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
}

void TestHttpLimits::slowBodyIs408()
{
    QFETCH(QByteArray, request);
    HttpOptions options = patient();
    options.limits.transferGrace = 200ms;
    HttpWorld world(options);
    RawClient client(world.port);
    client.send(request);
    QTRY_VERIFY_WITH_TIMEOUT(client.received().contains("HTTP/1.1 408 "), 15'000);
    QVERIFY(world.dispatcher.requests.isEmpty());
}

void TestHttpLimits::quickEnoughBodyIsAnswered()
{
    HttpOptions options = patient();
    options.limits.transferGrace = 100ms;
    options.limits.bytesPerSecondMin = 1; // 20 bytes win 20 s
    HttpWorld world(options);
    RawClient client(world.port);
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 21\r\n\r\n"
                + QByteArray(20, 'x'));
    // Who begins later and sends nothing is out of time: so would this one be, but for its bytes.
    RawClient witness(world.port);
    witness.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n");
    QVERIFY(witness.waitForAnswers(1));
    QCOMPARE(witness.answers()[0].status, 408);
    QVERIFY(client.isOpen());
    client.send("x");
    QVERIFY(client.waitForAnswers(1));
    QCOMPARE(client.answers()[0].status, 200);
}

void TestHttpLimits::idleConnectionEnds()
{
    HttpOptions options = patient();
    options.limits.idleTimeMax = 100ms;
    HttpWorld world(options);
    RawClient client(world.port);
    client.send(get("/echo"));
    QVERIFY(client.waitForEnd());
    QCOMPARE(client.answers().size(), 1);
    QTRY_COMPARE(world.server.figures().connections, 0);
}

void TestHttpLimits::idleTimeStartsWithTheLastAnswer()
{
    HttpOptions options = patient();
    options.limits.idleTimeMax = 1s; // enough for a busy machine to ask again in time
    HttpWorld world(options);
    RawClient client(world.port);
    client.send(get("/echo"));
    QVERIFY(client.waitForAnswers(1));
    RawClient witness(world.port); // asks once: when it is dropped, that time is over
    witness.send(get("/echo"));
    int asked = 1;
    QVERIFY(RawClient::waitUntil([&] {
        if (client.answers().size() == asked) {
            client.send(get("/echo"));
            ++asked;
        }
        return !witness.isOpen();
    }));
    QVERIFY(client.isOpen());
    QVERIFY(client.waitForAnswers(asked));
}

void TestHttpLimits::handlerMayTakeLongerThanIdleTime()
{
    HttpOptions options = patient();
    options.limits.idleTimeMax = 50ms;
    HttpWorld world(options);
    RawClient client(world.port);
    client.send(get("/park/1"));
    QTRY_COMPARE(world.dispatcher.parked.size(), size_t(1));
    RawClient witness(world.port); // came later, and is dropped for being idle
    witness.send(get("/echo"));
    QVERIFY(witness.waitForEnd());
    QVERIFY(client.isOpen());
    QVERIFY(world.dispatcher.release(u"/park/1"_s));
    QVERIFY(client.waitForAnswers(1));
}

void TestHttpLimits::slowReaderIsDropped()
{
    HttpOptions options = patient();
    options.limits.transferGrace = 300ms;
    options.limits.bytesPerSecondMin = 1 << 30;
    HttpWorld world(options);
    RawClient client(world.port);
    client.socket().setReadBufferSize(1000);
    client.send(get("/big/30000000"));
    QTRY_COMPARE_WITH_TIMEOUT(world.server.figures().connections, 0, 15'000);
    QVERIFY(client.socket().bytesAvailable() < 30'000'000);
}

void TestHttpLimits::unsentAnswersStopTheReading()
{
    HttpOptions options = patient();
    options.limits.unsentBytesMax = 100'000;
    HttpWorld world(options);
    RawClient client(world.port);
    client.socket().setReadBufferSize(1000);
    // The kernel's own buffers take a few MB; far from all of this.
    client.send(get("/big/4000000").repeated(12));
    QTRY_VERIFY(!world.dispatcher.requests.isEmpty());
    // All twelve are in one packet; whoever comes later has had several turns.
    RawClient witness(world.port);
    for (int i = 1; i <= 5; ++i) {
        witness.send(get("/echo"));
        QVERIFY(witness.waitForAnswers(i));
    }
    const auto taken = [&world] {
        return std::ranges::count_if(world.dispatcher.requests, [](const Request &request) {
            return request.path.startsWith(u"/big");
        });
    };
    QVERIFY2(taken() < 12, qPrintable(QString::number(taken())));
    client.socket().setReadBufferSize(0);
    QVERIFY(RawClient::waitUntil([&] { return client.received().size() > 48'000'000; }));
    QCOMPARE(taken(), 12);
}

void TestHttpLimits::connectionsPerAddressAreCounted()
{
    HttpOptions options = patient();
    options.limits.connectionsPerTrustedMax = 3; // loopback's
    HttpWorld world(options);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<RawClient>(world.port));
        clients.back()->send(get("/echo"));
        QVERIFY(clients.back()->waitForAnswers(1));
    }
    RawClient fourth(world.port);
    QVERIFY(fourth.waitForEnd());
    QCOMPARE(world.server.figures().refused, quint64(1));
    clients.pop_back();
    QTRY_COMPARE(world.server.figures().connections, 2);
    RawClient fifth(world.port);
    fifth.send(get("/echo"));
    QVERIFY(fifth.waitForAnswers(1));
}

void TestHttpLimits::leftConnectionsAreNotCounted()
{
    HttpOptions options = patient();
    options.limits.connectionsPerTrustedMax = 2;
    HttpWorld world(options);
    for (int i = 0; i < 20; ++i) {
        RawClient client(world.port);
        client.send(i % 2 == 0 ? get("/park/1") : get("/echo", "Connection: close\r\n"));
        QTRY_COMPARE(world.dispatcher.requests.size(), i + 1);
        client.reset();
        QTRY_COMPARE(world.server.figures().connections, 0);
    }
}

void TestHttpLimits::forwardedForIsBelievedFromProxiesOnly_data()
{
    QTest::addColumn<bool>("isTrusted");
    QTest::addColumn<QByteArray>("chain");
    QTest::addColumn<QString>("peer");
    QTest::newRow("nobody trusted") << false << QByteArray("192.0.2.1") << u"127.0.0.1"_s;
    QTest::newRow("one hop") << true << QByteArray("192.0.2.1") << u"192.0.2.1"_s;
    QTest::newRow("made up in front")
        << true << QByteArray("10.0.0.9, 192.0.2.1") << u"192.0.2.1"_s;
    QTest::newRow("two proxies") << true << QByteArray("192.0.2.1, 127.0.0.7") << u"192.0.2.1"_s;
    QTest::newRow("IPv6 with port") << true << QByteArray("[2001:db8::1]:99") << u"2001:db8::1"_s;
    QTest::newRow("nonsense") << true << QByteArray("unknown") << u"127.0.0.1"_s;
}

void TestHttpLimits::forwardedForIsBelievedFromProxiesOnly()
{
    QFETCH(bool, isTrusted);
    QFETCH(QByteArray, chain);
    QFETCH(QString, peer);
    HttpOptions options;
    if (isTrusted) {
        options.trustedProxies = {QHostAddress::parseSubnet(u"127.0.0.0/8"_s)};
    }
    HttpWorld world(options);
    const QList<Answer> answers = world.exchange(
        get("/echo", "X-Forwarded-For: " + chain + "\r\nX-Forwarded-Proto: https\r\n"));
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers[0].json()[u"peer"].toString(), peer);
    QCOMPARE(answers[0].json()[u"isSecure"].toBool(), isTrusted);
}

void TestHttpLimits::bodyLimitIsTheRoutes_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("status");
    QTest::newRow("below") << 999 << 200;
    QTest::newRow("at") << 1000 << 200;
    QTest::newRow("above") << 1001 << 413;
}

void TestHttpLimits::bodyLimitIsTheRoutes()
{
    QFETCH(int, size);
    QFETCH(int, status);
    HttpWorld world;
    const QByteArray body(size, 'x');
    const QByteArray post = "POST /limit/1000 HTTP/1.1\r\nHost: a\r\n";
    QList<Answer> answers =
        world.exchange(post + "Content-Length: " + QByteArray::number(size) + "\r\n\r\n" + body);
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers[0].status, status);
    const QByteArray chunk = QByteArray::number(size, 16) + "\r\n" + body + "\r\n0\r\n\r\n";
    answers = world.exchange(post + "Transfer-Encoding: chunked\r\n\r\n" + chunk);
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers[0].status, status);
    // Known from the head: answered though not one byte of the body ever comes.
    RawClient client(world.port);
    client.send(post + "Content-Length: 1001\r\n\r\n");
    QVERIFY(client.waitForAnswers(1));
    QCOMPARE(client.answers()[0].status, 413);
}

void TestHttpLimits::limitsAreAnsweredOnTheSocket_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::newRow("request line") << get("/" + QByteArray(9000, 'a')) << 414;
    QTest::newRow("field bytes") << get("/echo", "A: " + QByteArray(40'000, 'a') + "\r\n") << 431;
    QTest::newRow("fields") << get("/echo", QByteArray("A: b\r\n").repeated(200)) << 431;
    QTest::newRow("endless line") << QByteArray(1'000'000, 'a') << 414;
    QTest::newRow("version") << QByteArray("GET / HTTP/3.0\r\nHost: a\r\n\r\n") << 505;
    QTest::newRow("framing") << get("/echo", "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n")
                             << 400;
    QTest::newRow("TLS") << QByteArray::fromHex("16030100c8010000c40303") + QByteArray("\n") << 400;
}

void TestHttpLimits::limitsAreAnsweredOnTheSocket()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    HttpWorld world;
    const QList<Answer> answers = world.exchange(request + get("/echo"));
    QCOMPARE(answers.size(), 1); // and nothing after it
    QCOMPARE(answers[0].status, status);
    QCOMPARE(answers[0].field("content-type"), "application/problem+json");
    QVERIFY(!answers[0].field("x-request-id").isEmpty());
    QVERIFY(world.dispatcher.requests.isEmpty());
}

QTEST_GUILESS_MAIN(TestHttpLimits)
#include "tst_httplimits.moc"
