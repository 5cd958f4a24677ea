// SPDX-License-Identifier: GPL-3.0-or-later
#include "apibench.h"

#include "server/api/settings.h"

#include <QSemaphore>
#include <QTest>

using namespace endpaper;
using namespace endpaper::server;
using endpaper::test::ApiBench;
using namespace Qt::StringLiterals;

namespace {

Expected<> insertActivity(Context &context, const QString &subject)
{
    TRY_ASSIGN(auto insert,
               context.transaction.prepare("INSERT INTO activity (id, at, action, subject) "
                                           "VALUES (?1, 0, 'test', ?2)"));
    return insert.bindAll(Uuid::create(), subject).run();
}

qint64 countActivity(Engine &engine)
{
    qint64 count = -1;
    const auto done = engine.readAndWait([&count](Context &context) -> Expected<> {
        TRY_ASSIGN(
            auto query,
            context.transaction.prepare("SELECT count(*) FROM activity WHERE action = 'test'"));
        TRY(query.step());
        count = query.integer(0);
        return {};
    });
    return done ? count : -1;
}

Route route(Method method, const QByteArray &pattern, Lane lane, Handler handler,
            Prepare prepare = {})
{
    return {method,     pattern,           Access::Anyone, lane, std::move(handler),
            "A test's", std::move(prepare)};
}

} // namespace

class TestEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writerThatFailsIsUndoneAlone()
    {
        ApiBench bench({},
                       {route(Method::Post, "/t/{what}", Lane::Write,
                              [](const Request &request, Context &context) -> Expected<Reply> {
                                  TRY(insertActivity(context, u"x"_s));
                                  const QString what = request.arguments.value(u"what"_s);
                                  if (what == "error"_L1) {
                                      return fail(ErrorKind::Conflict, u"no"_s);
                                  }
                                  context.isKeptOnError = what == "kept"_L1;
                                  return Reply::empty(what == "good"_L1 ? 204 : 409);
                              })});
        int answered = 0;
        QObject context;
        for (const char *what : {"good", "error", "good", "refused", "kept"}) {
            bench.engine->submit(ApiBench::request(Method::Post, QByteArray("/t/") + what),
                                 &context, [&answered](const Reply &) { ++answered; });
        }
        QTRY_COMPARE(answered, 5);
        QCOMPARE(countActivity(*bench.engine), 3);
    }

    void writersShareACommitAndAnswerInOrder()
    {
        QSemaphore mayGo;
        ApiBench bench({},
                       {route(Method::Post, "/t/{n}", Lane::Write,
                              [&](const Request &request, Context &context) -> Expected<Reply> {
                                  if (request.arguments.value(u"n"_s) == "0"_L1) {
                                      mayGo.acquire();
                                  }
                                  TRY(insertActivity(context, request.arguments.value(u"n"_s)));
                                  return Reply::empty();
                              })});
        QList<int> order;
        QObject context;
        constexpr int count = 600; // more than two batches
        for (int i = 0; i < count; ++i) {
            bench.engine->submit(ApiBench::request(Method::Post, "/t/" + QByteArray::number(i)),
                                 &context, [&order, i](const Reply &) { order.append(i); });
        }
        QVERIFY(order.isEmpty());
        mayGo.release();
        QTRY_COMPARE(order.size(), count);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
        QCOMPARE(countActivity(*bench.engine), count);
    }

    void fullQueueIs503WithRetryAfter()
    {
        QSemaphore mayGo;
        ApiBench bench([](Settings &settings) { settings.writeQueueMax = 2; },
                       {route(Method::Post, "/t", Lane::Write,
                              [&](const Request &, Context &) -> Expected<Reply> {
                                  mayGo.acquire();
                                  return Reply::empty();
                              })});
        int good = 0;
        QList<Reply> refused;
        QObject context;
        for (int i = 0; i < 10; ++i) {
            bench.engine->submit(ApiBench::request(Method::Post, "/t"), &context,
                                 [&](const Reply &reply) {
                                     if (reply.status == 503) {
                                         refused.append(reply);
                                     } else {
                                         ++good;
                                     }
                                 });
        }
        mayGo.release(10);
        QTRY_COMPARE(good + refused.size(), 10);
        QVERIFY(good >= 2);
        QVERIFY(!refused.isEmpty());
        QCOMPARE(refused.first().headers.first().first, QByteArray("Retry-After"));
    }

    void answerIsDroppedWithItsContext()
    {
        QSemaphore mayGo;
        ApiBench bench({},
                       {route(Method::Get, "/t", Lane::Read,
                              [&](const Request &, Context &) -> Expected<Reply> {
                                  mayGo.acquire();
                                  return Reply::empty();
                              })});
        bool isCalled = false;
        auto context = std::make_unique<QObject>();
        bench.engine->submit(ApiBench::request(Method::Get, "/t"), context.get(),
                             [&](const Reply &) { isCalled = true; });
        context.reset();
        mayGo.release();
        (void)bench.ask(Method::Get, "/readyz");
        QVERIFY(!isCalled);
    }

    void readSeesWhatWasAnswered()
    {
        ApiBench bench({},
                       {route(Method::Post, "/t", Lane::Write,
                              [](const Request &, Context &context) -> Expected<Reply> {
                                  TRY(insertActivity(context, u"x"_s));
                                  return Reply::empty();
                              }),
                        route(Method::Get, "/t", Lane::PointRead,
                              [](const Request &, Context &context) -> Expected<Reply> {
                                  TRY_ASSIGN(
                                      auto query,
                                      context.transaction.prepare("SELECT count(*) FROM activity"));
                                  TRY(query.step());
                                  return Reply::json(QJsonObject{{u"n"_s, query.integer(0)}});
                              })});
        for (int i = 1; i <= 20; ++i) {
            QCOMPARE(bench.ask(Method::Post, "/t").status, 204);
            QCOMPARE(bench.ask(Method::Get, "/t").json["n"_L1].toInt(), i);
        }
    }

    void readersCannotWrite()
    {
        ApiBench bench({},
                       {route(Method::Get, "/t", Lane::Read,
                              [](const Request &, Context &context) -> Expected<Reply> {
                                  TRY(insertActivity(context, u"x"_s));
                                  return Reply::empty();
                              })});
        QCOMPARE(bench.ask(Method::Get, "/t").status, 503);
    }

    void whoFindsSomethingToWriteRunsAgainInTheWriteLane()
    {
        int readings = 0;
        int writings = 0;
        ApiBench bench({},
                       {route(Method::Get, "/t/{n}", Lane::ReadFirst,
                              [&](const Request &request, Context &context) -> Expected<Reply> {
                                  ++(context.mayWrite ? writings : readings);
                                  if (request.arguments.value(u"n"_s) == "0"_L1) {
                                      return Reply::empty();
                                  }
                                  if (!context.mayWrite) {
                                      context.wantsToWrite = true;
                                      return fail(ErrorKind::Cancelled, u"to be written"_s);
                                  }
                                  TRY(insertActivity(context, u"x"_s));
                                  return Reply::empty();
                              })});
        QCOMPARE(bench.ask(Method::Get, "/t/0").status, 204);
        QCOMPARE(readings, 1);
        QCOMPARE(writings, 0);
        QCOMPARE(bench.ask(Method::Get, "/t/1").status, 204);
        QCOMPARE(readings, 2);
        QCOMPARE(writings, 1);
        QCOMPARE(countActivity(*bench.engine), 1);
    }

    void whatIsRememberedIsWorkedOutAgainAfterACommitOrInTime_data()
    {
        QTest::addColumn<int>("lane");
        QTest::newRow("on the event loop") << int(Lane::PointRead);
        QTest::newRow("by a reader") << int(Lane::Read);
        QTest::newRow("by a reader that may have to write") << int(Lane::ReadFirst);
        QTest::newRow("by the writer") << int(Lane::Write);
    }

    void whatIsRememberedIsWorkedOutAgainAfterACommitOrInTime()
    {
        QFETCH(const int, lane);
        std::atomic<int> runs = 0;
        Route counted = route(Method::Get, "/t", Lane(lane),
                              [&runs](const Request &, Context &context) -> Expected<Reply> {
                                  context.goodUntil = context.clock.now() + std::chrono::seconds(9);
                                  return Reply::json(QJsonObject{{u"n"_s, ++runs}});
                              });
        counted.remembered = Remembered::ForReader;
        ApiBench bench({},
                       {counted,
                        route(Method::Post, "/t", Lane::Write,
                              [](const Request &, Context &context) -> Expected<Reply> {
                                  TRY(insertActivity(context, u"x"_s));
                                  return Reply::empty();
                              })});
        const auto get = [&bench] { return bench.ask(Method::Get, "/t").json["n"_L1].toInt(); };
        QCOMPARE(get(), 1);
        QCOMPARE(get(), 1);
        QCOMPARE(bench.ask(Method::Post, "/t").status, 204);
        QCOMPARE(get(), 2);
        QCOMPARE(get(), 2);
        bench.clock.advance(std::chrono::seconds(9));
        QCOMPARE(get(), 3);
        QCOMPARE(bench.ask(Method::Get, "/t?x=1").json["n"_L1].toInt(), 4);
        QCOMPARE(get(), 3);
    }

    void liveEventsComeAfterTheCommitThatCausedThem()
    {
        const auto handler = [](const Request &request, Context &context) -> Expected<Reply> {
            LiveEvent event;
            event.id = request.arguments.value(u"n"_s);
            context.events.append(event);
            TRY(insertActivity(context, u"x"_s));
            return Reply::empty(event.id == "bad"_L1 ? 409 : 204);
        };
        ApiBench bench({}, {route(Method::Post, "/t/{n}", Lane::Write, handler)});
        QStringList heard;
        bench.engine->addLiveSink([&](const QList<LiveEvent> &events) {
            heard.append(events.first().id);
            QVERIFY(countActivity(*bench.engine) >= heard.size());
        });
        (void)bench.ask(Method::Post, "/t/1");
        (void)bench.ask(Method::Post, "/t/bad");
        (void)bench.ask(Method::Post, "/t/2");
        QTRY_COMPARE(heard, (QStringList{u"1"_s, u"2"_s}));
    }

    void prepareRunsBeforeAndMayAnswer()
    {
        const auto prepare = [](Request &request, Context &) -> Expected<std::optional<Reply>> {
            if (request.arguments.value(u"n"_s) == "stop"_L1) {
                return std::optional(Reply::empty(418));
            }
            request.prepared = "ready";
            return std::nullopt;
        };
        ApiBench bench({},
                       {route(
                           Method::Post, "/t/{n}", Lane::Write,
                           [](const Request &request, Context &) -> Expected<Reply> {
                               return Reply{200, "text/plain", request.prepared};
                           },
                           prepare)});
        QCOMPARE(bench.ask(Method::Post, "/t/go").reply.body, QByteArray("ready"));
        QCOMPARE(bench.ask(Method::Post, "/t/stop").status, 418);
    }

    void ownJobsWriteAndRead()
    {
        ApiBench bench;
        bool isDone = false;
        bench.engine->write([](Context &context) { return insertActivity(context, u"job"_s); },
                            nullptr, [&](const Expected<> &done) { isDone = done.has_value(); });
        QTRY_VERIFY(isDone);
        QVERIFY(!bench.engine->writeAndWait([](Context &context) -> Expected<> {
            TRY(insertActivity(context, u"job"_s));
            return fail(ErrorKind::Cancelled, u"changed my mind"_s);
        }));
        QCOMPARE(countActivity(*bench.engine), 1);
    }

    void whoMayDoWhat_data()
    {
        QTest::addColumn<QString>("role"); // empty: nobody
        QTest::addColumn<int>("access");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QString &role, Access access, int status) {
            QTest::newRow(name) << role << int(access) << status;
        };
        row("nobody, anyone's", {}, Access::Anyone, 204);
        row("nobody, signed in's", {}, Access::SignedIn, 401);
        row("nobody, admin's", {}, Access::Admin, 401);
        row("reader, signed in's", u"reader"_s, Access::SignedIn, 204);
        row("reader, librarian's", u"reader"_s, Access::Librarian, 403);
        row("librarian, librarian's", u"librarian"_s, Access::Librarian, 204);
        row("librarian, moderator's", u"librarian"_s, Access::Moderator, 403);
        row("moderator, moderator's", u"moderator"_s, Access::Moderator, 204);
        row("moderator, admin's", u"moderator"_s, Access::Admin, 403);
        row("admin, librarian's", u"admin"_s, Access::Librarian, 204);
        row("admin, admin's", u"admin"_s, Access::Admin, 204);
    }
    void whoMayDoWhat()
    {
        QFETCH(QString, role);
        QFETCH(int, access);
        QFETCH(int, status);
        Route tested =
            route(Method::Get, "/t", Lane::Read,
                  [](const Request &, Context &) -> Expected<Reply> { return Reply::empty(); });
        tested.access = Access(access);
        ApiBench bench({}, {tested});
        const QByteArray token =
            role.isEmpty() ? QByteArray() : bench.token(u"a@example.org"_s, role);
        QCOMPARE(bench.ask(Method::Get, "/t", token).status, status);
    }

    void brokenTokenIsNobodyWhereAnyoneMay()
    {
        ApiBench bench;
        QCOMPARE(bench.ask(Method::Get, "/api/v1/server", "broken").status, 200);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/me", "broken").status, 401);
    }

    void unknownPathAndWrongMethodAreTold()
    {
        ApiBench bench;
        QCOMPARE(bench.ask(Method::Get, "/api/v1/nothing").status, 404);
        const auto wrong = bench.ask(Method::Delete, "/healthz");
        QCOMPARE(wrong.status, 405);
        QCOMPARE(wrong.header("Allow"), QByteArray("GET, HEAD, OPTIONS"));
    }

    void describesItself()
    {
        ApiBench bench;
        const QJsonObject document = bench.ask(Method::Get, "/openapi.json").json;
        QCOMPARE(document["openapi"_L1].toString(), u"3.1.0"_s);
        const QJsonObject paths = document["paths"_L1].toObject();
        QVERIFY(paths["/api/v1/books/{id}"_L1].toObject().contains("get"_L1));
        for (const Route &each : bench.engine->routes()) {
            QVERIFY2(!each.summary.isEmpty(), each.pattern.constData());
        }
        const auto docs = bench.ask(Method::Get, "/docs");
        QVERIFY(docs.reply.body.contains("/api/v1/books/{id}"));
        QVERIFY(!docs.reply.body.contains("<script"));
    }

    void metricsAreForTheHouse()
    {
        ApiBench bench([](Settings &settings) { settings.metricsToken = "let-me"; });
        QVERIFY(bench.ask(Method::Get, "/metrics").reply.body.contains("endpaper_requests_total"));
        Request far = ApiBench::request(Method::Get, "/metrics");
        far.peer = QHostAddress(u"192.0.2.1"_s);
        QCOMPARE(bench.askRaw(far).status, 403);
        far = ApiBench::request(Method::Get, "/metrics", "let-me");
        far.peer = QHostAddress(u"192.0.2.1"_s);
        QCOMPARE(bench.askRaw(far).status, 200);
    }

    void largeBodyIsRefusedBeforeItComes()
    {
        ApiBench bench;
        const QByteArray admin = bench.token(u"a@example.org"_s, u"admin"_s);
        const auto match = bench.engine->match(Method::Post, u"/api/v1/admin/catalogue"_s);
        QCOMPARE(match.bodyFolder, bench.folder.path() + u"/incoming"_s);
        QVERIFY(QFileInfo(match.bodyFolder).isDir());
        QCOMPARE(bench.engine->refusal(ApiBench::request(Method::Post, "/api/v1/admin/catalogue"))
                     ->status,
                 401);
        QVERIFY(!bench.engine->refusal(
            ApiBench::request(Method::Post, "/api/v1/admin/catalogue", admin)));
    }

    void serverKeepsItsIdOverARestart()
    {
        ApiBench bench;
        const QString id = bench.ask(Method::Get, "/api/v1/server").json["server_id"_L1].toString();
        QVERIFY(Uuid::parse(id));
        bench.restart();
        QCOMPARE(bench.ask(Method::Get, "/api/v1/server").json["server_id"_L1].toString(), id);
    }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
