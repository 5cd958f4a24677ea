// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/samecopy.h"
#include "support/labelledpairs.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::domain;

static Copy listing(const QString &source, const QString &seller, const QString &words,
                    qint64 price = 500)
{
    return {.id = Uuid::create(),
            .source = source,
            .seller = seller,
            .title = u"Ein Titel"_s,
            .isbn = Isbn::parse(u"9783161484100").value(),
            .condition = Condition::Good,
            .sellerWords = words,
            .price = {price, Currency::eur()},
            .fromCountry = u"DE"_s};
}

static const QString handmade = u"Rücken verblichen, Name auf Vorsatz, Ecken bestoßen"_s;

class TestSameCopy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLabelledPairsAreToldApart();
    void spellingsOfADealerAreOne_data();
    void spellingsOfADealerAreOne();
    void doubtKeepsThemApart_data();
    void doubtKeepsThemApart();
    void aGroupHasOneOfEachSource();
    void partedCopiesStayApart();
    void theOrderDecidesWhoStandsForAll();
};

// Precision at least 0.98 at a recall of at least 0.85, as promised to the reader.
void TestSameCopy::theLabelledPairsAreToldApart()
{
    const auto pairs = labelledPairs(QStringLiteral(ENDPAPER_SAME_COPIES));
    QVERIFY(pairs.size() >= 400);
    int hits = 0;
    int wrong = 0;
    int missed = 0;
    QHash<QString, std::pair<int, int>> byKind; // wrong answers, all
    for (const auto &[kind, isSame, a, b] : pairs) {
        const bool isSaid = isSameCopy(a, b);
        QCOMPARE(isSameCopy(b, a), isSaid);
        hits += isSame && isSaid ? 1 : 0;
        wrong += !isSame && isSaid ? 1 : 0;
        missed += isSame && !isSaid ? 1 : 0;
        auto &count = byKind[kind];
        count.first += isSame == isSaid ? 0 : 1;
        ++count.second;
        if (qEnvironmentVariableIsSet("ENDPAPER_SHOW_PAIRS") && isSame != isSaid) {
            qInfo().noquote() << (isSame ? "missed" : "wrong") << kind << '\n'
                              << a.seller << a.price.minor << a.isbn.has_value() << a.title
                              << a.sellerWords << '\n'
                              << b.seller << b.price.minor << b.isbn.has_value() << b.title
                              << b.sellerWords;
        }
    }
    const double precision = double(hits) / double(hits + wrong);
    const double recall = double(hits) / double(hits + missed);
    qInfo("%lld pairs: precision %.3f, recall %.3f", qint64(pairs.size()), precision, recall);
    for (auto it = byKind.begin(); it != byKind.end(); ++it) {
        qInfo("  %s: %d of %d wrong", qPrintable(it.key()), it->first, it->second);
    }
    QVERIFY(precision >= 0.98);
    QVERIFY(recall >= 0.85);
}

void TestSameCopy::spellingsOfADealerAreOne_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("another");
    QTest::addColumn<bool>("isSame");
    const auto row = [](const QString &one, const QString &another, bool isSame) {
        QTest::newRow(qPrintable(QString(one % u" / " % another))) << one << another << isSame;
    };
    row(u"Bücherwurm Köln"_s, u"buecherwurm_koeln"_s, true);
    row(u"Antiquariat Lindenhof"_s, u"Antiquariat Lindenhof, Inh. K. Weber"_s, true);
    row(u"Harbour Lane Books Ltd"_s, u"harbourlanebooks"_s, true);
    row(u"Ute Sommer"_s, u"sommer-ute"_s, true);
    row(u"Lesezeichen Hamburg"_s, u"Lesezeichen Berlin"_s, false);
    row(u"Antiquariat Bergmann"_s, u"Bergmann & Sohn"_s, false);
    row(u"Antiquariat"_s, u"Buchhandlung"_s, false);
    row(u"x"_s, QString(), false);
}

void TestSameCopy::spellingsOfADealerAreOne()
{
    QFETCH(QString, one);
    QFETCH(QString, another);
    QFETCH(bool, isSame);
    QCOMPARE(isSameCopy(listing(u"a"_s, one, handmade), listing(u"b"_s, another, handmade)),
             isSame);
}

void TestSameCopy::doubtKeepsThemApart_data()
{
    QTest::addColumn<Copy>("other");
    QTest::addColumn<bool>("isSame");
    const QString name = u"Antiquariat Lindenhof"_s;
    const auto row = [&](const char *label, bool isSame, auto change) {
        Copy copy = listing(u"b"_s, name, handmade);
        change(copy);
        QTest::newRow(label) << copy << isSame;
    };
    row("the same", true, [](Copy &) {});
    row("the same source", false, [](Copy &copy) { copy.source = u"a"_s; });
    row("another number", false,
        [](Copy &copy) { copy.isbn = Isbn::parse(u"9780306406157").value(); });
    row("no number, the same title", true, [](Copy &copy) { copy.isbn.reset(); });
    row("no number, another title", false, [](Copy &copy) {
        copy.isbn.reset();
        copy.title = u"Ein anderer Titel"_s;
    });
    row("no number, another volume", false, [](Copy &copy) {
        copy.isbn.reset();
        copy.title = u"Ein Titel 2"_s;
    });
    row("another country", false, [](Copy &copy) { copy.fromCountry = u"AT"_s; });
    row("no country", true, [](Copy &copy) { copy.fromCountry.clear(); });
    row("half as dear again", false, [](Copy &copy) { copy.price.minor = 750; });
    row("with a commission", true, [](Copy &copy) { copy.price.minor = 590; });
    row("other words", false, [](Copy &copy) {
        copy.sellerWords = u"Leinen, Schnitt fleckig, Stempel auf Titelblatt"_s;
    });
    row("words cut", true, [](Copy &copy) { copy.sellerWords.truncate(38); });
    row("hardly a word", true, [](Copy &copy) { copy.sellerWords = u"gut"_s; });
    row("hardly a word, another grade", false, [](Copy &copy) {
        copy.sellerWords = u"gut"_s;
        copy.condition = Condition::Fine;
    });
    row("sample", false, [](Copy &copy) { copy.isSample = true; });
    row("another currency without rates", true, [](Copy &copy) {
        copy.price = {480, Currency::parse(u"CHF").value()};
    });
}

void TestSameCopy::doubtKeepsThemApart()
{
    QFETCH(Copy, other);
    QFETCH(bool, isSame);
    QCOMPARE(isSameCopy(listing(u"a"_s, u"Antiquariat Lindenhof"_s, handmade), other), isSame);
}

static std::vector<size_t> groupsOf(const std::vector<Copy> &copies,
                                    const PartedCopies &parted = {})
{
    std::vector<const Copy *> pointers;
    for (const Copy &copy : copies) {
        pointers.push_back(&copy);
    }
    return sameCopyGroups(pointers, nullptr, parted);
}

void TestSameCopy::aGroupHasOneOfEachSource()
{
    const QString name = u"Antiquariat Lindenhof"_s;
    const std::vector<Copy> copies{listing(u"a"_s, name, handmade), listing(u"a"_s, name, handmade),
                                   listing(u"b"_s, name, handmade), listing(u"b"_s, name, handmade),
                                   listing(u"c"_s, u"Lindenhof"_s, handmade)};
    QCOMPARE(groupsOf(copies), (std::vector<size_t>{0, 1, 0, 1, 0}));
}

void TestSameCopy::partedCopiesStayApart()
{
    const QString name = u"Antiquariat Lindenhof"_s;
    const std::vector<Copy> copies{listing(u"a"_s, name, handmade),
                                   listing(u"b"_s, name, handmade)};
    QCOMPARE(groupsOf(copies), (std::vector<size_t>{0, 0}));
    QCOMPARE(groupsOf(copies, {{copies[1].id, copies[0].id}}), (std::vector<size_t>{0, 1}));
    QCOMPARE(groupsOf(copies, {{copies[0].id, copies[1].id}}), (std::vector<size_t>{0, 1}));
}

void TestSameCopy::theOrderDecidesWhoStandsForAll()
{
    const QString name = u"Antiquariat Lindenhof"_s;
    std::vector<Copy> copies{listing(u"b"_s, name, handmade, 590),
                             listing(u"x"_s, u"Wer anders"_s, handmade),
                             listing(u"a"_s, name, handmade)};
    QCOMPARE(groupsOf(copies), (std::vector<size_t>{0, 1, 0}));
    QCOMPARE(groupsOf({}), std::vector<size_t>());
}

QTEST_GUILESS_MAIN(TestSameCopy)
#include "tst_samecopy.moc"
