// SPDX-License-Identifier: GPL-3.0-or-later
#include "apibench.h"
#include "server/api/books.h"

#include <QTest>

using namespace endpaper;
using namespace endpaper::server;
using endpaper::test::ApiBench;
using namespace Qt::StringLiterals;

class TestBookMatching : public QObject
{
    Q_OBJECT

    static QJsonArray match(ApiBench &bench, const QByteArray &token, const QJsonArray &rows)
    {
        const auto answer =
            bench.ask(Method::Post, "/api/v1/books/match", token, {{u"rows"_s, rows}});
        return answer.json["items"_L1].toArray();
    }
    static void addBook(ApiBench &bench, const QByteArray &token, const QString &title,
                        const QString &author, const QString &isbn, const QString &published = {})
    {
        QJsonObject book{{u"title"_s, title}, {u"authors"_s, QJsonArray{author}}};
        if (!isbn.isEmpty()) {
            book.insert(u"isbn"_s, isbn);
        }
        if (!published.isEmpty()) {
            book.insert(u"published"_s, published);
        }
        QCOMPARE(bench.ask(Method::Post, "/api/v1/books", token, book).status, 201);
    }

private Q_SLOTS:
    void rowsFindTheirBooks_data()
    {
        QTest::addColumn<QJsonObject>("row");
        QTest::addColumn<QString>("isbn");
        QTest::addColumn<bool>("isCertain");
        const auto row = [](const QString &title, const QString &author, const QString &isbn = {}) {
            QJsonObject object{{u"title"_s, title}, {u"authors"_s, QJsonArray{author}}};
            if (!isbn.isEmpty()) {
                object.insert(u"isbn"_s, isbn);
            }
            return object;
        };
        QTest::newRow("by its ISBN-10")
            << row(u"?"_s, u"?"_s, u"0-261-10334-2"_s) << u"9780261103344"_s << true;
        QTest::newRow("title as Goodreads writes it")
            << row(u"The Hobbit (Middle-earth, #0)"_s, u"J.R.R. Tolkien"_s) << u"9780261103344"_s
            << true;
        QTest::newRow("author turned round, other case")
            << row(u"the HOBBIT"_s, u"tolkien, j. r. r."_s) << u"9780261103344"_s << true;
        QTest::newRow("a damaged ISBN leaves the words")
            << row(u"The Hobbit"_s, u"J.R.R. Tolkien"_s, u"9780261103345"_s) << u"9780261103344"_s
            << true;
        QTest::newRow("without its subtitle")
            << row(u"Sapiens"_s, u"Yuval Noah Harari"_s) << u"9780099590088"_s << true;
        QTest::newRow("accents and ß")
            << row(u"Die grosse Verstorung"_s, u"Käthe Müller"_s) << u"9783161484100"_s << true;
        QTest::newRow("without author: likely only")
            << QJsonObject{{u"title"_s, u"Sapiens: A Brief History of Humankind"_s}}
            << u"9780099590088"_s << false;
        QTest::newRow("words in another order, some left out")
            << row(u"Brief History of Humankind, Sapiens"_s, u"Harari"_s) << u"9780099590088"_s
            << false;
        QTest::newRow("another author's book of that name")
            << row(u"The Hobbit"_s, u"Somebody Else"_s) << QString() << false;
        QTest::newRow("nothing at all") << QJsonObject() << QString() << false;
    }
    void rowsFindTheirBooks()
    {
        QFETCH(QJsonObject, row);
        QFETCH(QString, isbn);
        QFETCH(bool, isCertain);
        ApiBench bench;
        const QByteArray token = bench.token(u"lib@example.org"_s, u"librarian"_s);
        addBook(bench, token, u"The Hobbit"_s, u"J.R.R. Tolkien"_s, u"9780261103344"_s, u"1937"_s);
        addBook(bench, token, u"Sapiens: A Brief History of Humankind"_s, u"Yuval Noah Harari"_s,
                u"9780099590088"_s);
        addBook(bench, token, u"Die große Verstörung"_s, u"Käthe Müller"_s, u"9783161484100"_s);
        const QJsonArray items = match(bench, token, {row});
        QCOMPARE(items.size(), 1);
        const QJsonObject best = items[0]["books"_L1][0].toObject();
        QCOMPARE(best["isbn"_L1].toString(), isbn);
        QCOMPARE(best["certainty"_L1].toDouble() >= 0.9, isCertain);
    }

    void manyOfOneTitleAreToldApart()
    {
        ApiBench bench;
        const QByteArray token = bench.token(u"lib@example.org"_s, u"librarian"_s);
        for (int i = 0; i < 60; ++i) {
            addBook(bench, token, u"Poems"_s, u"Author Number%1"_s.arg(i), {});
        }
        const QJsonArray items =
            match(bench, token,
                  {QJsonObject{{u"title"_s, u"Poems"_s},
                               {u"authors"_s, QJsonArray{u"Number47, Author"_s}}}});
        const QJsonArray books = items[0]["books"_L1].toArray();
        QCOMPARE(books.size(), 1);
        QCOMPARE(books[0]["authors"_L1][0].toString(), u"Author Number47"_s);
    }

    void aBookInWordsIsMadeOnce()
    {
        ApiBench bench;
        const QByteArray token = bench.token(u"ann@example.org"_s);
        const auto name = [&](const QJsonObject &body) {
            return bench.ask(Method::Post, "/api/v1/books/named", token, body);
        };
        const QJsonArray keller{u"Gottfried Keller"_s};
        const auto made = name({{u"title"_s, u"Der grüne Heinrich"_s},
                                {u"authors"_s, keller},
                                {u"published"_s, u"1855"_s}});
        QCOMPARE(made.status, 201);
        QVERIFY(made.json["isbn"_L1].isNull());
        QCOMPARE(made.json["published"_L1].toString(), u"1855"_s);
        const auto again = name({{u"title"_s, u"DER GRÜNE HEINRICH"_s},
                                 {u"authors"_s, QJsonArray{u"Keller, Gottfried"_s}}});
        QCOMPARE(again.status, 200);
        QCOMPARE(again.json["id"_L1], made.json["id"_L1]);
        // No words that an index could hold.
        const QJsonObject odd{{u"title"_s, u"???"_s}, {u"authors"_s, keller}};
        QCOMPARE(name(odd).status, 201);
        QCOMPARE(name(odd).status, 200);
        QCOMPARE(name({{u"title"_s, u" "_s}, {u"authors"_s, keller}}).status, 422);
        QCOMPARE(name({{u"title"_s, QString(301, u'a')}, {u"authors"_s, keller}}).status, 422);
        QCOMPARE(name({{u"title"_s, QString(300, u'a')}, {u"authors"_s, keller}}).status, 201);
        QCOMPARE(bench.ask(Method::Post, "/api/v1/books/named", {}, odd).status, 401);
    }

    // Without an author nothing in the catalogue is sure; the title, and its year, are a book.
    void aTitleAloneIsABookOfItsOwn()
    {
        ApiBench bench;
        const QByteArray token = bench.token(u"ann@example.org"_s);
        const auto name = [&](const QJsonObject &body) {
            return bench.ask(Method::Post, "/api/v1/books/named", token, body);
        };
        const auto written =
            name({{u"title"_s, u"Poems"_s}, {u"authors"_s, QJsonArray{u"Emily Dickinson"_s}}});
        QCOMPARE(written.status, 201);
        const auto alone = name({{u"title"_s, u"Poems"_s}});
        QCOMPARE(alone.status, 201);
        QVERIFY(alone.json["id"_L1] != written.json["id"_L1]);
        const auto again = name({{u"title"_s, u"POEMS"_s}, {u"authors"_s, QJsonArray{}}});
        QCOMPARE(again.status, 200);
        QCOMPARE(again.json["id"_L1], alone.json["id"_L1]);
        const auto old = name({{u"title"_s, u"Poems"_s}, {u"published"_s, u"1898"_s}});
        QCOMPARE(old.status, 201);
        QVERIFY(old.json["id"_L1] != alone.json["id"_L1]);
        QCOMPARE(old.json["published"_L1].toString(), u"1898"_s);
        QCOMPARE(name({{u"title"_s, u"Poems"_s}, {u"published"_s, u"1898-05-01"_s}}).json["id"_L1],
                 old.json["id"_L1]);
    }

    void soManyBooksMayBeNamedADay()
    {
        ApiBench bench([](Settings &settings) { settings.accessTokenSeconds = 48 * 3600; });
        const QByteArray token = bench.token(u"ann@example.org"_s);
        const QByteArray other = bench.token(u"bo@example.org"_s);
        const auto name = [&](const QByteArray &who, int number) {
            return bench.ask(Method::Post, "/api/v1/books/named", who,
                             {{u"title"_s, u"Book %1"_s.arg(number)},
                              {u"authors"_s, QJsonArray{u"Ann Author"_s}}});
        };
        for (int i = 1; i < namedBooksPerDayMax; ++i) {
            QCOMPARE(name(token, i).status, 201);
        }
        // A known one counts as well: it costs the same search.
        QCOMPARE(name(token, 1).status, 200);
        const auto over = name(token, namedBooksPerDayMax);
        QCOMPARE(over.status, 429);
        QVERIFY(over.header("Retry-After").toInt() > 3600);
        QCOMPARE(name(other, namedBooksPerDayMax).status, 201);
        bench.clock.advance(std::chrono::hours(24));
        QCOMPARE(name(token, namedBooksPerDayMax + 1).status, 201);
    }

    void limitsHold()
    {
        ApiBench bench;
        const QByteArray token = bench.token(u"ann@example.org"_s);
        const auto ask = [&](const QJsonObject &body) {
            return bench.ask(Method::Post, "/api/v1/books/match", token, body).status;
        };
        const auto rows = [](int count) {
            QJsonArray list;
            for (int i = 0; i < count; ++i) {
                list.append(QJsonObject{{u"title"_s, u"T"_s}});
            }
            return QJsonObject{{u"rows"_s, list}};
        };
        QCOMPARE(ask(rows(499)), 200);
        QCOMPARE(ask(rows(500)), 200);
        QCOMPARE(ask(rows(501)), 422);
        QCOMPARE(ask({{u"rows"_s, u"x"_s}}), 422);
        QCOMPARE(ask({{u"rows"_s, QJsonArray{7}}}), 422);
        QCOMPARE(bench.ask(Method::Post, "/api/v1/books/match", {}, rows(1)).status, 401);
    }
};

QTEST_GUILESS_MAIN(TestBookMatching)
#include "tst_bookmatching.moc"
