// SPDX-License-Identifier: GPL-3.0-or-later
#include "apibench.h"

#include "server/api/catalogueimporter.h"
#include "server/api/settings.h"
#include "store/vault/jobrepository.h"

#include <QTest>

using namespace endpaper;
using namespace endpaper::server;
using endpaper::test::ApiBench;
using namespace Qt::StringLiterals;

namespace {

constexpr char goodbooks[] =
    "book_id,goodreads_book_id,best_book_id,work_id,books_count,isbn,isbn13,authors,original_"
    "publication_year,"
    "original_title,title,language_code,average_rating,ratings_count,work_ratings_count,work_text_"
    "reviews_count,"
    "ratings_1,ratings_2,ratings_3,ratings_4,ratings_5,image_url,small_image_url\n"
    "1,2767052,2767052,2792775,272,439023483,9.78043902348e+12,Suzanne Collins,2008.0,The Hunger "
    "Games,"
    "\"The Hunger Games (The Hunger Games, "
    "#1)\",eng,4.34,4780653,4942365,155254,66715,127936,560092,1481305,"
    "2706317,https://example.org/1.jpg,https://example.org/1.jpg\n"
    "2,3,3,4640799,491,439554934,9.78043955493e+12,\"J.K. Rowling, Mary GrandPré\",1997.0,"
    "Harry Potter and the Philosopher's Stone,\"Harry Potter and the Sorcerer's Stone (Harry "
    "Potter, #1)\",eng,"
    "4.44,4602479,4800065,75867,75504,101676,455024,1156318,3011543,https://example.org/3.jpg,"
    "https://example.org/3.jpg\n";

} // namespace

class TestAdmin : public QObject
{
    Q_OBJECT

    static QJsonObject finished(ApiBench &bench, const QByteArray &token, const QByteArray &id)
    {
        QJsonObject job;
        (void)QTest::qWaitFor(
            [&] {
                job = bench.ask(Method::Get, "/api/v1/admin/jobs/" + id, token).json;
                const QString state = job["state"_L1].toString();
                return state == "done"_L1 || state == "failed"_L1;
            },
            20'000);
        return job;
    }
    static ApiBench::Answer upload(ApiBench &bench, const QByteArray &token, const QByteArray &file)
    {
        return bench.askRaw(
            ApiBench::request(Method::Post, "/api/v1/admin/catalogue?name=books.csv", token, file));
    }

private Q_SLOTS:
    void roleChangesAtOnceAndIsLogged()
    {
        ApiBench bench;
        const QByteArray admin = bench.token(u"admin@example.org"_s, u"admin"_s);
        const QJsonObject ann = bench.signUp(u"ann@example.org"_s);
        const QByteArray id = ann["user"_L1]["id"_L1].toString().toLatin1();
        const QByteArray annToken = ann["access_token"_L1].toString().toLatin1();
        const QJsonObject book{{u"title"_s, u"Momo"_s}};
        QCOMPARE(bench.ask(Method::Post, "/api/v1/books", annToken, book).status, 403);
        QCOMPARE(bench
                     .ask(Method::Patch, "/api/v1/admin/users/" + id, annToken,
                          {{u"role"_s, u"admin"_s}})
                     .status,
                 403);
        QCOMPARE(
            bench.ask(Method::Patch, "/api/v1/admin/users/" + id, admin, {{u"role"_s, u"king"_s}})
                .status,
            422);
        QCOMPARE(bench
                     .ask(Method::Patch, "/api/v1/admin/users/" + id, admin,
                          {{u"role"_s, u"librarian"_s}})
                     .status,
                 200);
        QCOMPARE(bench.ask(Method::Post, "/api/v1/books", annToken, book).status, 201);
        const QJsonArray log =
            bench.ask(Method::Get, "/api/v1/admin/activity?action=user.role", admin)
                .json["items"_L1]
                .toArray();
        QCOMPARE(log.size(), 1);
        QCOMPARE(log[0]["detail"_L1]["to"_L1].toString(), u"librarian"_s);
    }

    void lastAdminKeepsTheKeys()
    {
        ApiBench bench;
        const QJsonObject admin = bench.signUp(u"admin@example.org"_s, u"admin"_s);
        QCOMPARE(bench
                     .ask(Method::Patch,
                          "/api/v1/admin/users/" + admin["user"_L1]["id"_L1].toString().toLatin1(),
                          admin["access_token"_L1].toString().toLatin1(),
                          {{u"role"_s, u"reader"_s}})
                     .status,
                 409);
    }

    void jobsOfAllKindsArePagedByTheirLastChange()
    {
        ApiBench bench;
        const QByteArray admin = bench.token(u"admin@example.org"_s, u"admin"_s);
        for (int i = 0; i < 5; ++i) {
            const auto added = bench.engine->writeAndWait([&](Context &context) -> Expected<> {
                bench.clock.advance(std::chrono::seconds(1));
                TRY(store::JobRepository(context.transaction)
                        .add(i < 3 ? u"search"_s : u"resolve"_s, u"key%1"_s.arg(i),
                             bench.clock.now()));
                return {};
            });
            QVERIFY(added);
        }
        bench.clock.advance(std::chrono::seconds(1));
        QCOMPARE(upload(bench, admin, goodbooks).status, 202);
        QStringList names;
        QByteArray cursor;
        do {
            const auto page = bench.ask(Method::Get, "/api/v1/admin/jobs?limit=2" + cursor, admin);
            QCOMPARE(page.json["sort"_L1].toString(), u"changed:desc"_s);
            QVERIFY(!page.json["sort_options"_L1].toArray().isEmpty());
            for (const QJsonValue &item : page.json["items"_L1].toArray()) {
                names.append(item["name"_L1].toString());
            }
            const QString next = page.json["next_cursor"_L1].toString();
            cursor = next.isEmpty() ? QByteArray() : "&cursor=" + next.toLatin1();
        } while (!cursor.isEmpty());
        QCOMPARE(
            names,
            QStringList({u"books.csv"_s, u"key4"_s, u"key3"_s, u"key2"_s, u"key1"_s, u"key0"_s}));
        const auto searches =
            bench.ask(Method::Get, "/api/v1/admin/jobs?kind=search&state=queued", admin);
        QCOMPARE(searches.json["items"_L1].toArray().size(), 3);
        const QString id = searches.json["items"_L1][0]["id"_L1].toString();
        const auto one = bench.ask(Method::Get, "/api/v1/admin/jobs/" + id.toLatin1(), admin);
        QCOMPARE(one.json["kind"_L1].toString(), u"search"_s);
        const QByteArray ann = bench.token(u"ann@example.org"_s);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/admin/jobs/" + id.toLatin1(), ann).status, 404);
    }

    void usersArePagedAndFound()
    {
        ApiBench bench;
        const QByteArray admin = bench.token(u"admin@example.org"_s, u"admin"_s);
        for (int i = 0; i < 5; ++i) {
            (void)bench.signUp(u"u%1@example.org"_s.arg(i));
        }
        QStringList emails;
        QByteArray cursor;
        do {
            const auto page = bench.ask(Method::Get, "/api/v1/admin/users?limit=4" + cursor, admin);
            for (const QJsonValue &item : page.json["items"_L1].toArray()) {
                emails.append(item["email"_L1].toString());
            }
            const QString next = page.json["next_cursor"_L1].toString();
            cursor = next.isEmpty() ? QByteArray() : "&cursor=" + next.toLatin1();
        } while (!cursor.isEmpty());
        QCOMPARE(emails.size(), 6);
        QCOMPARE(QSet<QString>(emails.begin(), emails.end()).size(), 6);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/admin/users?q=u3", admin)
                     .json["items"_L1]
                     .toArray()
                     .size(),
                 1);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/admin/users?q=%25", admin)
                     .json["items"_L1]
                     .toArray()
                     .size(),
                 0);
    }

    void activityIsFiltered_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("count");
        QTest::newRow("all") << QByteArray("limit=50") << 200 << 2;
        QTest::newRow("by word") << QByteArray("q=Momo") << 200 << 1;
        QTest::newRow("by action") << QByteArray("action=book.create") << 200 << 2;
        QTest::newRow("by another action") << QByteArray("action=book.delete") << 200 << 0;
        QTest::newRow("before all") << QByteArray("to=2001-01-01T00:00:00Z") << 200 << 0;
        QTest::newRow("after long ago") << QByteArray("from=2001-01-01T00:00:00Z") << 200 << 2;
        QTest::newRow("no time") << QByteArray("from=yesterday") << 400 << 0;
        QTest::newRow("no id") << QByteArray("actor=me") << 400 << 0;
    }
    void activityIsFiltered()
    {
        QFETCH(QByteArray, query);
        QFETCH(int, status);
        QFETCH(int, count);
        ApiBench bench;
        const QByteArray admin = bench.token(u"admin@example.org"_s, u"admin"_s);
        for (const QString &title : {u"Momo"_s, u"Jim Knopf"_s}) {
            QCOMPARE(bench.ask(Method::Post, "/api/v1/books", admin, {{u"title"_s, title}}).status,
                     201);
        }
        const auto answer = bench.ask(Method::Get, "/api/v1/admin/activity?" + query, admin);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.json["items"_L1].toArray().size(), count);
    }

    void uploadedCatalogueIsImportedAndCounted()
    {
        ApiBench bench;
        CatalogueImporter importer(*bench.engine);
        bench.engine->addLiveSink([&](const QList<LiveEvent> &) { importer.wake(); });
        const QByteArray admin = bench.token(u"admin@example.org"_s, u"admin"_s);
        const auto first = upload(bench, admin, goodbooks);
        QCOMPARE(first.status, 202);
        const QJsonObject job =
            finished(bench, admin, first.json["job"_L1]["id"_L1].toString().toLatin1());
        QCOMPARE(job["state"_L1].toString(), u"done"_s);
        QCOMPARE(job["rows"_L1].toInt(), 2);
        QCOMPARE(job["added"_L1].toInt(), 2);
        const QJsonObject book = bench.ask(Method::Get, "/api/v1/books/9780439023481").json;
        QCOMPARE(book["title"_L1].toString().left(16), u"The Hunger Games"_s);
        QCOMPARE(book["goodreads_id"_L1].toString(), u"2767052"_s);
        // Again: nothing new, nothing left lying about.
        const QJsonObject again =
            finished(bench, admin,
                     upload(bench, admin, goodbooks).json["job"_L1]["id"_L1].toString().toLatin1());
        QCOMPARE(again["unchanged"_L1].toInt(), 2);
        QTRY_VERIFY(QDir(bench.folder.path() + u"/incoming"_s).isEmpty());
    }

    void unreadableUploadSaysSo()
    {
        ApiBench bench;
        CatalogueImporter importer(*bench.engine);
        bench.engine->addLiveSink([&](const QList<LiveEvent> &) { importer.wake(); });
        const QByteArray admin = bench.token(u"admin@example.org"_s, u"admin"_s);
        QCOMPARE(upload(bench, admin, {}).status, 422);
        const auto nonsense = upload(bench, admin, "this is no catalogue at all");
        const QJsonObject job =
            finished(bench, admin, nonsense.json["job"_L1]["id"_L1].toString().toLatin1());
        QCOMPARE(job["state"_L1].toString(), u"failed"_s);
        QCOMPARE(job["reason"_L1].toString(), u"import.unreadable"_s);
        QVERIFY(!job["detail"_L1].toString().startsWith(u"import."_s));
    }

    void interruptedImportGoesOnAfterARestart()
    {
        ApiBench bench;
        const QByteArray admin = bench.token(u"admin@example.org"_s, u"admin"_s);
        const auto queued = upload(bench, admin, goodbooks); // nobody works on it yet
        bench.restart();
        CatalogueImporter importer(*bench.engine);
        const QJsonObject job =
            finished(bench, admin, queued.json["job"_L1]["id"_L1].toString().toLatin1());
        QCOMPARE(job["added"_L1].toInt(), 2);
    }

    void catalogueIsForAdmins()
    {
        ApiBench bench;
        QCOMPARE(upload(bench, bench.token(u"a@example.org"_s, u"librarian"_s), goodbooks).status,
                 403);
        QCOMPARE(upload(bench, {}, goodbooks).status, 401);
    }
};

QTEST_GUILESS_MAIN(TestAdmin)
#include "tst_admin.moc"
