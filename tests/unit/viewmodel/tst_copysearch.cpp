// SPDX-License-Identifier: GPL-3.0-or-later
#include "copiesworld.h"

namespace endpaper::viewmodel {

// What copies are asked for, and what the sources say.
class CopySearchTest : public QObject, private CopiesWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeWorld(); }

    void thatNobodyHasItIsSaidByThoseWhoAnswered_data()
    {
        QTest::addColumn<QByteArray>("one");
        QTest::addColumn<QByteArray>("other");
        QTest::addColumn<QString>("said");
        const QString some = u"None of those that answered has it. We keep looking."_s;
        QTest::newRow("both") << QByteArray("done") << QByteArray("done")
                              << u"Nobody has it today. We keep looking."_s;
        QTest::newRow("one lacks a key") << QByteArray("done") << QByteArray("needs_key") << some;
        QTest::newRow("one broke") << QByteArray("remote_error") << QByteArray("done") << some;
        QTest::newRow("neither") << QByteArray("refused") << QByteArray("unreadable")
                                 << u"Nobody could be asked. Each source says why."_s;
    }
    void thatNobodyHasItIsSaidByThoseWhoAnswered()
    {
        QFETCH(const QByteArray, one);
        QFETCH(const QByteArray, other);
        m_daemon->answer("GET /api/v1/books/9780439023481/copies",
                         R"({"state": "fresh", "as_of": "2026-11-21T10:15:00.000Z", "items": [],
                             "sources": [{"id": "a", "name": "A", "rows": 0, "state": ")"
                             + one + R"("}, {"id": "b", "name": "B", "rows": 0, "state": ")" + other
                             + R"("}]})");
        m_copies->openIsbn(u"9780439023481"_s);
        QTRY_COMPARE(m_copies->copiesState(), CopiesModel::CopiesState::Fresh);
        QTEST(m_copies->stateLine(), "said");
        QCOMPARE(m_fixture->services->search.hasFoundNone(u"9780439023481"_s),
                 other != "unreadable");
    }

    // The daemon makes or finds its book; copies are asked for by that.
    void aWishInWordsIsLookedForByItsBook()
    {
        const QByteArray id = "01930000-0000-7000-8000-0000000000aa";
        m_daemon->answer("POST /api/v1/books/named", "{\"id\": \"" + id + "\"}", 201);
        m_daemon->answer("GET /api/v1/books/" + id + "/copies", answer());
        const services::NewWish wish =
            SessionFixture::book(u"Der grüne Heinrich"_s, u"Gottfried Keller"_s);
        m_fixture->add({wish});
        m_copies->openWish(wish.wish.id.toString());
        QTRY_COMPARE(m_copies->rowCount(), 3);
        QCOMPARE(m_daemon->body("POST /api/v1/books/named")["title"_L1].toString(),
                 u"Der grüne Heinrich"_s);
        QVERIFY(m_daemon->count("GET /api/v1/books/" + id + "/copies") > 0);
        QCOMPARE(m_copies->isbn(), QString());
    }

    // It may be anybody's: it is shown as such, and is no price of the wish.
    void aTitleAloneIsLookedForAndNeverSure()
    {
        const QByteArray id = "01930000-0000-7000-8000-0000000000ab";
        m_daemon->answer("POST /api/v1/books/named", "{\"id\": \"" + id + "\"}", 201);
        m_daemon->answer("GET /api/v1/books/" + id + "/copies", answer());
        const services::NewWish wish = SessionFixture::book(u"Gedichte"_s);
        m_fixture->add({wish});
        BookEditor &book = *m_fixture->session.book();
        book.open(wish.wish.id.toString());
        QTRY_COMPARE(book.bestCopies()->rowCount(), 3);
        QVERIFY(m_daemon->body("POST /api/v1/books/named")["authors"_L1].toArray().isEmpty());
        QVERIFY(book.bestCopies()->stateLine().contains(u"title alone"_s));
        QVERIFY(!book.lacksIsbn());
        const auto kept = SessionFixture::wait(m_fixture->services->wishlists.wish(wish.wish.id));
        QVERIFY(kept && *kept && !(*kept)->quote);
        // With its author it is another question.
        book.setAuthors(u"Ingeborg Bachmann"_s);
        const QByteArray other = "01930000-0000-7000-8000-0000000000ac";
        m_daemon->answer("POST /api/v1/books/named", "{\"id\": \"" + other + "\"}", 201);
        m_daemon->answer("GET /api/v1/books/" + other + "/copies", answer());
        book.submit();
        QTRY_VERIFY(m_daemon->count("GET /api/v1/books/" + other + "/copies") > 0);
        QTRY_COMPARE(book.bestCopies()->stateLine(), QString());
        QTRY_COMPARE(book.totalText(), u"€5.00"_s);
    }

    // Words of a link are no title that anybody wrote.
    void whatOnlyALinkNamesIsNoBookInWords()
    {
        services::NewWish wish = SessionFixture::book(u"Goodreads 5907"_s);
        wish.wish.sourceKey = u"goodreads:5907"_s;
        m_fixture->add({wish});
        m_copies->openWish(wish.wish.id.toString());
        QTRY_COMPARE(m_copies->copiesState(), CopiesModel::CopiesState::NoIsbn);
        QVERIFY(m_copies->stateLine().contains(u"no ISBN yet"_s));
        QCOMPARE(m_daemon->count("POST /api/v1/books/named"), 0);
    }

    // Offline a book in words waits, and is named when the daemon is there.
    void aBookInWordsWaitsForTheDaemon()
    {
        disconnectDaemon();
        const services::NewWish wish = SessionFixture::book(u"Gedichte"_s, u"Ingeborg Bachmann"_s);
        m_fixture->add({wish});
        m_copies->openWish(wish.wish.id.toString());
        QTRY_VERIFY(m_copies->stateLine().contains(u"when the server answers"_s));
        const QByteArray id = "01930000-0000-7000-8000-0000000000ad";
        m_daemon->answer("POST /api/v1/books/named", "{\"id\": \"" + id + "\"}", 201);
        m_daemon->answer("GET /api/v1/books/" + id + "/copies", answer());
        connectDaemon();
        QTRY_COMPARE(m_copies->rowCount(), 3);
    }

    void aMisprintedNumberIsLookedForAllTheSame()
    {
        m_daemon->answer("GET /api/v1/books/9780140297998/copies", answer());
        m_copies->openIsbn(u"978-0-14-029799-8"_s);
        QTRY_COMPARE(m_daemon->count("GET /api/v1/books/9780140297998/copies"), 1);
        QVERIFY(m_daemon->queries.value("GET /api/v1/books/9780140297998/copies")
                    .contains("anyway=true"));
        QVERIFY(!m_daemon->queries.value(copiesPath).contains("anyway"));
        QCOMPARE(m_daemon->count("GET /api/v1/books/9780140297998/prices"), 0);
        QVERIFY(!m_copies->openNumber(u"12345"_s));
    }

    void thePlaceToCollectGoesAlong()
    {
        CollectEditor &collect = *m_fixture->session.sources()->collect();
        collect.setDistance(u"25"_s);
        collect.setPostcode(u"10 115"_s);
        m_copies->refresh();
        QTRY_VERIFY(m_daemon->queries.value(copiesPath).contains("radius_km=25"));
        QVERIFY(m_daemon->queries.value(copiesPath).contains("postcode="));
        // What is no postcode would make the daemon refuse the whole question.
        collect.setPostcode(u"Berlin, am Markt!"_s);
        QVERIFY(!collect.error().isEmpty());
        const int before = m_daemon->count(copiesPath);
        m_copies->refresh();
        QTRY_VERIFY(m_daemon->count(copiesPath) > before);
        QVERIFY(!m_daemon->queries.value(copiesPath).contains("postcode="));
        collect.setDistance(u"7"_s); // no step
        QCOMPARE(collect.distance(), u"25"_s);
    }

    void eachReasonOfASourceHasItsOwnWords_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("words");
        const auto add = [](const char *state, const char *reason, const char *words) {
            QTest::addRow("%s %s", state, reason)
                << QString::fromLatin1(state) << QString::fromLatin1(reason)
                << QString::fromLatin1(words);
        };
        add("refused", "robots", "robots.txt");
        add("refused", "bot_wall", "keeps programs out");
        add("refused", "key_unreadable", "Enter it once more");
        add("refused", "http_401", "does not take the key");
        add("refused", "http_403", "did not let us in");
        add("refused", "redirect", "not followed");
        add("rate_limited", "budget", "used up");
        add("rate_limited", "http_429", "asks us to wait");
        add("unreachable", "network", "cannot be reached");
        add("unreachable", "robots", "robots.txt");
        add("timed_out", "time", "timed out");
        add("unreadable", "no_products", "nothing that a program can read");
        add("unreadable", "too_large", "more than can be taken");
        add("unreadable", "html", "cannot be read");
        add("remote_error", "http_500", "trouble of its own");
        add("done", "some_rows", "could not be read");
        add("done", "warnings", "left out some");
        add("done", "nothing_to_ask", "only be asked by an ISBN");
        add("cut", "rows", "has more");
        add("cut", "network", "broke off");
        add("needs_key", "", "key of your own");
        add("from_yesterday", "", "Older than");
    }
    void eachReasonOfASourceHasItsOwnWords()
    {
        QFETCH(const QString, state);
        QFETCH(const QString, reason);
        QFETCH(const QString, words);
        services::CopiesAnswer copies;
        copies.sources = {
            {.id = u"shop"_s, .name = u"The Shop"_s, .state = state, .reason = reason}};
        const auto rows = sourceRows(copies, SystemClock::instance().now());
        QCOMPARE(rows.size(), 1);
        QVERIFY2(rows.first().reason.contains(words), qPrintable(rows.first().reason));
        QVERIFY(rows.first().reason.contains(u"The Shop"_s));
        QVERIFY(!rows.first().stateText.isEmpty());
    }
};

} // namespace endpaper::viewmodel

QTEST_MAIN(endpaper::viewmodel::CopySearchTest)

#include "tst_copysearch.moc"
