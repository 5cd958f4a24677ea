// SPDX-License-Identifier: GPL-3.0-or-later
#include "apibench.h"

#include "server/api/settings.h"

#include <QTest>

using namespace endpaper;
using namespace endpaper::server;
using endpaper::test::ApiBench;
using namespace Qt::StringLiterals;

// The twelve doors of the older systems, word for word.
class TestLegacy : public QObject
{
    Q_OBJECT

    static void open(Settings &settings) { settings.isLegacyOn = true; }
    static QString status(const ApiBench::Answer &answer)
    {
        return QString::number(answer.status) + u' ' + answer.json["status"_L1].toString();
    }
    static ApiBench::Answer post(ApiBench &bench, const QByteArray &door, const QJsonObject &body)
    {
        return bench.ask(Method::Post, door, {}, body);
    }
    static void addUser(ApiBench &bench, const QString &email = u"ada@example.org"_s)
    {
        const auto added = post(bench, "/add_user",
                                {{u"email"_s, email},
                                 {u"first_name"_s, u"Ada"_s},
                                 {u"last_name"_s, u"Lovelace"_s},
                                 {u"password"_s, u"short"_s}});
        QCOMPARE(status(added), u"200 User added"_s);
    }
    static QJsonObject book(const QString &isbn, const QString &title = u"Momo"_s)
    {
        return {{u"isbn"_s, isbn},
                {u"title"_s, title},
                {u"author"_s, u"Ende, Michael"_s},
                {u"pub_date"_s, u"1973"_s}};
    }

private Q_SLOTS:
    void doorsAreClosedUnlessOpened()
    {
        ApiBench bench;
        QCOMPARE(bench.ask(Method::Get, "/index").status, 404);
        QCOMPARE(post(bench, "/add_user", {{u"email"_s, u"a@b"_s}}).status, 404);
    }

    void strangersNeedTheToken()
    {
        ApiBench bench(open);
        QCOMPARE(status(bench.ask(Method::Get, "/index")), u"200 OK"_s);
        Request far = ApiBench::request(Method::Get, "/index");
        far.peer = QHostAddress(u"192.0.2.7"_s);
        QCOMPARE(bench.askRaw(far).status, 403);
        ApiBench guarded([](Settings &settings) {
            settings.isLegacyOn = true;
            settings.legacyToken = "sesame";
        });
        far.headers = {{"authorization", "Bearer sesame"}};
        QCOMPARE(guarded.askRaw(far).status, 200);
        QCOMPARE(guarded.ask(Method::Get, "/index").status, 403);
    }

    void usersComeAndGo()
    {
        ApiBench bench(open);
        addUser(bench);
        QCOMPARE(status(post(bench, "/add_user",
                             {{u"email"_s, u"ADA@example.org"_s},
                              {u"first_name"_s, u"A"_s},
                              {u"last_name"_s, u"L"_s},
                              {u"password"_s, u"x"_s}})),
                 u"409 User already exists"_s);
        QCOMPARE(status(post(bench, "/add_user", {{u"email"_s, u"b@example.org"_s}})),
                 u"400 Missing field: first_name"_s);
        auto got = bench.ask(Method::Get, "/get_user?email=ada@example.org");
        QCOMPARE(status(got), u"200 User returned"_s);
        QCOMPARE(got.json["data"_L1].toArray(),
                 QJsonArray({u"ada@example.org"_s, u"Ada"_s, u"Lovelace"_s}));
        QCOMPARE(status(post(bench, "/update_user",
                             {{u"email"_s, u"ada@example.org"_s}, {u"last_name"_s, u"Byron"_s}})),
                 u"200 User updated"_s);
        got = bench.ask(Method::Get, "/get_user?email=ada@example.org");
        QCOMPARE(got.json["data"_L1].toArray().at(2).toString(), u"Byron"_s);
        QCOMPARE(status(post(bench, "/delete_user", {{u"email"_s, u"ada@example.org"_s}})),
                 u"200 User deleted"_s);
        QCOMPARE(status(post(bench, "/delete_user", {{u"email"_s, u"ada@example.org"_s}})),
                 u"200 User deleted"_s);
        QCOMPARE(status(bench.ask(Method::Get, "/get_user?email=ada@example.org")),
                 u"404 User not found"_s);
        QCOMPARE(status(bench.ask(Method::Get, "/get_user")), u"400 Missing field: email"_s);
    }

    void booksHaveAnyTextForAnIsbn()
    {
        ApiBench bench(open);
        const QString hostile = u"'; DROP TABLE book; --"_s;
        QCOMPARE(status(post(bench, "/add_book", book(hostile))), u"200 Book added"_s);
        QCOMPARE(status(post(bench, "/add_book", book(hostile))), u"409 Book already exists"_s);
        QCOMPARE(status(post(bench, "/add_book", book(u"9783522177504"_s, u"Momo (2)"_s))),
                 u"200 Book added"_s);
        const QByteArray asked = "/get_book?isbn=" + QUrl::toPercentEncoding(hostile);
        QCOMPARE(bench.ask(Method::Get, asked).json["data"_L1].toArray(),
                 QJsonArray({hostile, u"Momo"_s, u"Ende, Michael"_s, u"1973"_s}));
        QCOMPARE(status(post(bench, "/update_book",
                             {{u"isbn"_s, hostile}, {u"title"_s, u"Jim Knopf"_s}})),
                 u"200 Book updated"_s);
        QCOMPARE(bench.ask(Method::Get, asked).json["data"_L1].toArray().at(1).toString(),
                 u"Jim Knopf"_s);
        // That book alone.
        const auto other = bench.ask(Method::Get, "/api/v1/books/9783522177504");
        QCOMPARE(other.json["title"_L1].toString(), u"Momo (2)"_s);
        QCOMPARE(status(post(bench, "/delete_book", {{u"isbn"_s, hostile}})),
                 u"200 Book deleted"_s);
        QCOMPARE(status(post(bench, "/delete_book", {{u"isbn"_s, hostile}})),
                 u"200 Book deleted"_s);
        QCOMPARE(status(bench.ask(Method::Get, asked)), u"404 Book not found"_s);
        QCOMPARE(status(post(bench, "/add_book", book(hostile))), u"200 Book added"_s);
    }

    void listsAreTheSameListsAsEverywhere()
    {
        ApiBench bench(open);
        const QByteArray token = bench.token(u"ada@example.org"_s);
        const QByteArray asked = "/get_list?email=ada@example.org";
        QCOMPARE(status(bench.ask(Method::Get, asked)), u"404 No wishlist found for User"_s);
        for (const QString &isbn : {u"b"_s, u"a"_s, u"9783522177504"_s}) {
            (void)post(bench, "/add_book", book(isbn));
            const QJsonObject put{{u"email"_s, u"ada@example.org"_s}, {u"isbn"_s, isbn}};
            QCOMPARE(status(post(bench, "/add_book_to_list", put)), u"200 Book added to list"_s);
            QCOMPARE(status(post(bench, "/add_book_to_list", put)), u"200 Book added to list"_s);
        }
        QJsonArray pairs;
        for (const QString &isbn : {u"9783522177504"_s, u"a"_s, u"b"_s}) {
            pairs.append(QJsonArray{u"ada@example.org"_s, isbn});
        }
        const auto list = bench.ask(Method::Get, asked);
        QCOMPARE(status(list), u"200 List returned"_s);
        QCOMPARE(list.json["data"_L1].toArray(), pairs);
        // The new doors see the same, and whom it is wished by.
        QCOMPARE(bench.ask(Method::Get, "/api/v1/books/9783522177504").json["wished_by"_L1].toInt(),
                 1);
        const auto byWords = bench.ask(Method::Get, "/api/v1/books?q=Momo", token);
        for (const QJsonValue &item : byWords.json["items"_L1].toArray()) {
            QCOMPARE(item["wished_by"_L1].toInt(), 1); // also those without an ISBN
        }
        const QJsonObject a{{u"email"_s, u"ada@example.org"_s}, {u"isbn"_s, u"a"_s}};
        QCOMPARE(status(post(bench, "/remove_book_from_list", a)), u"200 Book removed from list"_s);
        QCOMPARE(status(post(bench, "/remove_book_from_list", a)),
                 u"404 Book not found on wishlist"_s);
        (void)post(bench, "/delete_book", {{u"isbn"_s, u"b"_s}});
        QCOMPARE(bench.ask(Method::Get, asked).json["data"_L1].toArray().size(), 1);
        QCOMPARE(status(post(bench, "/add_book_to_list",
                             {{u"email"_s, u"ada@example.org"_s}, {u"isbn"_s, u"unheard"_s}})),
                 u"404 Book not found"_s);
    }
};

QTEST_GUILESS_MAIN(TestLegacy)
#include "tst_legacy.moc"
