// SPDX-License-Identifier: GPL-3.0-or-later
#include "apibench.h"

#include "store/vault/bookrepository.h"

#include <QTest>

using namespace endpaper;
using namespace endpaper::server;
using endpaper::test::ApiBench;
using namespace Qt::StringLiterals;

class TestBooks : public QObject
{
    Q_OBJECT

    std::unique_ptr<ApiBench> m_bench;
    QByteArray m_librarian;
    QByteArray m_reader;

    QJsonObject add(const QString &title, const QString &author, const QString &isbn = {},
                    const QString &published = {})
    {
        QJsonObject body{{u"title"_s, title}, {u"authors"_s, QJsonArray{author}}};
        if (!isbn.isEmpty()) {
            body.insert(u"isbn"_s, isbn);
        }
        if (!published.isEmpty()) {
            body.insert(u"published"_s, published);
        }
        const auto answer = m_bench->ask(Method::Post, "/api/v1/books", m_librarian, body);
        if (answer.status != 201) {
            qFatal("book: %s", answer.reply.body.constData());
        }
        return answer.json;
    }
    QStringList titles(const QByteArray &query)
    {
        QStringList titles;
        const auto answer = m_bench->ask(Method::Get, "/api/v1/books?" + query);
        for (const QJsonValue &item : answer.json["items"_L1].toArray()) {
            titles.append(item["title"_L1].toString());
        }
        return titles;
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<ApiBench>();
        m_librarian = m_bench->token(u"l@example.org"_s, u"librarian"_s);
        m_reader = m_bench->token(u"r@example.org"_s);
    }

    void bookIsFoundByAnyFormOfItsIsbnAndById()
    {
        const QJsonObject book =
            add(u"The Hunger Games"_s, u"Suzanne Collins"_s, u"0-439-02348-3"_s, u"2008"_s);
        QCOMPARE(book["isbn"_L1].toString(), u"9780439023481"_s);
        for (const QByteArray &key :
             {QByteArray("9780439023481"), QByteArray("0439023483"),
              QByteArray("978-0-439-02348-1"), book["id"_L1].toString().toLatin1()}) {
            const auto answer = m_bench->ask(Method::Get, "/api/v1/books/" + key);
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.json, book);
        }
        for (const char *key :
             {"9780000000002", "nonsense", "01a1fd12-ce5e-71cf-8122-37cf1396c3e4"}) {
            QCOMPARE(m_bench->ask(Method::Get, QByteArray("/api/v1/books/") + key).status, 404);
        }
    }

    void knownTagIs304()
    {
        add(u"Momo"_s, u"Michael Ende"_s, u"9783522202558"_s);
        const auto first = m_bench->ask(Method::Get, "/api/v1/books/9783522202558");
        QCOMPARE(first.status, 200);
        QCOMPARE(m_bench
                     ->ask(Method::Get, "/api/v1/books/9783522202558", {}, {},
                           {{"if-none-match", first.header("ETag")}})
                     .status,
                 304);
    }

    void oddTextComesBackAsItWas()
    {
        const QString title = u"\"Quoted\" \\ — 文字 אבג 📚"_s;
        const QJsonObject book = add(title, u"O'Brien, \"X\""_s);
        QCOMPARE(
            m_bench->ask(Method::Get, "/api/v1/books/" + book["id"_L1].toString().toLatin1()).json,
            book);
        QCOMPARE(book["title"_L1].toString(), title);
        QVERIFY(book["isbn"_L1].isNull());
    }

    void onlyLibrariansEdit()
    {
        const QJsonObject body{{u"title"_s, u"Momo"_s}};
        QCOMPARE(m_bench->ask(Method::Post, "/api/v1/books", {}, body).status, 401);
        QCOMPARE(m_bench->ask(Method::Post, "/api/v1/books", m_reader, body).status, 403);
    }

    void wrongBookIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::newRow("no title") << QByteArray(R"({"authors": ["A"]})") << 422 << u"required"_s;
        QTest::newRow("wrong check digit")
            << QByteArray(R"({"title": "A", "isbn": "9780439023482"})") << 422
            << u"wrong_check_digit"_s;
        QTest::newRow("lost digits") << QByteArray(R"({"title": "A", "isbn": "9.78043902348e+12"})")
                                     << 422 << u"lost_digits"_s;
        QTest::newRow("no list") << QByteArray(R"({"title": "A", "authors": "B"})") << 422
                                 << u"not_a_list"_s;
        QTest::newRow("no day") << QByteArray(R"({"title": "A", "published": "1999-13-01"})") << 422
                                << u"not_a_time"_s;
        QTest::newRow("no JSON") << QByteArray("title=A") << 400 << u"not_json"_s;
    }
    void wrongBookIsRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, code);
        const auto answer =
            m_bench->askRaw(ApiBench::request(Method::Post, "/api/v1/books", m_librarian, body));
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.json["errors"_L1].toArray().at(0)["code"_L1].toString(), code);
    }

    void sameIsbnIs409SameCreationIsOne()
    {
        QJsonObject body{{u"id"_s, Uuid::create().toString()},
                         {u"title"_s, u"Momo"_s},
                         {u"isbn"_s, u"9783522202558"_s}};
        const auto first = m_bench->ask(Method::Post, "/api/v1/books", m_librarian, body);
        QCOMPARE(first.status, 201);
        const auto second = m_bench->ask(Method::Post, "/api/v1/books", m_librarian, body);
        QCOMPARE(second.status, 201);
        QCOMPARE(second.json, first.json);
        body.remove(u"id"_s);
        QCOMPARE(m_bench->ask(Method::Post, "/api/v1/books", m_librarian, body).status, 409);
    }

    void patchChangesWhatItNames()
    {
        const QJsonObject book = add(u"Momo"_s, u"Michael Ende"_s, u"9783522202558"_s, u"1973"_s);
        const QByteArray path = "/api/v1/books/9783522202558";
        const QByteArray tag = m_bench->ask(Method::Get, path).header("ETag");
        const auto changed = m_bench->ask(
            Method::Patch, path, m_librarian,
            {{u"subtitle"_s, u"oder Die grauen Herren"_s}, {u"published"_s, QJsonValue()}},
            {{"if-match", tag}});
        QCOMPARE(changed.status, 200);
        QCOMPARE(changed.json["title"_L1].toString(), u"Momo"_s);
        QCOMPARE(changed.json["subtitle"_L1].toString(), u"oder Die grauen Herren"_s);
        QVERIFY(!changed.json.contains("published"_L1));
        QCOMPARE(changed.header("ETag"), m_bench->ask(Method::Get, path).header("ETag"));
        QCOMPARE(
            m_bench
                ->ask(Method::Patch, path, m_librarian, {{u"title"_s, u"X"_s}}, {{"if-match", tag}})
                .status,
            412);
        QCOMPARE(titles("q=grauen"), QStringList{u"Momo"_s});
    }

    void deletedBookComesBack()
    {
        add(u"Momo"_s, u"Michael Ende"_s, u"9783522202558"_s);
        const QByteArray path = "/api/v1/books/9783522202558";
        QCOMPARE(m_bench->ask(Method::Delete, path, m_librarian).status, 204);
        QCOMPARE(m_bench->ask(Method::Get, path).status, 404);
        QCOMPARE(m_bench->ask(Method::Delete, path, m_librarian).status, 404);
        QCOMPARE(titles("q=momo"), QStringList());
        QCOMPARE(m_bench
                     ->ask(Method::Post, "/api/v1/books", m_librarian,
                           {{u"title"_s, u"Momo"_s}, {u"isbn"_s, u"9783522202558"_s}})
                     .status,
                 409);
        QCOMPARE(m_bench->ask(Method::Post, path + "/restore", m_librarian).status, 200);
        QCOMPARE(titles("q=momo"), QStringList{u"Momo"_s});
    }

    void wordsAreFoundWhateverTheirForm_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("a word") << QByteArray("q=stra%C3%9Fe") << true;
        QTest::newRow("folded") << QByteArray("q=STRASSE") << true;
        QTest::newRow("a beginning") << QByteArray("q=stra") << true;
        QTest::newRow("author's accents") << QByteArray("q=zoe+strasse") << true;
        QTest::newRow("by author") << QByteArray("author=Zo%C3%AB") << true;
        QTest::newRow("by another author") << QByteArray("author=strasse") << false;
        QTest::newRow("title and author") << QByteArray("q=strasse&author=zoe") << true;
        QTest::newRow("one word too much") << QByteArray("q=strasse+nichts") << false;
        QTest::newRow("signs of the index's own") << QByteArray("q=%22strasse%22+OR+*") << false;
        QTest::newRow("only signs") << QByteArray("q=%2A%2A") << false;
        QTest::newRow("by ISBN") << QByteArray("isbn=3-522-20255-4") << true;
        QTest::newRow("an ISBN typed as words") << QByteArray("q=9783522202558") << true;
    }
    void wordsAreFoundWhateverTheirForm()
    {
        QFETCH(QByteArray, query);
        QFETCH(bool, isFound);
        add(u"Die Straße ins Nirgendwo"_s, u"Zoë Müller"_s, u"9783522202558"_s);
        add(u"Something else"_s, u"Nobody"_s);
        QCOMPARE(titles(query),
                 isFound ? QStringList{u"Die Straße ins Nirgendwo"_s} : QStringList());
    }

    void veryTitleComesFirst()
    {
        add(u"Games about The Hunger Games and hunger games"_s, u"A"_s);
        add(u"The Hunger Games Companion"_s, u"B"_s);
        add(u"The Hunger Games"_s, u"C"_s);
        QCOMPARE(titles("q=hunger+games").first(), u"The Hunger Games"_s);
        QCOMPARE(titles("q=hunger+games").at(1), u"The Hunger Games Companion"_s);
    }

    void everySortPagesThroughEverythingOnce_data()
    {
        QTest::addColumn<QByteArray>("query");
        for (const char *sort : {"title", "author", "published", "added", "wished"}) {
            for (const char *direction : {"asc", "desc"}) {
                const QByteArray query = QByteArray("sort=") + sort + ':' + direction;
                QTest::newRow(query.constData()) << query;
                const QByteArray found = "q=book&" + query;
                QTest::newRow(found.constData()) << found;
            }
        }
        QTest::newRow("relevance") << QByteArray("q=book");
    }
    void everySortPagesThroughEverythingOnce()
    {
        QFETCH(QByteArray, query);
        const auto filled = m_bench->engine->writeAndWait([](Context &context) -> Expected<> {
            for (int i = 0; i < 11; ++i) {
                store::Book book;
                book.id = Uuid::create();
                book.title = u"Book %1"_s.arg(i % 4);
                book.authors = {u"Author %1"_s.arg(i % 3)};
                book.published = i % 2 ? u"19%1"_s.arg(10 + i % 5) : QString();
                book.workId = store::workIdOf(book.title, book.authors);
                book.created = fromEpochMs(i % 5);
                TRY(store::BookRepository(context.transaction).insert(book));
            }
            return {};
        });
        QVERIFY(filled);
        QSet<QString> seen;
        QByteArray cursor;
        int pages = 0;
        do {
            const auto answer =
                m_bench->ask(Method::Get, "/api/v1/books?limit=3&" + query + cursor);
            QCOMPARE(answer.status, 200);
            for (const QJsonValue &item : answer.json["items"_L1].toArray()) {
                const QString id = item["id"_L1].toString();
                QVERIFY2(!seen.contains(id), "twice");
                seen.insert(id);
            }
            const QString next = answer.json["next_cursor"_L1].toString();
            cursor = next.isEmpty() ? QByteArray() : "&cursor=" + next.toLatin1();
            ++pages;
        } while (!cursor.isEmpty());
        QCOMPARE(seen.size(), 11);
        QCOMPARE(pages, 4);
    }

    void wrongQueriesAre400_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("sort") << QByteArray("sort=price");
        QTest::newRow("relevance of nothing") << QByteArray("sort=relevance");
        QTest::newRow("limit") << QByteArray("limit=251");
        QTest::newRow("isbn") << QByteArray("isbn=123");
        QTest::newRow("long words") << QByteArray("q=" + QByteArray(201, 'x'));
    }
    void wrongQueriesAre400()
    {
        QFETCH(QByteArray, query);
        QCOMPARE(m_bench->ask(Method::Get, "/api/v1/books?" + query).status, 400);
    }
};

QTEST_GUILESS_MAIN(TestBooks)
#include "tst_books.moc"
