// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/isbn.h"

#include <QTest>

#include <rapidcheck.h>

using namespace endpaper;
using namespace endpaper::domain;
using namespace Qt::StringLiterals;

class TestIsbn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsUsualForms_data();
    void readsUsualForms();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void parseNamesFieldAndProblem();
    void lostZerosComeBack_data();
    void lostZerosComeBack();
    void tenDigitFormExistsOnlyFor978();
    void findsIsbnsInText_data();
    void findsIsbnsInText();
    void scanningIsBounded();
    void anyValidNumberSurvivesEveryForm();
    void oneWrongDigitIsAlwaysSeen();
};

void TestIsbn::readsUsualForms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("digits");
    QTest::newRow("13") << u"9780439023481"_s << u"9780439023481"_s;
    QTest::newRow("hyphens") << u"978-0-439-02348-1"_s << u"9780439023481"_s;
    QTest::newRow("10") << u"0439023483"_s << u"9780439023481"_s;
    QTest::newRow("X") << u"316148410X"_s << u"9783161484100"_s;
    QTest::newRow("small x") << u"3-16-148410-x"_s << u"9783161484100"_s;
    QTest::newRow("en dashes") << u"978\u20133\u201316\u2013148410\u20130"_s << u"9783161484100"_s;
    QTest::newRow("minus signs") << u"978\u22123\u221216\u2212148410\u22120"_s
                                 << u"9783161484100"_s;
    QTest::newRow("non-breaking") << u"978\u00a03\u00a016 148410\u20110"_s << u"9783161484100"_s;
    QTest::newRow("Goodreads") << u"=\"0439023483\""_s << u"9780439023481"_s;
    QTest::newRow("quotes") << u"\"9780439023481\""_s << u"9780439023481"_s;
    QTest::newRow("brackets") << u"[2070291340]"_s << u"9782070291342"_s;
    QTest::newRow("prefix") << u"ISBN 978-3-16-148410-0"_s << u"9783161484100"_s;
    QTest::newRow("prefix 13") << u"ISBN-13: 978-3-16-148410-0"_s << u"9783161484100"_s;
    QTest::newRow("prefix 10") << u"ISBN-10: 316148410X"_s << u"9783161484100"_s;
    QTest::newRow("prefix glued") << u"ISBN9783161484100"_s << u"9783161484100"_s;
    QTest::newRow("urn") << u"urn:isbn:9783161484100"_s << u"9783161484100"_s;
    QTest::newRow("979") << u"979-10-90636-07-1"_s << u"9791090636071"_s;
    QTest::newRow("979-8") << u"9798602405453"_s << u"9798602405453"_s;
    QTest::newRow("SBN") << u"425-03507-7"_s << u"9780425035078"_s;
    QTest::newRow("full width") << u"９７８０４３９０２３４８１"_s << u"9780439023481"_s;
    QTest::newRow("add-on") << u"978043902348151899"_s << u"9780439023481"_s;
    QTest::newRow("blanks") << u"  9780439023481\n"_s << u"9780439023481"_s;
    QTest::newRow("data frame") << u"9780439023481.0"_s << u"9780439023481"_s;
    QTest::newRow("zero-width") << u"978\u200b0439023481"_s << u"9780439023481"_s;
}

void TestIsbn::readsUsualForms()
{
    QFETCH(QString, text);
    const auto isbn = Isbn::parse(text);
    QVERIFY2(isbn, qPrintable(isbn ? QString() : isbn.error().context));
    QTEST(isbn->toString13(), "digits");
}

void TestIsbn::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("problem");
    const auto row = [](const char *name, const QString &text, IsbnProblem problem) {
        QTest::newRow(name) << text << int(problem);
    };
    row("empty", {}, IsbnProblem::Empty);
    row("Goodreads' empty", u"=\"\""_s, IsbnProblem::Empty);
    row("blanks", u"   "_s, IsbnProblem::Empty);
    row("check 13", u"9780439023482"_s, IsbnProblem::WrongCheckDigit);
    row("check 10", u"0439023482"_s, IsbnProblem::WrongCheckDigit);
    row("short", u"978043902348"_s, IsbnProblem::WrongLength);
    row("long", u"97804390234812"_s, IsbnProblem::WrongLength);
    row("very long", QString(5000, u'9'), IsbnProblem::WrongLength);
    row("ASIN", u"B00BDI1N8G"_s, IsbnProblem::NotDigits);
    row("words", u"The Hobbit"_s, IsbnProblem::NotDigits);
    row("X inside", u"31614X4100"_s, IsbnProblem::NotDigits);
    row("X in 13", u"978316148410X"_s, IsbnProblem::NotDigits);
    row("other article", u"4006381333931"_s, IsbnProblem::NotABook);
    row("music", u"979-0-060-11561-5"_s, IsbnProblem::Ismn);
    row("spreadsheet", u"9.78043902348e+12"_s, IsbnProblem::LostDigits);
    row("German spreadsheet", u"9,78044E+12"_s, IsbnProblem::LostDigits);
}

void TestIsbn::saysWhatIsWrong()
{
    QFETCH(QString, text);
    const auto isbn = Isbn::read(text);
    QVERIFY(!isbn);
    QFETCH(int, problem);
    QCOMPARE(isbnProblemName(isbn.error()), isbnProblemName(IsbnProblem(problem)));
}

void TestIsbn::parseNamesFieldAndProblem()
{
    const auto isbn = Isbn::parse(u"9780439023482");
    QVERIFY(!isbn);
    QCOMPARE(isbn.error(), (Error{ErrorKind::Invalid, u"wrong_check_digit"_s, u"isbn"_s}));
}

void TestIsbn::lostZerosComeBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("digits");
    QTest::newRow("nine") << u"439023483"_s << u"9780439023481"_s;
    QTest::newRow("eight") << u"61120081"_s << u"9780061120084"_s;
    QTest::newRow("seven, X") << u"385486X"_s << QString(); // no such number: refused
    QTest::newRow("ten") << u"0439023483"_s << u"9780439023481"_s;
}

void TestIsbn::lostZerosComeBack()
{
    QFETCH(QString, text);
    const auto isbn = Isbn::readWithLostZeros(text);
    QTEST(isbn ? isbn->toString13() : QString(), "digits");
}

void TestIsbn::tenDigitFormExistsOnlyFor978()
{
    QCOMPARE(Isbn::parse(u"9783161484100")->toString10(), u"316148410X"_s);
    QCOMPARE(Isbn::parse(u"9780439023481")->toString10(), u"0439023483"_s);
    QVERIFY(!Isbn::parse(u"9791090636071")->toString10());
}

void TestIsbn::findsIsbnsInText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("digits");
    const QStringList hunger{u"9780439023481"_s};
    const QStringList both{u"9780439023481"_s, u"9780618260300"_s};
    QTest::newRow("sentence") << u"It is ISBN 978-0-439-02348-1, I think."_s << hunger;
    QTest::newRow("list") << u"9780439023481\n9780618260300\n"_s << both;
    QTest::newRow("on a line") << u"9780439023481 9780618260300"_s << both;
    QTest::newRow("commas") << u"9780439023481,0618260307"_s << both;
    QTest::newRow("twice") << u"9780439023481 0439023483"_s << hunger;
    QTest::newRow("blanks inside") << u"ISBN 978 0 439 02348 1"_s << hunger;
    QTest::newRow("ten in groups") << u"0 439 02348 3"_s << hunger;
    QTest::newRow("link") << u"https://www.amazon.de/dp/0439023483/ref=x"_s << hunger;
    QTest::newRow("telephone") << u"call 030 4390234 or 555-123-4567"_s << QStringList();
    QTest::newRow("wrong") << u"9780439023482"_s << QStringList();
    QTest::newRow("inside a word") << u"abc9780439023481def"_s << QStringList();
    QTest::newRow("nothing") << QString() << QStringList();
}

void TestIsbn::findsIsbnsInText()
{
    QFETCH(QString, text);
    QStringList found;
    for (const Isbn &isbn : findIsbns(text)) {
        found += isbn.toString13();
    }
    QTEST(found, "digits");
}

void TestIsbn::scanningIsBounded()
{
    const QString isbn = u" 9780439023481"_s;
    QString atLimit(isbnScanCharactersMax - isbn.size(), u' ');
    QCOMPARE(findIsbns(QString(atLimit + isbn)).size(), 1);
    QCOMPARE(findIsbns(QString(atLimit + u' ' + isbn)).size(), 0);
    QCOMPARE(findIsbns(QString(isbnScanCharactersMax + 10, u'9')).size(), 0);
}

static Isbn arbitraryIsbn()
{
    const auto middle = *rc::gen::inRange<quint64>(0, 1'000'000'000);
    const bool is979 = *rc::gen::arbitrary<bool>();
    quint64 twelve = (is979 ? 979 : 978) * quint64(1'000'000'000) + middle;
    if (is979 && middle / 100'000'000 == 0) {
        twelve += 100'000'000; // 979-0 is music
    }
    return *Isbn::fromNumber(twelve * 10 + quint64(Isbn::checkDigit13(twelve)));
}

void TestIsbn::anyValidNumberSurvivesEveryForm()
{
    QVERIFY(rc::check([] {
        const Isbn isbn = arbitraryIsbn();
        RC_ASSERT(Isbn::parse(isbn.toString13()) == isbn);
        RC_ASSERT(Isbn::fromNumber(isbn.number()) == isbn);
        RC_ASSERT(Isbn::parse(QString(u"=\""_s + isbn.toString13() + u'"')) == isbn);
        if (const auto ten = isbn.toString10()) {
            RC_ASSERT(Isbn::parse(*ten) == isbn);
            QString lost = *ten;
            while (lost.startsWith(u'0')) {
                lost.remove(0, 1);
            }
            if (!lost.isEmpty() && lost != u"X") {
                RC_ASSERT(Isbn::parseWithLostZeros(lost) == isbn);
            }
        }
        QString hyphened = isbn.toString13();
        hyphened.insert(*rc::gen::inRange(1, 12), u'-');
        RC_ASSERT(Isbn::parse(hyphened) == isbn);
        RC_ASSERT(findIsbns(QString(u"see "_s + hyphened + u".")) == QList<Isbn>{isbn});
    }));
}

void TestIsbn::oneWrongDigitIsAlwaysSeen()
{
    QVERIFY(rc::check([] {
        const Isbn isbn = arbitraryIsbn();
        QString wrong = isbn.toString13();
        const int at = *rc::gen::inRange(3, 13);
        const int shift = *rc::gen::inRange(1, 10);
        wrong[at] = QChar(u'0' + (wrong[at].digitValue() + shift) % 10);
        const auto read = Isbn::read(wrong);
        RC_ASSERT(!read.has_value());
    }));
}

QTEST_GUILESS_MAIN(TestIsbn)
#include "tst_isbn.moc"
