// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakedaemon.h"
#include "sessionfixture.h"
#include "viewmodel/copyrow.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

constexpr char copiesPath[] = "GET /api/v1/books/9780140297997/copies";
const QByteArray idA = "01930000-0000-7000-8000-00000000000a";
const QByteArray idB = "01930000-0000-7000-8000-00000000000b";
const QByteArray idC = "01930000-0000-7000-8000-00000000000c";
const QByteArray idAlso = "01930000-0000-7000-8000-0000000000aa";

QByteArray copy(const QByteArray &id, int total, const QByteArray &seller, const QByteArray &rest)
{
    const QByteArray money =
        "{\"minor\": " + QByteArray::number(total) + ", \"currency\": \"EUR\"}";
    return "{\"id\": \"" + id + "\", \"seller\": \"" + seller
        + "\", \"title\": \"Austerlitz\", \"isbn\": \"9780140297997\", \"price\": " + money
        + ", \"postage\": {\"minor\": 0, \"currency\": \"EUR\"}, \"total\": " + money
        + ", \"total_at_least\": " + money
        + ", \"url\": \"https://shop.example/1\", \"first_seen\": \"2026-11-20T10:15:00.000Z\", "
          "\"last_seen\": \"2026-11-21T10:15:00.000Z\", "
        + rest + "}";
}

// Three copies: one ex-library and listed twice, one auction from abroad, one plain.
QByteArray answer()
{
    return R"({"state": "fresh", "as_of": "2026-11-21T10:15:00.000Z", "rate_day": "2026-02-20", "items": [)"
        + copy(idA, 500, "Meyer",
               R"("source": "booklooker", "condition": "good", "words": "Stempel", "from_country": "DE",
                  "flags": ["ex_library"], "also_at": ["ebay"],
                  "also": [{"id": ")"
                   + idAlso + R"(", "source": "ebay", "seller": "meyer-books",
                     "price": {"minor": 600, "currency": "EUR"}, "postage": null,
                     "url": "https://ebay.example/9"}])")
        + ","
        + copy(idB, 700, "Smith",
               R"("source": "ebay", "condition": "fine", "from_country": "GB", "flags": ["auction"])")
        + ","
        + copy(idC, 900, "Rossi",
               R"("source": "booklooker", "condition": "very_good", "from_country": "DE", "flags": [])")
        + R"(], "sources": [
            {"id": "booklooker", "name": "booklooker", "state": "done", "rows": 2, "applied": ["used"]},
            {"id": "ebay", "name": "eBay", "state": "cut", "rows": 1, "reason": "rows",
             "attribution": "By eBay"}]})";
}

} // namespace

class CopiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::Ireland));
        m_fixture = std::make_unique<SessionFixture>();
        m_daemon = std::make_unique<FakeDaemon>();
        m_daemon->answer(copiesPath, answer());
        m_fixture->services->client.setEndpoint(services::Endpoint{.base = m_daemon->url()}, {});
        m_copies = m_fixture->session.copies();
        m_copies->openIsbn(u"9780140297997"_s);
        QTRY_COMPARE(m_copies->rowCount(), 3);
    }

    void filtersCountWhatEachTakesAway()
    {
        CopyFilters &filters = *m_copies->filters();
        QCOMPARE(filters.rowCount(), 0);
        QCOMPARE(filters.flags()->count(), 1);
        QCOMPARE(filters.marks()->count(), 1);
        QCOMPARE(filters.countries()->count(), 2);
        filters.toggleFlag(u"ex_library"_s);
        QCOMPARE(m_copies->rowCount(), 2);
        filters.setTotalMax(u"8"_s);
        QCOMPARE(m_copies->rowCount(), 1);
        QCOMPARE(m_copies->bestTotalText(), u"€7.00"_s);
        QCOMPARE(filters.rowCount(), 2);
        QVERIFY2(filters.data(filters.index(0), CopyFilters::TextRole)
                     .toString()
                     .contains(u"at most €8.00"_s),
                 qPrintable(filters.data(filters.index(0), CopyFilters::TextRole).toString()));
        QVERIFY(filters.leftOutLine().startsWith(u"2 of 3"_s));
        filters.clear(0);
        QCOMPARE(m_copies->rowCount(), 2);
        filters.toggleMark(u"auction"_s);
        filters.toggleCountry(u"GB"_s);
        QCOMPARE(m_copies->rowCount(), 0);
        filters.clearAll();
        QCOMPARE(m_copies->rowCount(), 3);
        QCOMPARE(filters.leftOutLine(), QString());
    }

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

    void theEditionIsTheCopysAndNeverTheWishs()
    {
        const auto isbn = domain::Isbn::parse(u"9780140297997"_s).value();
        domain::Wish wish;
        wish.isbn = isbn;
        wish.published = u"2008"_s;
        services::CopiesAnswer copies;
        const auto add = [&copies](domain::Copy copy, const QStringList &marks = {}) {
            copy.url = QUrl(u"https://shop.example/%1"_s.arg(copies.copies.size()));
            copy.price = {500, domain::Currency::eur()};
            copies.copies.push_back({copy, {.total = copy.price}});
            copies.extras.push_back({.marks = marks});
        };
        add({.isbn = isbn, .binding = u"Taschenbuch"_s, .published = u"1995"_s});
        add({.isbn = isbn, .language = u"de"_s});
        add({.isbn = isbn});
        add({}, {u"other_edition"_s});
        add({.isbn = domain::Isbn::parse(u"9783596148646"_s).value()});
        const auto column = [&] {
            QHash<size_t, QString> texts;
            for (const CopyRow &row : copyRows(copies, wish, SystemClock::instance().now())) {
                texts.insert(row.from,
                             (row.editionDiffers ? u"! "_s : QString()) + row.editionText);
            }
            return QStringList{texts[0], texts[1], texts[2], texts[3], texts[4]};
        };
        QCOMPARE(
            column(),
            (QStringList{u"Taschenbuch, 1995"_s, u"German"_s, QString(), // the wish's own number
                         u"edition not said"_s, u"9783596148646"_s}));
        wish.editionMode = domain::EditionMode::Exact;
        QCOMPARE(column(),
                 (QStringList{u"Taschenbuch, 1995"_s, u"German"_s, QString(), u"edition not said"_s,
                              u"! another edition: 9783596148646"_s}));
        wish.editionMode = domain::EditionMode::Languages;
        wish.editionLanguages = {u"en"_s};
        QCOMPARE(column(),
                 (QStringList{u"Taschenbuch, 1995"_s, u"! German"_s, QString(),
                              u"language not said"_s, u"language not said"_s}));
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
        m_fixture->services->client.setEndpoint({}, {});
        const services::NewWish wish = SessionFixture::book(u"Gedichte"_s, u"Ingeborg Bachmann"_s);
        m_fixture->add({wish});
        m_copies->openWish(wish.wish.id.toString());
        QTRY_VERIFY(m_copies->stateLine().contains(u"when the server answers"_s));
        const QByteArray id = "01930000-0000-7000-8000-0000000000ad";
        m_daemon->answer("POST /api/v1/books/named", "{\"id\": \"" + id + "\"}", 201);
        m_daemon->answer("GET /api/v1/books/" + id + "/copies", answer());
        m_fixture->services->client.setEndpoint(services::Endpoint{.base = m_daemon->url()}, {});
        QTRY_COMPARE(m_copies->rowCount(), 3);
    }

    void whatTheSourceLeftOutItselfIsSaid()
    {
        QVERIFY(m_copies->filters()->bySourceLine().contains(u"booklooker"_s));
        QVERIFY(m_copies->filters()->bySourceLine().startsWith(u"Left out by the source"_s));
    }

    void aTotalThatIsNoneTakesNothingAway()
    {
        m_copies->filters()->setTotalMax(u"abc"_s);
        QCOMPARE(m_copies->rowCount(), 3);
        QVERIFY(!m_copies->filters()->totalError().isEmpty());
    }

    void theSameCopyElsewhereIsShownAndCanBeParted()
    {
        QVERIFY(m_copies->showDetails(0));
        CopyDetails &details = *m_copies->details();
        QCOMPARE(details.rowCount(), 1);
        QCOMPARE(details.data(details.index(0), CopyDetails::WhereRole).toString(),
                 u"meyer-books, eBay"_s);
        QVERIFY(details.data(details.index(0), CopyDetails::AskedRole)
                    .toString()
                    .contains(u"postage unknown"_s));
        QCOMPARE(details.warningLine(), u"ex-library"_s);
        QCOMPARE(details.sellerWords(), u"Stempel"_s);
        const QByteArray part = "POST /api/v1/copies/" + idA + "/part";
        const QByteArray join = "DELETE /api/v1/copies/" + idA + "/part/" + idAlso;
        m_daemon->answer(part, "", 204);
        m_daemon->answer(join, "", 204);
        m_copies->part(0);
        QTRY_COMPARE(m_daemon->count(part), 1);
        QCOMPARE(m_daemon->body(part)["from"_L1].toString(), QString::fromLatin1(idAlso));
        QTRY_VERIFY(m_fixture->session.undo()->canUndo());
        m_fixture->session.undo()->undo();
        QTRY_COMPARE(m_daemon->count(join), 1);
        // What is shown is asked again each time.
        QTRY_VERIFY(m_daemon->count(copiesPath) >= 3);
    }

    void aCopyIsHiddenWithAReasonAndShownAgainByUndo()
    {
        QVERIFY(m_copies->showDetails(1));
        const QByteArray hide = "POST /api/v1/copies/" + idB + "/hide";
        const QByteArray show = "DELETE /api/v1/me/hidden/" + idB;
        m_daemon->answer(hide, "", 204);
        m_daemon->answer(show, "", 204);
        m_copies->hide(u"damaged"_s);
        QTRY_COMPARE(m_daemon->count(hide), 1);
        QCOMPARE(m_daemon->body(hide)["reason"_L1].toString(), u"damaged"_s);
        QTRY_VERIFY(m_fixture->session.toasts()->hasUndo());
        m_fixture->session.undo()->undo();
        QTRY_COMPARE(m_daemon->count(show), 1);
        m_fixture->session.undo()->redo();
        QTRY_COMPARE(m_daemon->count(hide), 2);
    }

    void allOfASellersAreHidden()
    {
        QVERIFY(m_copies->showDetails(1));
        const QByteArray hide = "POST /api/v1/copies/" + idB + "/hide";
        m_daemon->answer(hide, "", 204);
        m_daemon->answer("DELETE /api/v1/me/hidden/sellers", "", 204);
        m_copies->hide(u"seller"_s);
        QTRY_VERIFY(m_fixture->session.undo()->canUndo());
        QVERIFY(m_fixture->session.toasts()->text().contains(u"Smith"_s));
        m_fixture->session.undo()->undo();
        QTRY_COMPARE(m_daemon->count("DELETE /api/v1/me/hidden/sellers"), 1);
        QCOMPARE(m_daemon->queries.value("DELETE /api/v1/me/hidden/sellers"),
                 QByteArray("source=ebay&seller=Smith"));
    }

    void whatTheServerDidNotTakeIsSaidAndNotOnTheStack()
    {
        QVERIFY(m_copies->showDetails(1));
        m_daemon->answer("POST /api/v1/copies/" + idB + "/hide", R"({"title": "no"})", 503);
        m_copies->hide(u"other"_s);
        QTRY_VERIFY(m_fixture->session.toasts()->isFailure());
        QVERIFY(!m_fixture->session.undo()->canUndo());
    }

    void fourCopiesAtMostStandSideBySide()
    {
        CopyCompare &compare = *m_copies->compare();
        QVERIFY(m_copies->togglePick(0));
        QVERIFY(m_copies->togglePick(2));
        QCOMPARE(compare.columnsCount(), 2);
        const auto row = [&compare](const QString &label) {
            for (int i = 0; i < compare.rowCount(); ++i) {
                if (compare.data(compare.index(i), CopyCompare::LabelRole) == label) {
                    return i;
                }
            }
            return -1;
        };
        const auto differs = [&](const QString &label) {
            return compare.data(compare.index(row(label)), CopyCompare::DiffersRole).toBool();
        };
        QVERIFY(differs(u"Total"_s));
        QVERIFY(differs(u"Seller"_s));
        QVERIFY(!differs(u"Source"_s));
        QVERIFY(m_copies->togglePick(0));
        QCOMPARE(compare.columnsCount(), 1);
        m_copies->clearPicks();
        QCOMPARE(compare.columnsCount(), 0);
        QVERIFY(!m_copies->togglePick(17));
        QVERIFY(!m_copies->togglePick(-1));
    }

    void aCopyThatIsFilteredAwayIsNotCompared()
    {
        QVERIFY(m_copies->togglePick(0));
        m_copies->filters()->toggleFlag(u"ex_library"_s);
        QCOMPARE(m_copies->compare()->columnsCount(), 0);
    }

    void theAgeOfTheRatesIsSaid()
    {
        QVERIFY(m_copies->rateLine().contains(u"20 Feb 2026"_s));
        QVERIFY(m_copies->rateLine().contains(u"old"_s));
    }

    void hiddenThingsAreListedAndComeBack()
    {
        m_daemon->answer("GET /api/v1/me/hidden",
                         R"({"items": [{"id": ")" + idB
                             + R"(", "source": null, "seller": null, "title": "Austerlitz",
                   "reason": "damaged", "at": "2026-11-20T10:15:00.000Z"},
                  {"id": null, "source": "ebay", "seller": "Smith & Co", "title": "", "reason": "seller",
                   "at": "2026-11-19T10:15:00.000Z"}]})");
        m_daemon->answer("DELETE /api/v1/me/hidden/sellers", "", 204);
        HiddenModel &hidden = *m_copies->hidden();
        hidden.load();
        QTRY_COMPARE(hidden.rowCount(), 2);
        QCOMPARE(hidden.data(hidden.index(0), HiddenModel::WhatRole).toString(), u"Austerlitz"_s);
        QVERIFY(hidden.data(hidden.index(1), HiddenModel::WhatRole)
                    .toString()
                    .contains(u"Smith & Co"_s));
        hidden.showAgain(1);
        QTRY_COMPARE(m_daemon->count("DELETE /api/v1/me/hidden/sellers"), 1);
        QCOMPARE(m_daemon->queries.value("DELETE /api/v1/me/hidden/sellers"),
                 QByteArray("source=ebay&seller=Smith%20%26%20Co"));
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

private:
    std::unique_ptr<SessionFixture> m_fixture;
    std::unique_ptr<FakeDaemon> m_daemon;
    CopiesModel *m_copies = nullptr;
};

} // namespace endpaper::viewmodel

QTEST_MAIN(endpaper::viewmodel::CopiesTest)

#include "tst_copies.moc"
