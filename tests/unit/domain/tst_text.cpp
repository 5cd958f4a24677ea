// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/foldutf8.h"
#include "domain/text.h"

#include <QTest>

#include <rapidcheck.h>

using namespace endpaper::domain;
using namespace Qt::StringLiterals;

class TestText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldsForSearch_data();
    void foldsForSearch();
    void foldingTwiceIsFoldingOnce();
    void bytesAreFoldedAsLettersAre();
    void splitsSeriesOffTitles_data();
    void splitsSeriesOffTitles();
    void mainTitleEndsBeforeTheSubtitle();
    void sortsWithoutArticle_data();
    void sortsWithoutArticle();
    void knowsFamilyNames_data();
    void knowsFamilyNames();
    void workHashIsTheSameForEditions();
    void hashesNeverChange();
    void knowsLanguages();
};

void TestText::foldsForSearch_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    const auto row = [](const QString &text, const QString &folded) {
        QTest::newRow(qPrintable(text)) << text << folded;
    };
    row(u"The Hobbit"_s, u"the hobbit"_s);
    row(u"L'Étranger"_s, u"l etranger"_s);
    row(u"Straße"_s, u"strasse"_s);
    row(u"STRASSE"_s, u"strasse"_s);
    row(u"Smørrebrød"_s, u"smorrebrod"_s);
    row(u"Æsop"_s, u"aesop"_s);
    row(u"Łódź"_s, u"lodz"_s);
    row(u"Müller–Lüdenscheidt"_s, u"muller ludenscheidt"_s);
    row(u"Fahrenheit 451!"_s, u"fahrenheit 451"_s);
    row(u"C++ & C#"_s, u"c++ c"_s);
    row(u"Война и мир"_s, u"война и мир"_s);
    row(u"Ёлка"_s, u"елка"_s);
    row(u"Ὀδύσσεια"_s, u"οδυσσεια"_s);
    row(u"がん"_s, u"がん"_s);
    row(u"हिन्दी"_s, u"हिन्दी"_s);
    row(u"한국어"_s, u"한국어"_s);
    row(u"１９８４"_s, u"1984"_s);
    row(u"İstanbul ışık"_s, u"istanbul isik"_s);
    row(u"\u200fאלף\u200f"_s, u"אלף"_s);
    row(u"🐉 Dragons"_s, u"🐉 dragons"_s);
    row(u"  --  "_s, QString());
}

void TestText::foldsForSearch()
{
    QFETCH(QString, text);
    QTEST(foldForSearch(text), "folded");
    std::string bytes = "before ";
    appendFolded(bytes, text.toUtf8());
    QCOMPARE(QString::fromStdString(bytes), u"before "_s + foldForSearch(text));
}

void TestText::foldingTwiceIsFoldingOnce()
{
    QVERIFY(rc::check([] {
        const auto units = *rc::gen::container<std::u16string>(rc::gen::oneOf(
            rc::gen::inRange<char16_t>(0x20, 0x250), rc::gen::inRange<char16_t>(0x300, 0x530),
            rc::gen::inRange<char16_t>(0x1e00, 0x2200), rc::gen::inRange<char16_t>(0x3040, 0x3100),
            rc::gen::inRange<char16_t>(0x590, 0x980)));
        const QString folded = foldForSearch(QStringView(units.data(), qsizetype(units.size())));
        RC_ASSERT(foldForSearch(folded) == folded);
    }));
}

void TestText::bytesAreFoldedAsLettersAre()
{
    QVERIFY(rc::check([] {
        const auto units = *rc::gen::container<std::u16string>(rc::gen::inRange<char16_t>(0, 0x90));
        const QStringView text(units.data(), qsizetype(units.size()));
        std::string bytes;
        appendFolded(bytes, text.toUtf8());
        RC_ASSERT(QString::fromStdString(bytes) == foldForSearch(text));
    }));
}

void TestText::splitsSeriesOffTitles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("parts");
    const auto row = [](const QString &text, const QStringList &parts) {
        QTest::newRow(qPrintable(text)) << text << parts;
    };
    row(u"The Hunger Games (The Hunger Games, #1)"_s,
        {u"The Hunger Games"_s, u"The Hunger Games"_s, u"1"_s});
    row(u"Gideon the Ninth (The Locked Tomb #1)"_s,
        {u"Gideon the Ninth"_s, u"The Locked Tomb"_s, u"1"_s});
    row(u"Edgedancer (The Stormlight Archive, #2.5)"_s,
        {u"Edgedancer"_s, u"The Stormlight Archive"_s, u"2.5"_s});
    row(u"Earthsea (Earthsea Cycle, #1-4)"_s, {u"Earthsea"_s, u"Earthsea Cycle"_s, u"1-4"_s});
    row(u"X (A, #1; B, #7)"_s, {u"X"_s, u"A"_s, u"1"_s});
    row(u"Kalte Asche (David Hunter, Band 2)"_s, {u"Kalte Asche"_s, u"David Hunter"_s, u"2"_s});
    row(u"Catch-22"_s, {u"Catch-22"_s, QString(), QString()});
    row(u"Emma (Penguin Classics)"_s, {u"Emma (Penguin Classics)"_s, QString(), QString()});
    row(u"(Untitled, #1)"_s, {u"(Untitled, #1)"_s, QString(), QString()});
    row(u"Title (#3)"_s, {u"Title (#3)"_s, QString(), QString()});
    row(u"  two   blanks "_s, {u"two blanks"_s, QString(), QString()});
    row(QString(), {QString(), QString(), QString()});
}

void TestText::splitsSeriesOffTitles()
{
    QFETCH(QString, text);
    const TitleParts parts = splitTitle(text);
    QTEST((QStringList{parts.title, parts.series, parts.seriesNumber}), "parts");
}

void TestText::mainTitleEndsBeforeTheSubtitle()
{
    QCOMPARE(mainTitle(u"Sapiens: A Brief History of Humankind"), u"Sapiens"_s);
    QCOMPARE(mainTitle(u"Emma – Roman"), u"Emma"_s);
    QCOMPARE(mainTitle(u"2001"), u"2001"_s);
    QCOMPARE(mainTitle(u": odd"), u": odd"_s);
}

void TestText::sortsWithoutArticle_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("sorted");
    QTest::newRow("en") << u"The Hobbit"_s << u"en"_s << u"hobbit"_s;
    QTest::newRow("eng") << u"A Game of Thrones"_s << u"eng"_s << u"game of thrones"_s;
    QTest::newRow("unknown") << u"The Hobbit"_s << QString() << u"hobbit"_s;
    QTest::newRow("de") << u"Die Blechtrommel"_s << u"de"_s << u"blechtrommel"_s;
    QTest::newRow("die in English") << u"Die Hard"_s << u"en"_s << u"die hard"_s;
    QTest::newRow("die unknown") << u"Die Hard"_s << QString() << u"die hard"_s;
    QTest::newRow("fr") << u"L'Étranger"_s << u"fr"_s << u"etranger"_s;
    QTest::newRow("only an article") << u"The"_s << u"en"_s << u"the"_s;
    QTest::newRow("other language") << u"The x"_s << u"fi"_s << u"the x"_s;
}

void TestText::sortsWithoutArticle()
{
    QFETCH(QString, title);
    QFETCH(QString, language);
    QTEST(sortTitle(title, language), "sorted");
}

void TestText::knowsFamilyNames_data()
{
    QTest::addColumn<QString>("author");
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("sorted");
    const auto row = [](const QString &author, const QString &family, const QString &sorted) {
        QTest::newRow(qPrintable(author)) << author << family << sorted;
    };
    row(u"J.R.R. Tolkien"_s, u"Tolkien"_s, u"Tolkien, J.R.R."_s);
    row(u"Tolkien, J.R.R."_s, u"Tolkien"_s, u"Tolkien, J.R.R."_s);
    row(u"Ursula K. Le Guin"_s, u"Le Guin"_s, u"Le Guin, Ursula K."_s);
    row(u"Kurt Vonnegut Jr."_s, u"Vonnegut"_s, u"Vonnegut, Kurt"_s);
    row(u"Kurt Vonnegut, Jr."_s, u"Vonnegut"_s, u"Vonnegut, Kurt"_s);
    row(u"W. G. Sebald (Author)"_s, u"Sebald"_s, u"Sebald, W. G."_s);
    row(u"Homer"_s, u"Homer"_s, u"Homer"_s);
    row(u"David   Epstein"_s, u"Epstein"_s, u"Epstein, David"_s);
    row(u"村上春樹"_s, u"村上春樹"_s, u"村上春樹"_s);
    row(QString(), QString(), QString());
}

void TestText::knowsFamilyNames()
{
    QFETCH(QString, author);
    QTEST(familyName(author), "family");
    QTEST(authorSortName(author), "sorted");
}

void TestText::workHashIsTheSameForEditions()
{
    const quint64 hobbit = workHash(u"The Hobbit", {u"J.R.R. Tolkien"_s});
    QCOMPARE(workHash(u"the hobbit: or there and back again", {u"Tolkien, J. R. R."_s}), hobbit);
    QCOMPARE(workHash(u"The Hobbit (Middle-earth, #0)", {u"J.R.R. Tolkien"_s, u"Alan Lee"_s}),
             hobbit);
    QVERIFY(workHash(u"The Hobbit", {u"Other"_s}) != hobbit);
    QVERIFY(workHash(u"The Hobbits", {u"J.R.R. Tolkien"_s}) != hobbit);
}

void TestText::hashesNeverChange()
{
    // The published test values of FNV-1a, 64 bit.
    QCOMPARE(stableHash(u""), Q_UINT64_C(0xcbf29ce484222325));
    QCOMPARE(stableHash(u"a"), Q_UINT64_C(0xaf63dc4c8601ec8c));
    QCOMPARE(stableHash(u"foobar"), Q_UINT64_C(0x85944171f73967e8));
}

void TestText::knowsLanguages()
{
    QCOMPARE(normalLanguage(u"eng"), u"en"_s);
    QCOMPARE(normalLanguage(u"en-US"), u"en"_s);
    QCOMPARE(normalLanguage(u"ger"), u"de"_s);
    QCOMPARE(normalLanguage(u"deu"), u"de"_s);
    QCOMPARE(normalLanguage(u"German"), u"de"_s);
    QCOMPARE(normalLanguage(u"Français"), u"fr"_s);
    QCOMPARE(normalLanguage(u""), QString());
}

QTEST_GUILESS_MAIN(TestText)
#include "tst_text.moc"
