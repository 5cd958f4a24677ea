// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/http/httpworld.h"

#include <QDir>
#include <QTemporaryDir>

#include <zlib.h>

using namespace endpaper::server;

namespace {

// What gzip made, undone.
QByteArray ungzipped(const QByteArray &zipped, qsizetype size)
{
    z_stream stream{};
    QByteArray out(size + 1, '\0');
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(zipped.data()));
    stream.avail_in = uInt(zipped.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    inflate(&stream, Z_FINISH);
    out.resize(qsizetype(stream.total_out));
    inflateEnd(&stream);
    return out;
}

} // namespace

class TestHttpBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void continueIsSentBeforeTheBody();
    void continueIsNotSentForWhatIsRefused_data();
    void continueIsNotSentForWhatIsRefused();
    void continueWaitsForEarlierAnswers();
    void refusalReachesTheClientThatStillSends();
    void unwantedBodyIsDroppedAndConnectionKept();
    void gzipFollowsAcceptEncoding_data();
    void gzipFollowsAcceptEncoding();
    void gzippedBodyIsPassedOnAsItIs();
    void spooledBodyIsAFileOfTheRequest_data();
    void spooledBodyIsAFileOfTheRequest();
    void spooledBodyOfNobodyIsRemoved_data();
    void spooledBodyOfNobodyIsRemoved();
    void spooledBodyIsRefusedBeforeItIsTaken();
    void spooledBodyThatFindsNoRoomIs507();
};

void TestHttpBodies::continueIsSentBeforeTheBody()
{
    HttpWorld world;
    RawClient client(world.port);
    client.send(with("POST", "/echo", "Content-Length: 5\r\nExpect: 100-Continue\r\n"));
    QTRY_COMPARE(client.received(), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("hello");
    QTRY_VERIFY(client.received().contains("\"bodySize\":5"));
    // A body that did not wait needs no word; HTTP/1.0 does not know it.
    QCOMPARE(world
                 .exchange(with("POST", "/echo", "Content-Length: 5\r\nExpect: 100-continue\r\n",
                                "hello"))[0]
                 .status,
             200);
    QCOMPARE(world
                 .exchange(
                     "POST /echo HTTP/1.0\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\nx")[0]
                 .status,
             200);
}

void TestHttpBodies::continueIsNotSentForWhatIsRefused_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray expect = "Expect: 100-continue\r\n";
    QTest::newRow("too long") << with("POST", "/limit/10", "Content-Length: 11\r\n" + expect)
                              << 413;
    QTest::newRow("not there") << with("POST", "/none", "Content-Length: 11\r\n" + expect) << 404;
    QTest::newRow("wrong method") << with("POST", "/get", "Content-Length: 11\r\n" + expect) << 405;
    QTest::newRow("other expectation")
        << with("POST", "/echo", "Content-Length: 1\r\nExpect: tea\r\n") << 417;
}

void TestHttpBodies::continueIsNotSentForWhatIsRefused()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    HttpWorld world;
    RawClient client(world.port);
    client.send(request);
    QVERIFY(client.waitForAnswers(1));
    QCOMPARE(client.answers()[0].status, status);
    QCOMPARE(client.answers()[0].field("connection"), "close");
    QVERIFY(client.waitForEnd());
    QVERIFY(!client.received().contains("100 Continue"));
    QVERIFY(world.dispatcher.requests.isEmpty());
}

void TestHttpBodies::continueWaitsForEarlierAnswers()
{
    HttpWorld world;
    RawClient client(world.port);
    client.send(get("/park/1")
                + with("POST", "/echo", "Content-Length: 5\r\nExpect: 100-continue\r\n"));
    QTRY_COMPARE(world.dispatcher.parked.size(), size_t(1));
    QCoreApplication::processEvents();
    QCOMPARE(client.received(), QByteArray());
    world.dispatcher.release(u"/park/1"_s);
    QTRY_VERIFY(client.received().endsWith("/park/1HTTP/1.1 100 Continue\r\n\r\n"));
}

void TestHttpBodies::refusalReachesTheClientThatStillSends()
{
    HttpWorld world;
    RawClient client(world.port);
    const QByteArray body(200'000, 'x');
    client.send(with("POST", "/limit/10", "Content-Length: 200000\r\n", body));
    QVERIFY(client.waitForEnd());
    QCOMPARE(client.answers()[0].status, 413);
    QCOMPARE(client.answers()[0].body, "{\"key\":\"bodyTooLarge\"}");
    QCOMPARE(world.server.figures().failures, quint64(1));
}

void TestHttpBodies::unwantedBodyIsDroppedAndConnectionKept()
{
    HttpWorld world;
    const QByteArray small(64 * 1024, 'x');
    const QByteArray length = "Content-Length: " + QByteArray::number(small.size()) + "\r\n";
    QList<Answer> answers = world.exchange(with("POST", "/get/it", length, small) + get("/echo"));
    QCOMPARE(answers.size(), 2);
    QCOMPARE(answers[0].status, 405);
    QCOMPARE(answers[1].status, 200);
    // Too long to be worth it: answered at once, and the connection ends.
    answers = world.exchange(with("POST", "/none", "Content-Length: 65537\r\n"));
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers[0].status, 404);
    QCOMPARE(answers[0].field("connection"), "close");
    const QByteArray chunk = "8000\r\n" + QByteArray(0x8000, 'x') + "\r\n";
    answers =
        world.exchange(with("POST", "/none", "Transfer-Encoding: chunked\r\n", chunk.repeated(3)));
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers[0].status, 404);
    QVERIFY(world.dispatcher.requests.size() == 1); // the echo alone
}

void TestHttpBodies::gzipFollowsAcceptEncoding_data()
{
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("isZipped");
    QTest::newRow("gzip") << QByteArray("gzip, br") << 1024 << true;
    QTest::newRow("too short") << QByteArray("gzip") << 1023 << false;
    QTest::newRow("long, beside the event loop") << QByteArray("gzip") << 300'000 << true;
    QTest::newRow("any") << QByteArray("*") << 2000 << true;
    QTest::newRow("not gzip") << QByteArray("gzip;q=0, *") << 2000 << false;
    QTest::newRow("not any") << QByteArray("*;q=0.000") << 2000 << false;
    QTest::newRow("weighed") << QByteArray("br;q=1, GZIP ; q=0.5") << 2000 << true;
    QTest::newRow("other") << QByteArray("br") << 2000 << false;
    QTest::newRow("none") << QByteArray() << 2000 << false;
}

void TestHttpBodies::gzipFollowsAcceptEncoding()
{
    QFETCH(QByteArray, accept);
    QFETCH(int, size);
    QFETCH(bool, isZipped);
    HttpWorld world;
    const QByteArray field =
        accept.isEmpty() ? QByteArray() : "Accept-Encoding: " + accept + "\r\n";
    // Two, so that one that is worked on elsewhere keeps its place.
    const QList<Answer> answers =
        world.exchange(get("/big/" + QByteArray::number(size), field) + get("/big/7"));
    QCOMPARE(answers.size(), 2);
    QCOMPARE(answers[0].field("content-encoding"), isZipped ? "gzip" : QByteArray());
    QCOMPARE(answers[0].field("vary"), size >= 1024 ? "Accept-Encoding" : QByteArray());
    const QByteArray expected(size, 'x');
    QCOMPARE(isZipped ? ungzipped(answers[0].body, size) : answers[0].body, expected);
    QCOMPARE(answers[1].body, "xxxxxxx");
}

void TestHttpBodies::gzippedBodyIsPassedOnAsItIs()
{
    HttpWorld world;
    const QByteArray body = "\x1f\x8b not looked at";
    const QByteArray fields =
        "Content-Encoding: gzip\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    QCOMPARE(world.exchange(with("PUT", "/echo", fields, body)).size(), 1);
    QCOMPARE(world.dispatcher.requests[0].body, body);
    QCOMPARE(world.dispatcher.requests[0].header("content-encoding"), "gzip");
}

void TestHttpBodies::spooledBodyIsAFileOfTheRequest_data()
{
    QTest::addColumn<QByteArray>("framing");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("counted") << QByteArray("Content-Length: 300000\r\n")
                             << QByteArray(300'000, 'x');
    QTest::newRow("chunked") << QByteArray("Transfer-Encoding: chunked\r\n")
                             << QByteArray("493e0\r\n" + QByteArray(300'000, 'x')
                                           + "\r\n0\r\n\r\n");
}

void TestHttpBodies::spooledBodyIsAFileOfTheRequest()
{
    QFETCH(QByteArray, framing);
    QFETCH(QByteArray, sent);
    QTemporaryDir folder;
    HttpWorld world;
    world.dispatcher.bodyFolder = folder.path();
    const QList<Answer> answers = world.exchange(with("PUT", "/spool", framing, sent));
    QCOMPARE(answers.size(), 1);
    const Request &request = world.dispatcher.requests[0];
    QVERIFY(request.body.isEmpty());
    QFile file(request.bodyFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray(300'000, 'x'));
}

void TestHttpBodies::spooledBodyOfNobodyIsRemoved_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("client leaves") << with("PUT", "/spool", "Content-Length: 9999\r\n", "abc");
    QTest::newRow("bad chunk") << with("PUT", "/spool", "Transfer-Encoding: chunked\r\n",
                                       "3\r\nabc\r\n?");
}

void TestHttpBodies::spooledBodyOfNobodyIsRemoved()
{
    QFETCH(QByteArray, sent);
    QTemporaryDir folder;
    HttpWorld world;
    world.dispatcher.bodyFolder = folder.path();
    RawClient client(world.port);
    client.send(sent);
    client.finishSending();
    QVERIFY(client.waitForEnd());
    QTRY_COMPARE(world.server.figures().connections, 0);
    QTRY_COMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 0);
    QVERIFY(world.dispatcher.requests.isEmpty());
}

void TestHttpBodies::spooledBodyIsRefusedBeforeItIsTaken()
{
    QTemporaryDir folder;
    HttpWorld world;
    world.dispatcher.bodyFolder = folder.path();
    world.dispatcher.refused = Reply{.status = 401, .body = "no"};
    RawClient client(world.port);
    client.send(with("PUT", "/spool", "Content-Length: 900000\r\nExpect: 100-continue\r\n"));
    QVERIFY(client.waitForAnswers(1));
    QCOMPARE(client.answers()[0].status, 401);
    // One that is short is read and dropped, and leaves no file.
    const QList<Answer> answers =
        world.exchange(with("PUT", "/spool", "Content-Length: 3\r\n", "abc") + get("/echo"));
    QCOMPARE(answers.size(), 2);
    QCOMPARE(answers[0].status, 401);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 0);
}

void TestHttpBodies::spooledBodyThatFindsNoRoomIs507()
{
    HttpWorld world;
    world.dispatcher.bodyFolder = u"/nowhere/at/all"_s;
    const QList<Answer> answers =
        world.exchange(with("PUT", "/spool", "Content-Length: 3\r\n", "abc"));
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers[0].status, 507);
}

QTEST_GUILESS_MAIN(TestHttpBodies)
#include "tst_httpbodies.moc"
