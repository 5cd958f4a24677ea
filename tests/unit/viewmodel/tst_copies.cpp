// SPDX-License-Identifier: GPL-3.0-or-later
#include "copiesworld.h"
#include "viewmodel/copyrow.h"

namespace endpaper::viewmodel {

// What is shown of the copies that were found, and what a reader does with them.
class CopiesTest : public QObject, private CopiesWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeWorld(); }

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

    // However long the page is open: its licence ends under the reader's eyes.
    void whatMayNotBeShownAnyMoreLeavesTheScreen()
    {
        using namespace std::chrono_literals;
        const Instant now = SystemClock::instance().now();
        QByteArray ending = answer();
        // The seller of the auction: six hours, of which a moment is left.
        ending.replace("\"name\": \"eBay\"",
                       "\"name\": \"eBay\", \"may_store\": false, \"max_age_s\": 21600");
        ending.replace("2026-11-21T10:15:00.000Z", toRfc3339(now - 6h + 900ms).toLatin1());
        m_daemon->answer(copiesPath, ending);
        m_copies->refresh();
        QTRY_COMPARE(m_copies->rowCount(), 2);
        for (int row = 0; row < m_copies->rowCount(); ++row) {
            QVERIFY(m_copies->data(m_copies->index(row), CopiesModel::SellerRole).toString()
                    != "Smith"_L1);
        }
        QTRY_COMPARE(m_daemon->count(copiesPath), 3); // opened, refreshed, and for newer ones
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
};

} // namespace endpaper::viewmodel

QTEST_MAIN(endpaper::viewmodel::CopiesTest)

#include "tst_copies.moc"
