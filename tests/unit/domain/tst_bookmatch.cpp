// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bookmatch.h"
#include "domain/copy.h"

#include <QTest>

#include <rapidcheck.h>

using namespace endpaper::domain;
using namespace Qt::StringLiterals;

static const Isbn hobbit = *Isbn::parse(u"9780618260300");
static const Isbn hunger = *Isbn::parse(u"9780439023481");
static const Isbn german = *Isbn::parse(u"9783161484100");

static Wish wishFor(EditionMode mode)
{
    return {.isbn = hobbit,
            .title = u"The Hobbit"_s,
            .authors = {u"J.R.R. Tolkien"_s},
            .editionMode = mode};
}

class TestBookMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void certaintyOfPairs_data();
    void certaintyOfPairs();
    void certaintyIsSymmetricAndBounded();
    void fitsByEditionMode();
    void copiesFitByWhatTheySayOfTheirEdition();
    void aTitleAloneIsAllOfIt_data();
    void aTitleAloneIsAllOfIt();
    void wireNamesGoThereAndBack();
};

void TestBookMatch::certaintyOfPairs_data()
{
    QTest::addColumn<BookFacts>("a");
    QTest::addColumn<BookFacts>("b");
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("most");
    const BookFacts book{hobbit, u"The Hobbit"_s, {u"J.R.R. Tolkien"_s}, u"1937"_s, u"en"_s};
    const auto row = [&](const char *name, const BookFacts &other, double least, double most) {
        QTest::newRow(name) << book << other << least << most;
    };
    row("same ISBN", {.isbn = hobbit, .title = u"Anything"_s}, 1, 1);
    row("same words", {.title = u"the hobbit"_s, .authors = {u"Tolkien, J. R. R."_s}}, matchCertain,
        0.99);
    row("subtitle",
        {.title = u"The Hobbit: Or There and Back Again"_s, .authors = {u"J.R.R. Tolkien"_s}},
        matchCertain, 0.99);
    row("series", {.title = u"The Hobbit (Middle-earth, #0)"_s, .authors = {u"J.R.R. Tolkien"_s}},
        matchCertain, 0.99);
    row("no author", {.title = u"The Hobbit"_s}, matchLikely, matchCertain - 0.01);
    row("other author", {.title = u"The Hobbit"_s, .authors = {u"Chuck Dixon"_s}}, 0,
        matchLikely - 0.01);
    row("other title", {.title = u"The Silmarillion"_s, .authors = {u"J.R.R. Tolkien"_s}}, 0, 0.3);
    row("other edition",
        {.isbn = german, .title = u"The Hobbit"_s, .authors = {u"J.R.R. Tolkien"_s}}, matchCertain,
        0.99);
    row("nothing known", {}, 0, 0);
}

void TestBookMatch::certaintyOfPairs()
{
    QFETCH(BookFacts, a);
    QFETCH(BookFacts, b);
    QFETCH(double, least);
    QFETCH(double, most);
    const double certainty = matchCertainty(a, b);
    QVERIFY2(certainty >= least && certainty <= most, qPrintable(QString::number(certainty)));
}

void TestBookMatch::certaintyIsSymmetricAndBounded()
{
    QVERIFY(rc::check([] {
        const auto facts = [] {
            return BookFacts{
                .title = *rc::gen::element(u"The Hobbit"_s, u"Hobbit: x"_s, u"Emma"_s, QString()),
                .authors = *rc::gen::element(QStringList{}, QStringList{u"A Tolkien"_s},
                                             QStringList{u"Austen, J"_s}),
                .published = *rc::gen::element(QString(), u"1937"_s)};
        };
        const BookFacts a = facts();
        const BookFacts b = facts();
        RC_ASSERT(qFuzzyCompare(1 + matchCertainty(a, b), 1 + matchCertainty(b, a)));
        RC_ASSERT(matchCertainty(a, b) >= 0 && matchCertainty(a, b) <= 1);
    }));
}

void TestBookMatch::fitsByEditionMode()
{
    const BookFacts other{german, u"The Hobbit"_s, {u"J.R.R. Tolkien"_s}, {}, {}};
    const BookFacts wordsOnly{{}, u"The Hobbit"_s, {u"J.R.R. Tolkien"_s}, {}, {}};
    const BookFacts isbnOnly{hobbit, {}, {}, {}, {}};
    const BookFacts unrelated{hunger, u"The Hunger Games"_s, {u"Suzanne Collins"_s}, {}, {}};

    const Wish any = wishFor(EditionMode::Any);
    QCOMPARE(fitOf(other, any), Fit::Yes);
    QCOMPARE(fitOf(isbnOnly, any), Fit::Yes);
    QCOMPARE(fitOf(unrelated, any), Fit::No);
    QCOMPARE(fitOf({.title = u"The Hobbit"_s}, any), Fit::Perhaps);

    Wish languages = wishFor(EditionMode::Languages);
    languages.editionLanguages = {u"en"_s};
    QCOMPARE(
        fitOf({.title = u"The Hobbit"_s, .authors = {u"J.R.R. Tolkien"_s}, .language = u"eng"_s},
              languages),
        Fit::Yes);
    QCOMPARE(
        fitOf({.title = u"The Hobbit"_s, .authors = {u"J.R.R. Tolkien"_s}, .language = u"de"_s},
              languages),
        Fit::No);
    QCOMPARE(fitOf(other, languages), Fit::Perhaps); // a German publisher's group
    QCOMPARE(fitOf(wordsOnly, languages), Fit::Perhaps);
    QCOMPARE(fitOf(isbnOnly, languages), Fit::Yes);

    Wish chosen = wishFor(EditionMode::Chosen);
    chosen.editionIsbns = {german};
    QCOMPARE(fitOf(other, chosen), Fit::Yes);
    QCOMPARE(fitOf(isbnOnly, chosen), Fit::No);
    QCOMPARE(fitOf(wordsOnly, chosen), Fit::Perhaps);

    const Wish exact = wishFor(EditionMode::Exact);
    QCOMPARE(fitOf(isbnOnly, exact), Fit::Yes);
    QCOMPARE(fitOf(other, exact), Fit::No);
    QCOMPARE(fitOf(wordsOnly, exact), Fit::Perhaps);
    QCOMPARE(fitOf(unrelated, exact), Fit::No);
}

// A search found them: their titles are no matter.
void TestBookMatch::copiesFitByWhatTheySayOfTheirEdition()
{
    const auto copy = [](const QString &language, std::optional<Isbn> isbn = {},
                         const QString &year = {}) {
        return Copy{.title = u"HOBBIT!! Tolkien, pb, gut"_s,
                    .isbn = isbn,
                    .published = year,
                    .language = language};
    };
    QCOMPARE(fitOfCopy(copy({}), wishFor(EditionMode::Any)), Fit::Yes);
    Wish languages = wishFor(EditionMode::Languages);
    languages.editionLanguages = {u"de"_s};
    QCOMPARE(fitOfCopy(copy(u"de"_s, hobbit), languages), Fit::Yes);
    QCOMPARE(fitOfCopy(copy(u"en"_s, german), languages), Fit::No);
    QCOMPARE(fitOfCopy(copy({}, german), languages), Fit::Yes);
    QCOMPARE(fitOfCopy(copy({}, hobbit), languages), Fit::Perhaps);
    QCOMPARE(fitOfCopy(copy({}), languages), Fit::Perhaps);
    Wish chosen = wishFor(EditionMode::Chosen);
    chosen.editionIsbns = {german};
    QCOMPARE(fitOfCopy(copy({}, german), chosen), Fit::Yes);
    QCOMPARE(fitOfCopy(copy({}, hobbit), chosen), Fit::No);
    QCOMPARE(fitOfCopy(copy({}), chosen), Fit::Perhaps);
    Wish exact = wishFor(EditionMode::Exact);
    QCOMPARE(fitOfCopy(copy({}, german), exact), Fit::No);
    QCOMPARE(fitOfCopy(copy({}), exact), Fit::Perhaps);
    exact.isbn.reset();
    exact.published = u"1937-09-21"_s;
    QCOMPARE(fitOfCopy(copy({}, {}, u"1937"_s), exact), Fit::Yes);
    QCOMPARE(fitOfCopy(copy({}, {}, u"1966"_s), exact), Fit::No);
    QCOMPARE(fitOfCopy(copy({}), exact), Fit::Perhaps);
    exact.published.clear();
    QCOMPARE(fitOfCopy(copy({}), exact), Fit::Yes);
    // A title alone: it may be anybody's.
    Wish alone = wishFor(EditionMode::Any);
    alone.authors.clear();
    QCOMPARE(fitOfCopy(copy({}), alone), Fit::Yes); // found by its number
    alone.isbn.reset();
    QCOMPARE(fitOfCopy(copy({}), alone), Fit::Perhaps);
    QCOMPARE(fitOfCopy(copy({}, german), alone), Fit::Perhaps);
    alone.editionMode = EditionMode::Chosen;
    alone.editionIsbns = {german};
    QCOMPARE(fitOfCopy(copy({}, german), alone), Fit::Yes);
}

void TestBookMatch::aTitleAloneIsAllOfIt_data()
{
    QTest::addColumn<QString>("offered");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<bool>("isIt");
    const auto row = [](const char *offered, const char *wanted, bool isIt) {
        QTest::addRow("%s for %s", offered, wanted)
            << QString::fromUtf8(offered) << QString::fromUtf8(wanted) << isIt;
    };
    row("Dune", "Dune", true);
    row("DUNE.", "Dune", true);
    row("Dune, Frank Herbert, pb, gut", "Dune", true);
    row("Dune: the graphic novel", "Dune", true);
    row("Dune (Dune Chronicles, #1)", "Dune", true);
    row("Dune - Frank Herbert", "Dune", true);
    row("Dune / Herbert", "Dune", true);
    row("The Hobbit", "Hobbit", true);
    row("Hobbit; or there and back again", "The Hobbit", true);
    row("Catch-22", "Catch-22", true);
    row("Sapiens", "Sapiens: A Brief History", true);
    row("Dune Messiah", "Dune", false);
    row("The road to Dune", "Dune", false);
    row("Frank Herbert, Dune", "Dune", false);
    row("Catch", "Catch-22", false);
    row("", "Dune", false);
    row("???", "???", false);
    row("Dune", "", false);
}

void TestBookMatch::aTitleAloneIsAllOfIt()
{
    QFETCH(QString, offered);
    QFETCH(QString, wanted);
    QFETCH(bool, isIt);
    QCOMPARE(isTitleAlone(offered, wanted), isIt);
}

void TestBookMatch::wireNamesGoThereAndBack()
{
    for (int i = 0; i <= int(WishState::Dropped); ++i) {
        QCOMPARE(fromWireName<WishState>(wireName(WishState(i))), WishState(i));
    }
    for (int i = 0; i <= int(EditionMode::Exact); ++i) {
        QCOMPARE(fromWireName<EditionMode>(wireName(EditionMode(i))), EditionMode(i));
    }
    QCOMPARE(wireName(AlertMode::Digest), u"digest"_s);
    QCOMPARE(wireName(ListRole::Shelf), u"shelf"_s);
    QCOMPARE(wireName(Visibility::Neighbours), u"neighbours"_s);
    QVERIFY(!fromWireName<Visibility>(u"secret"));
}

QTEST_GUILESS_MAIN(TestBookMatch)
#include "tst_bookmatch.moc"
