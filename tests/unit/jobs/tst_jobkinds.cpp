// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobbench.h"
#include "server/jobs/editionsearch.h"
#include "unit/sources/scriptedserver.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::server;
using namespace endpaper::test;

// Editions, covers, hidden things, and work that several daemons share.
class TestJobKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editionsKeepTheirPublisher()
    {
        ApiBench bench(sample, routes());
        addBook(bench, u"The Hunger Games"_s, u"9780439023481"_s);
        QVERIFY(bench.engine->writeAndWait([&](Context &context) -> Expected<> {
            TRY_ASSIGN(const auto book,
                       store::BookRepository(context.transaction).findByIsbn(u"9780439023481"_s));
            sources::Answer answer{.state = sources::AnswerState::Done};
            sources::FoundBook found;
            found.ref = u"1"_s;
            found.title = book->title;
            found.authors = book->authors;
            found.isbns = {domain::Isbn::parse(u"9781407132082"_s).value()};
            found.publisher = u"Scholastic"_s;
            answer.books = {found};
            return storeEditions(context, *book, u"dnb"_s, answer, 0);
        }));
        const auto answer = bench.ask(Method::Get, "/api/v1/books/9780439023481/editions");
        QStringList publishers;
        for (const QJsonValue &item : answer.json["items"_L1].toArray()) {
            publishers.append(item["publisher"_L1].toString());
        }
        QVERIFY(publishers.contains(u"Scholastic"_s));
    }

    // One seller answers, the other never does: the rows are there while it is still waited for.
    void aDeadSourceDelaysNothing()
    {
        ScriptedServer server;
        server.setAnswer([](const QByteArray &path) -> ScriptedServer::Reply {
            return path.startsWith("/dead/")
                ? ScriptedServer::Reply{.isHanging = true}
                : ScriptedServer::Reply{
                    .body = R"({"items":[{"ref":"a","title":"Emma","price":"4.50"}]})"};
        });
        const QTemporaryDir folder;
        for (const QByteArray &id : {"dead"_ba, "town"_ba}) {
            QFile file(folder.filePath(QString::fromLatin1(id) + u".json"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(
                R"({"format":1,"id":"ID","name":"ID","role":"copies","kind":"json","base":"BASE",
                "sends":["isbn"],"auth":{"kind":"none"},"queries":[{"by":"isbn","path":"/ID/{number}"}],
                "answer":{"rows":"items"},"fields":{"ref":{"paths":["ref"]},"title":{"paths":["title"]},
                "price":{"paths":["price"]},"currency":{"constant":"EUR"},
                "url":{"paths":["ref"],"prefix":"{base}/offer/"}},"limits":{"calls_max":1000},
                "terms":{"may_store":true,"may_model":true,"may_mix":true}})"_ba.replace("ID", id)
                    .replace("BASE", server.url().toEncoded()));
        }
        ApiBench bench([&](Settings &settings) { settings.sourcesFolder = folder.path(); },
                       routes());
        turnSellersOff(bench);
        const auto runner = work(*bench.engine, bench.clock, unplanned(false));
        const QByteArray path = "/api/v1/books/9780141439587/copies?country=DE";
        QJsonObject answer;
        QTRY_VERIFY(
            (answer = bench.ask(Method::Get, path).json, !answer["items"_L1].toArray().isEmpty()));
        QCOMPARE(answer["state"_L1].toString(), u"searching"_s);
        for (const QJsonValue &source : answer["sources"_L1].toArray()) {
            if (source["id"_L1].toString() == "dead"_L1) {
                QCOMPARE(source["state"_L1].toString(), u"searching"_s);
            }
        }
    }

    void severalDaemonsOnOneVaultShareTheWork()
    {
        ApiBench bench(sample, routes());
        Settings settings = bench.engine->settings();
        auto second = Engine::open(
            settings,
            [&] {
                std::vector<Route> all = groundRoutes(settings);
                const std::vector<Route> more = routes();
                all.insert(all.end(), more.begin(), more.end());
                return all;
            }(),
            bench.clock);
        QVERIFY2(second, second ? "" : qPrintable(second.error().context));
        QStringList isbns;
        for (int i = 0; i < 8; ++i) {
            const QString body = u"97834500%1"_s.arg(1000 + i);
            int sum = 0;
            for (qsizetype at = 0; at < body.size(); ++at) {
                sum += body.at(at).digitValue() * (at % 2 ? 3 : 1);
            }
            isbns.append(body + QString::number((10 - sum % 10) % 10));
            (void)bench.ask(Method::Get,
                            "/api/v1/books/" + isbns.last().toLatin1() + "/copies?country=DE");
        }
        {
            const auto one = work(*bench.engine, bench.clock, unplanned());
            const auto two = work(**second, bench.clock, unplanned());
            for (const QString &isbn : std::as_const(isbns)) {
                QTRY_VERIFY_WITH_TIMEOUT(
                    bench.ask(Method::Get,
                              "/api/v1/books/" + isbn.toLatin1() + "/copies?country=DE")
                            .json["state"_L1]
                            .toString()
                        != "searching"_L1,
                    60000);
            }
        }
        // Each was claimed by one of the two, once.
        const QByteArray admin = bench.token(u"admin@example.org"_s, u"admin"_s);
        const QJsonArray jobs = bench.ask(Method::Get, "/api/v1/admin/jobs?kind=search", admin)
                                    .json["items"_L1]
                                    .toArray();
        QCOMPARE(jobs.size(), isbns.size());
        for (const QJsonValue &job : jobs) {
            QCOMPARE(job["state"_L1].toString(), u"done"_s);
            QCOMPARE(job["attempt"_L1].toInt(), 1);
        }
        second->reset();
    }

    void coversAreFetchedOnceAndKept()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QByteArray picture = QByteArray("\xff\xd8\xff\xe0") + QByteArray(500, 'x');
        int requests = 0;
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [&, socket] {
                const QByteArray asked = socket->readAll();
                ++requests;
                const bool isKnown =
                    asked.startsWith("GET /b/isbn/9780439023481-L.jpg?default=false ");
                const QByteArray body = isKnown ? picture : QByteArray("<html>no</html>");
                socket->write(QByteArray("HTTP/1.1 ") + (isKnown ? "200 OK" : "404 Not Found")
                              + "\r\nConnection: close\r\nContent-Length: "
                              + QByteArray::number(body.size()) + "\r\n\r\n" + body);
                socket->disconnectFromHost();
            });
        });
        ApiBench bench([](Settings &settings) { settings.accessTokenSeconds = 365 * 24 * 3600; },
                       routes());
        JobOptions options = unplanned(false);
        options.coverBase = QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
        const auto runner = work(*bench.engine, bench.clock, options);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/covers/0439023483").status, 202);
        ApiBench::Answer cover;
        QTRY_VERIFY(
            (cover = bench.ask(Method::Get, "/api/v1/covers/9780439023481"), cover.status == 200));
        QCOMPARE(cover.reply.body, picture);
        QCOMPARE(cover.reply.contentType, "image/jpeg");
        QVERIFY(!cover.header("etag").isEmpty());
        QCOMPARE(bench
                     .ask(Method::Get, "/api/v1/covers/9780439023481", {}, {},
                          {{"if-none-match", cover.header("etag")}})
                     .status,
                 304);
        QCOMPARE(requests, 1);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/covers/9783522177504").status, 202);
        QTRY_COMPARE(bench.ask(Method::Get, "/api/v1/covers/9783522177504").status, 404);
        QCOMPARE(requests, 2);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/covers/9783522177504").status, 404);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/covers/12345").status, 400);
    }

    void editionsAreMergedAndKeptAsPeopleDecided()
    {
        ApiBench bench(sample, routes());
        const QByteArray librarian = bench.token(u"lib@example.org"_s, u"librarian"_s);
        addBook(bench, u"The Hunger Games"_s, u"9780439023481"_s);
        addBook(bench, u"The Hunger Games"_s, u"9780439023528"_s);
        addBook(bench, u"Another Book"_s, u"9783522177504"_s);
        const auto runner = work(*bench.engine, bench.clock, unplanned());
        const auto editions = [&] {
            QStringList isbns;
            const auto answer = bench.ask(Method::Get, "/api/v1/books/9780439023481/editions");
            for (const QJsonValue &item : answer.json["items"_L1].toArray()) {
                isbns.append(item["isbn"_L1].toString());
            }
            return answer.json["state"_L1].toString() == "searching"_L1 ? QStringList() : isbns;
        };
        QTRY_VERIFY_WITH_TIMEOUT(editions().size() >= 2, 30000);
        QVERIFY(editions().contains(u"9780439023528"_s));
        QVERIFY(!editions().contains(u"9783522177504"_s));
        const QJsonObject edit{{u"remove"_s, QJsonArray{u"9780439023528"_s}},
                               {u"add"_s, QJsonArray{u"978-3-16-148410-0"_s}}};
        const auto changed =
            bench.ask(Method::Put, "/api/v1/books/9780439023481/editions", librarian, edit);
        QVERIFY2(changed.status == 200, changed.reply.body.constData());
        QVERIFY(!editions().contains(u"9780439023528"_s)); // although the catalogue has it
        QVERIFY(editions().contains(u"9783161484100"_s));
        const QByteArray reader = bench.token(u"ann@example.org"_s);
        QCOMPARE(
            bench.ask(Method::Put, "/api/v1/books/9780439023481/editions", reader, edit).status,
            403);
    }

    void aBookThatIsNotInTheCatalogueIsLookedForAndMadeOfItsWish()
    {
        ApiBench bench(sample, routes());
        const QByteArray librarian = bench.token(u"lib@example.org"_s, u"librarian"_s);
        const auto runner = work(*bench.engine, bench.clock, unplanned());
        const QByteArray path = "/api/v1/books/9780306406157/editions";
        const auto first = bench.ask(Method::Get, path);
        QCOMPARE(first.status, 200);
        QCOMPARE(first.json["state"_L1].toString(), u"searching"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.ask(Method::Get, path).status, 404, 30000);
        const QJsonObject edit{{u"add"_s, QJsonArray{u"978-3-16-148410-0"_s}}};
        QCOMPARE(bench.ask(Method::Put, path, librarian, edit).status, 404);
        addWish(bench, bench.wishesOfNewList(librarian), librarian,
                {{u"isbn"_s, u"9780306406157"_s}, {u"title"_s, u"Statistics"_s}});
        QCOMPARE(bench.ask(Method::Get, path).status, 404); // a wish is its reader's own
        const auto changed = bench.ask(Method::Put, path, librarian, edit);
        QVERIFY2(changed.status == 200, changed.reply.body.constData());
        QCOMPARE(changed.json["items"_L1].toArray().size(), 1);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/books/9780306406157").json["title"_L1].toString(),
                 u"Statistics"_s);
    }

    void hiddenThingsArePaged()
    {
        ApiBench bench(sample, routes());
        const QByteArray token = bench.token(u"ann@example.org"_s);
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(bench
                         .ask(Method::Post,
                              "/api/v1/sellers/booklooker:Shop" + QByteArray::number(i) + "/hide",
                              token)
                         .status,
                     204);
        }
        QCOMPARE(bench.ask(Method::Post, "/api/v1/sellers/nobody:x/hide", token).status, 404);
        QCOMPARE(bench.ask(Method::Post, "/api/v1/sellers/booklooker:/hide", token).status, 404);
        QStringList sellers;
        QByteArray cursor;
        do {
            const auto page = bench.ask(Method::Get, "/api/v1/me/hidden?limit=2" + cursor, token);
            QVERIFY(page.json["sort_options"_L1].isArray());
            for (const QJsonValue &item : page.json["items"_L1].toArray()) {
                sellers.append(item["seller"_L1].toString());
            }
            const QString next = page.json["next_cursor"_L1].toString();
            cursor = next.isEmpty() ? QByteArray() : "&cursor=" + next.toLatin1();
        } while (!cursor.isEmpty());
        sellers.sort();
        QCOMPARE(sellers,
                 (QStringList{u"Shop0"_s, u"Shop1"_s, u"Shop2"_s, u"Shop3"_s, u"Shop4"_s}));
    }
};

QTEST_GUILESS_MAIN(TestJobKinds)
#include "tst_jobkinds.moc"
