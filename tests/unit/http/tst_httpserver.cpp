// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/http/httpworld.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace endpaper::server;

class TestHttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answerCarriesItsFields();
    void requestIdIsTakenIfSane_data();
    void requestIdIsTakenIfSane();
    void headHasLengthAndNoBody();
    void optionsNameTheMethods_data();
    void optionsNameTheMethods();
    void wrongMethodIs405WithAllow();
    void missingPathIs404();
    void connectIs405();
    void pipelinedAnswersComeInOrder();
    void pipelineIsBounded();
    void manyPipelinedRequestsAreAllAnswered();
    void closeEndsAfterTheAnswer_data();
    void closeEndsAfterTheAnswer();
    void halfClosedClientIsAnswered();
    void leavingClientIsHarmless_data();
    void leavingClientIsHarmless();
    void answerTwiceIsAnswerOnce();
    void fieldWithLineBreakIsNotWritten();
    void stopFinishesWhatIsInFlight();
    void stopGivesUpAfterItsTime();
    void portInUseIsSaid();
    void serverMayGoWithRequestsInFlight();
};

void TestHttpServer::answerCarriesItsFields()
{
    HttpWorld world;
    const QList<Answer> answers = world.exchange(get("/echo/a%20b?x=1"));
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers[0].status, 200);
    QCOMPARE(answers[0].json()[u"path"].toString(), u"/echo/a b"_s);
    QCOMPARE(answers[0].json()[u"peer"].toString(), u"127.0.0.1"_s);
    QCOMPARE(answers[0].field("content-type"), "application/json");
    QVERIFY(!answers[0].field("x-request-id").isEmpty());
    QVERIFY(answers[0].field("server").isNull());
    QVERIFY(answers[0].field("connection").isNull());
    static const QRegularExpression date(
        u"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT$"_s);
    QVERIFY(date.match(QString::fromLatin1(answers[0].field("date"))).hasMatch());
}

void TestHttpServer::requestIdIsTakenIfSane_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("sane") << QByteArray("Abc-1.2_3") << true;
    QTest::newRow("64 long") << QByteArray(64, 'a') << true;
    QTest::newRow("65 long") << QByteArray(65, 'a') << false;
    QTest::newRow("markup") << QByteArray("<b>") << false;
    QTest::newRow("space") << QByteArray("a b") << false;
}

void TestHttpServer::requestIdIsTakenIfSane()
{
    QFETCH(QByteArray, given);
    QFETCH(bool, isTaken);
    HttpWorld world;
    const QList<Answer> answers = world.exchange(get("/echo", "X-Request-Id: " + given + "\r\n"));
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers[0].field("x-request-id") == given, isTaken);
    QCOMPARE(world.dispatcher.requests[0].requestId, answers[0].field("x-request-id"));
}

void TestHttpServer::headHasLengthAndNoBody()
{
    HttpWorld world;
    // The answer after it shows that nothing came in between.
    const QByteArray both = with("HEAD", "/big/500") + get("/big/5");
    const QList<Answer> answers = world.exchange(both, 1);
    QCOMPARE(answers.size(), 2);
    QCOMPARE(answers[0].field("content-length"), "500");
    QCOMPARE(answers[1].body, "xxxxx");
    // Where the table knows GET only.
    const QList<Answer> asGet = world.exchange(with("HEAD", "/get/it") + get("/big/5"), 1);
    QCOMPARE(asGet.size(), 2);
    QCOMPARE(asGet[0].status, 200);
    QVERIFY(asGet[0].field("content-length").toInt() > 0);
    // An error has a body for GET and none for HEAD.
    const QList<Answer> missing = world.exchange(with("HEAD", "/none") + get("/big/5"), 1);
    QCOMPARE(missing.size(), 2);
    QCOMPARE(missing[0].status, 404);
}

void TestHttpServer::optionsNameTheMethods_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("allow");
    QTest::newRow("a path") << QByteArray("/get/it") << 204 << QByteArray("GET, HEAD, OPTIONS");
    QTest::newRow("the server") << QByteArray("*") << 204
                                << QByteArray("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    QTest::newRow("nothing there") << QByteArray("/none") << 404 << QByteArray();
}

void TestHttpServer::optionsNameTheMethods()
{
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    QFETCH(QByteArray, allow);
    HttpWorld world;
    const QList<Answer> answers = world.exchange(with("OPTIONS", target));
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers[0].status, status);
    QCOMPARE(answers[0].field("allow"), allow);
}

void TestHttpServer::wrongMethodIs405WithAllow()
{
    HttpWorld world;
    for (const QByteArray method : {"DELETE", "TRACE", "get", "BREW"}) {
        const QList<Answer> answers = world.exchange(with(method, "/get/it") + get("/echo"));
        QCOMPARE(answers.size(), 2);
        QCOMPARE(answers[0].status, 405);
        QCOMPARE(answers[0].field("allow"), "GET, HEAD, OPTIONS");
        QCOMPARE(answers[0].body, "{\"key\":\"methodNotAllowed\"}");
    }
}

void TestHttpServer::missingPathIs404()
{
    HttpWorld world;
    const QList<Answer> answers = world.exchange(get("/none/at/all") + get("/echo"));
    QCOMPARE(answers.size(), 2);
    QCOMPARE(answers[0].status, 404);
    QCOMPARE(answers[0].field("content-type"), "application/problem+json");
}

void TestHttpServer::connectIs405()
{
    HttpWorld world;
    const QList<Answer> answers = world.exchange("CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n");
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers[0].status, 405);
}

void TestHttpServer::pipelinedAnswersComeInOrder()
{
    HttpWorld world;
    RawClient client(world.port);
    client.send(get("/park/1") + get("/park/2") + get("/echo/3") + get("/park/4"));
    QTRY_COMPARE(world.dispatcher.parked.size(), size_t(3));
    QVERIFY(world.dispatcher.release(u"/park/4"_s));
    QVERIFY(world.dispatcher.release(u"/park/2"_s));
    QCoreApplication::processEvents();
    QCOMPARE(client.received(), QByteArray());
    QVERIFY(world.dispatcher.release(u"/park/1"_s));
    QVERIFY(client.waitForAnswers(4));
    const QList<Answer> answers = client.answers();
    QCOMPARE(answers[0].body, "/park/1");
    QCOMPARE(answers[1].body, "/park/2");
    QCOMPARE(answers[2].json()[u"path"].toString(), u"/echo/3"_s);
    QCOMPARE(answers[3].body, "/park/4");
    QVERIFY(client.isOpen());
}

void TestHttpServer::pipelineIsBounded()
{
    HttpWorld world;
    RawClient client(world.port);
    QByteArray all;
    for (int i = 0; i < 40; ++i) {
        all += get("/park/" + QByteArray::number(i));
    }
    client.send(all);
    const auto most = size_t(Limits().pipelineMax);
    QTRY_COMPARE(world.dispatcher.parked.size(), most);
    QVERIFY(world.dispatcher.release(u"/park/1"_s)); // not the first: nothing moves
    QCoreApplication::processEvents();
    QCOMPARE(world.dispatcher.parked.size(), most - 1);
    QVERIFY(world.dispatcher.release(u"/park/0"_s));
    QTRY_COMPARE(world.dispatcher.parked.size(), most);
    for (int i = 2; i < 40; ++i) {
        QVERIFY(
            RawClient::waitUntil([&] { return world.dispatcher.release(u"/park/%1"_s.arg(i)); }));
    }
    QVERIFY(client.waitForAnswers(40));
    QCOMPARE(client.answers().last().body, "/park/39");
}

void TestHttpServer::manyPipelinedRequestsAreAllAnswered()
{
    HttpWorld world;
    const QList<Answer> answers = world.exchange(get("/big/100").repeated(3000));
    QCOMPARE(answers.size(), 3000);
    QCOMPARE(world.server.figures().requests, quint64(3000));
}

void TestHttpServer::closeEndsAfterTheAnswer_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("connection");
    QTest::addColumn<int>("answered");
    QTest::newRow("1.1 close") << get("/echo", "Connection: close\r\n") << QByteArray("close") << 1;
    QTest::newRow("1.0") << QByteArray("GET /echo HTTP/1.0\r\n\r\n") << QByteArray("close") << 1;
    QTest::newRow("1.0 keep-alive")
        << QByteArray("GET /echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        << QByteArray("keep-alive") << 2;
}

void TestHttpServer::closeEndsAfterTheAnswer()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, connection);
    QFETCH(int, answered);
    HttpWorld world;
    RawClient client(world.port);
    client.send(request + get("/echo/after", "Connection: close\r\n"));
    QVERIFY(client.waitForEnd()); // by the server
    QCOMPARE(client.answers().size(), answered);
    QCOMPARE(client.answers()[0].field("connection"), connection);
}

void TestHttpServer::halfClosedClientIsAnswered()
{
    HttpWorld world;
    RawClient client(world.port);
    client.send(get("/park/1"));
    client.finishSending();
    QTRY_COMPARE(world.dispatcher.parked.size(), size_t(1));
    QCoreApplication::processEvents();
    QVERIFY(world.dispatcher.release(u"/park/1"_s));
    QVERIFY(client.waitForEnd());
    QCOMPARE(client.answers().size(), 1);
    QTRY_COMPARE(world.server.figures().connections, 0);
}

void TestHttpServer::leavingClientIsHarmless_data()
{
    QTest::addColumn<bool>("isReset");
    QTest::newRow("ends") << false;
    QTest::newRow("resets") << true;
}

void TestHttpServer::leavingClientIsHarmless()
{
    QFETCH(bool, isReset);
    HttpWorld world;
    {
        RawClient client(world.port);
        client.send(get("/park/1") + get("/park/2"));
        QTRY_COMPARE(world.dispatcher.parked.size(), size_t(2));
        if (isReset) {
            client.reset();
        }
    }
    if (isReset) {
        // Known at once, and told to whoever works for it by the context's end.
        QTRY_VERIFY(world.dispatcher.parked[0].context.isNull());
        QVERIFY(!world.dispatcher.release(u"/park/1"_s));
        // One who did not look at the context.
        world.dispatcher.parked[0].done({});
    } else {
        world.dispatcher.release(u"/park/1"_s);
        QCoreApplication::processEvents();
        world.dispatcher.release(u"/park/2"_s);
    }
    QTRY_COMPARE(world.server.figures().connections, 0);
    QCOMPARE(world.exchange(get("/echo")).size(), 1);
}

void TestHttpServer::answerTwiceIsAnswerOnce()
{
    HttpWorld world;
    RawClient client(world.port);
    client.send(get("/park/1") + get("/park/2"));
    QTRY_COMPARE(world.dispatcher.parked.size(), size_t(2));
    const auto done = world.dispatcher.parked[1].done;
    done({.body = "once"});
    done({.body = "twice"});
    world.dispatcher.release(u"/park/1"_s);
    done({.body = "thrice"});
    client.send(get("/echo"));
    QVERIFY(client.waitForAnswers(3));
    QCOMPARE(client.answers()[1].body, "once");
}

void TestHttpServer::fieldWithLineBreakIsNotWritten()
{
    HttpWorld world;
    RawClient client(world.port);
    client.send(get("/park/1"));
    QTRY_COMPARE(world.dispatcher.parked.size(), size_t(1));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"dropped a field"_s));
    world.dispatcher.parked[0].done({.headers = {{"Location", "/a\r\nSet-Cookie: b"},
                                                 {"Content-Length", "99"},
                                                 {"ETag", "\"1\""}}});
    QVERIFY(client.waitForAnswers(1));
    QVERIFY(!client.received().contains("Set-Cookie"));
    QCOMPARE(client.answers()[0].field("content-length"), "0");
    QCOMPARE(client.answers()[0].field("etag"), "\"1\"");
}

void TestHttpServer::stopFinishesWhatIsInFlight()
{
    HttpWorld world;
    RawClient idle(world.port);
    idle.send(get("/echo"));
    QVERIFY(idle.waitForAnswers(1));
    RawClient busy(world.port);
    busy.send(get("/park/1"));
    QTRY_COMPARE(world.dispatcher.parked.size(), size_t(1));
    QSignalSpy stopped(&world.server, &HttpServer::stopped);
    world.server.stop();
    QVERIFY(idle.waitForEnd());
    RawClient late(world.port);
    QVERIFY(late.waitForEnd());
    QCOMPARE(stopped.size(), 0);
    QVERIFY(world.dispatcher.release(u"/park/1"_s));
    QVERIFY(busy.waitForEnd());
    QCOMPARE(busy.answers().size(), 1);
    QCOMPARE(busy.answers()[0].field("connection"), "close");
    QTRY_COMPARE(stopped.size(), 1);
}

void TestHttpServer::stopGivesUpAfterItsTime()
{
    HttpOptions options;
    options.limits.stopTimeMax = std::chrono::milliseconds(100);
    HttpWorld world(options);
    RawClient busy(world.port);
    busy.send(get("/park/1"));
    QTRY_COMPARE(world.dispatcher.parked.size(), size_t(1));
    QSignalSpy stopped(&world.server, &HttpServer::stopped);
    world.server.stop();
    QTRY_COMPARE(stopped.size(), 1);
    QVERIFY(busy.waitForEnd());
    QTRY_VERIFY(!world.dispatcher.release(u"/park/1"_s));
}

void TestHttpServer::portInUseIsSaid()
{
    HttpWorld first;
    HttpServer second(first.dispatcher, {});
    const auto listened = second.listen(u"127.0.0.1"_s, first.port);
    QVERIFY(!listened);
    QCOMPARE(listened.error().kind, endpaper::ErrorKind::Unavailable);
    QVERIFY(listened.error().context.contains(QString::number(first.port)));
    QVERIFY(listened.error().context.contains(u"another program is using it"));
    QVERIFY(!second.listen(u"no.such.name.invalid"_s, 0));
    QVERIFY(second.listen(u"localhost"_s, 0).has_value());
}

void TestHttpServer::serverMayGoWithRequestsInFlight()
{
    auto world = std::make_unique<HttpWorld>();
    RawClient client(world->port);
    client.send(get("/park/1") + get("/big/300000", "Accept-Encoding: gzip\r\n"));
    QTRY_COMPARE(world->dispatcher.requests.size(), 2);
    world.reset();
    QVERIFY(client.waitForEnd());
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
