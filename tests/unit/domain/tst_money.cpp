// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/money.h"

#include <QTest>

#include <limits>
#include <rapidcheck.h>

using namespace endpaper;
using namespace endpaper::domain;
using namespace Qt::StringLiterals;

static Currency currency(const QString &code) { return *Currency::parse(code); }

class TestMoney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPrices_data();
    void readsPrices();
    void refusesPrices_data();
    void refusesPrices();
    void unsaidPriceIsNone();
    void plainAmounts_data();
    void plainAmounts();
    void currenciesKnowTheirDigits();
    void countriesKnowTheirCurrency();
    void sumsNeverOverflow();
    void convertsByDailyRates();
    void readsBothFormsOfTheDailyFile();
    void conversionThereAndBackIsNear();
    void formatsAsTheLanguageDoes_data();
    void formatsAsTheLanguageDoes();
    void formattedPricesAreReadBack();
};

void TestMoney::readsPrices_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("code");
    const auto row = [](const QString &text, qint64 minor, const QString &code) {
        QTest::newRow(qPrintable(text)) << text << minor << code;
    };
    row(u"12,50 €"_s, 1250, u"EUR"_s);
    row(u"€12.50"_s, 1250, u"EUR"_s);
    row(u"1.234,56"_s, 123456, u"EUR"_s);
    row(u"1,234.56"_s, 123456, u"EUR"_s);
    row(u"1.234"_s, 123400, u"EUR"_s);
    row(u"1.234.567"_s, 123456700, u"EUR"_s);
    row(u"1 234,56 €"_s, 123456, u"EUR"_s);
    row(u"1\u202f234,56\u00a0€"_s, 123456, u"EUR"_s);
    row(u"CHF 1'234.50"_s, 123450, u"CHF"_s);
    row(u"CHF 8.–"_s, 800, u"CHF"_s);
    row(u"8,- €"_s, 800, u"EUR"_s);
    row(u"$4.28"_s, 428, u"USD"_s);
    row(u"US$ 4.28"_s, 428, u"USD"_s);
    row(u"C$10"_s, 1000, u"CAD"_s);
    row(u"£3.5"_s, 350, u"GBP"_s);
    row(u"¥1,200"_s, 1200, u"JPY"_s);
    row(u"1200 JPY"_s, 1200, u"JPY"_s);
    row(u"KWD 1.234"_s, 1234, u"KWD"_s);
    row(u"25 zł"_s, 2500, u"PLN"_s);
    row(u"EUR 7"_s, 700, u"EUR"_s);
    row(u"12 € VB"_s, 1200, u"EUR"_s);
    row(u"from 5 euro"_s, 500, u"EUR"_s);
    row(u"0,99"_s, 99, u"EUR"_s);
    row(u"5.000"_s, 500000, u"EUR"_s);
    row(u"0.500"_s, 50, u"EUR"_s);
    row(u"free"_s, 0, u"EUR"_s);
    row(u"zu verschenken"_s, 0, u"EUR"_s);
    row(u"١٢,٥٠ €"_s, 1250, u"EUR"_s);
}

void TestMoney::readsPrices()
{
    QFETCH(QString, text);
    const auto price = parseMoney(text, Currency::eur());
    QVERIFY2(price, qPrintable(price ? QString() : price.error().context));
    QVERIFY(price->has_value());
    QTEST((*price)->minor, "minor");
    QTEST((*price)->currency.code(), "code");
}

void TestMoney::refusesPrices_data()
{
    QTest::addColumn<QString>("text");
    for (const char16_t *text : {u"", u"cheap", u"5 + 3 €", u"-4 €", u"€ -4", u"1.23.4", u"1,2,3.4",
                                 u"12.345,6,7", u"1.2345", u"20 kr"}) {
        QTest::newRow(qPrintable(QString::fromUtf16(text))) << QString::fromUtf16(text);
    }
    QTest::newRow("too long") << QString(300, u'1');
}

void TestMoney::refusesPrices()
{
    QFETCH(QString, text);
    const auto price = parseMoney(text, Currency::eur());
    QVERIFY(!price);
    QCOMPARE(price.error().field, u"price"_s);
    const auto overflow = parseMoney(u"99999999999999999999", Currency::eur());
    QVERIFY(!overflow);
    QCOMPARE(overflow.error().kind, ErrorKind::TooLarge);
}

void TestMoney::unsaidPriceIsNone()
{
    for (const char16_t *text :
         {u"VB", u"VHB", u"price on request", u"Preis auf Anfrage", u"make an offer"}) {
        const auto price = parseMoney(QString::fromUtf16(text), Currency::eur());
        QVERIFY(price);
        QVERIFY(!price->has_value());
    }
    QCOMPARE((**parseMoney(u"20 kr", currency(u"SEK"_s))).minor, 2000);
    QCOMPARE((**parseMoney(u"$20", currency(u"AUD"_s))).currency.code(), u"AUD"_s);
}

void TestMoney::plainAmounts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("minor"); // -1: refused
    QTest::newRow("decimals") << u"7.50"_s << qint64(750);
    QTest::newRow("one decimal") << u"7.5"_s << qint64(750);
    QTest::newRow("whole") << u"7"_s << qint64(700);
    QTest::newRow("point only") << u"7."_s << qint64(700);
    QTest::newRow("zeros") << u"7.5000"_s << qint64(750);
    QTest::newRow("finer") << u"7.505"_s << qint64(-1);
    QTest::newRow("comma") << u"7,50"_s << qint64(-1);
    QTest::newRow("sign") << u"-7.50"_s << qint64(-1);
    QTest::newRow("exponent") << u"1e3"_s << qint64(-1);
    QTest::newRow("empty") << QString() << qint64(-1);
}

void TestMoney::plainAmounts()
{
    QFETCH(QString, text);
    const auto amount = parsePlainAmount(text, Currency::eur());
    QTEST(amount ? amount->minor : qint64(-1), "minor");
}

void TestMoney::currenciesKnowTheirDigits()
{
    QCOMPARE(currency(u"eur"_s).minorDigits(), 2);
    QCOMPARE(currency(u"JPY"_s).minorDigits(), 0);
    QCOMPARE(currency(u"KWD"_s).minorDigits(), 3);
    QVERIFY(!Currency::parse(u"EURO"));
    QVERIFY(!Currency::parse(u"ABC"));
    QVERIFY(!Currency::parse(u" E "));
    QVERIFY(Currency().isNone());
}

void TestMoney::countriesKnowTheirCurrency()
{
    QCOMPARE(Currency::ofCountry(u"DE"), Currency::eur());
    QCOMPARE(Currency::ofCountry(u"CH")->code(), u"CHF"_s);
    QCOMPARE(Currency::ofCountry(u"JP")->code(), u"JPY"_s);
    QCOMPARE(Currency::ofCountry(u"GB")->code(), u"GBP"_s);
    QVERIFY(!Currency::ofCountry(u"ZZ"));
}

void TestMoney::sumsNeverOverflow()
{
    const auto max = std::numeric_limits<qint64>::max();
    QCOMPARE(add({max - 1, Currency::eur()}, {1, Currency::eur()})->minor, max);
    QCOMPARE(add({max, Currency::eur()}, {1, Currency::eur()}).error().kind, ErrorKind::TooLarge);
    QCOMPARE(add({1, Currency::eur()}, {1, currency(u"USD"_s)}).error().kind, ErrorKind::Invalid);
}

void TestMoney::convertsByDailyRates()
{
    RateTable rates;
    QVERIFY(rates.insert(currency(u"USD"_s), u"1.25"));
    QVERIFY(rates.insert(currency(u"JPY"_s), u"160"));
    QVERIFY(!rates.insert(currency(u"GBP"_s), u"0"));
    QVERIFY(!rates.insert(currency(u"GBP"_s), u"-1"));
    QVERIFY(!rates.insert(currency(u"GBP"_s), u"0.85x"));
    QCOMPARE(rates.convert({1000, Currency::eur()}, currency(u"USD"_s))->minor, 1250);
    QCOMPARE(rates.convert({1250, currency(u"USD"_s)}, Currency::eur())->minor, 1000);
    QCOMPARE(rates.convert({1000, Currency::eur()}, currency(u"JPY"_s))->minor, 1600);
    QCOMPARE(rates.convert({1600, currency(u"JPY"_s)}, currency(u"USD"_s))->minor, 1250);
    QCOMPARE(rates.convert({1, currency(u"USD"_s)}, Currency::eur())->minor, 1); // 0.8 cents
    QCOMPARE(rates.convert({5, currency(u"GBP"_s)}, currency(u"GBP"_s))->minor, 5);
    QCOMPARE(rates.convert({5, currency(u"GBP"_s)}, Currency::eur()).error().kind,
             ErrorKind::NotFound);
    const qint64 large = 5'000'000'000'000'000'000;
    QCOMPARE(rates.convert({large, Currency::eur()}, currency(u"JPY"_s))->minor, large / 100 * 160);
    const auto max = std::numeric_limits<qint64>::max();
    QCOMPARE(rates.convert({max, Currency::eur()}, currency(u"JPY"_s)).error().kind,
             ErrorKind::TooLarge);
}

void TestMoney::readsBothFormsOfTheDailyFile()
{
    const QByteArray xml =
        "<?xml version=\"1.0\"?><gesmes:Envelope xmlns:gesmes=\"a\" xmlns=\"b\"><Cube>"
        "<Cube time='2026-11-20'><Cube currency='USD' rate='1.0823'/>"
        "<Cube currency='JPY' rate='163.45'/></Cube></Cube></gesmes:Envelope>";
    const QByteArray csv = "Date, USD, JPY, BGN, \n20 November 2026, 1.0823, 163.45, N/A, \n";
    for (const QByteArray &file : {xml, csv}) {
        const auto rates = RateTable::parseEcb(file);
        QVERIFY(rates);
        QCOMPARE(rates->day(), QDate(2026, 11, 20));
        QCOMPARE(rates->convert({10000, Currency::eur()}, currency(u"USD"_s))->minor, 10823);
        QCOMPARE(rates->convert({10000, Currency::eur()}, currency(u"JPY"_s))->minor, 16345);
    }
    for (const QByteArray &file :
         {QByteArray(), QByteArray("<html></html>"), QByteArray("<a>"), QByteArray("x,y\n1,2")}) {
        QCOMPARE(RateTable::parseEcb(file).error().kind, ErrorKind::Corrupt);
    }
}

void TestMoney::conversionThereAndBackIsNear()
{
    QVERIFY(rc::check([] {
        RateTable rates;
        const auto cents = *rc::gen::inRange(50, 200);
        RC_ASSERT(
            rates.insert(currency(u"USD"_s), QString::number(cents / 100.0, 'f', 2)).has_value());
        const Money money{*rc::gen::inRange<qint64>(0, 1'000'000'000), Currency::eur()};
        const auto there = rates.convert(money, currency(u"USD"_s));
        RC_ASSERT(there.has_value());
        const auto back = rates.convert(*there, Currency::eur());
        RC_ASSERT(back.has_value());
        RC_ASSERT(std::abs(back->minor - money.minor) <= 1);
    }));
}

void TestMoney::formatsAsTheLanguageDoes_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    QTest::newRow("en") << u"en_IE"_s << qint64(428) << u"EUR"_s << u"€4.28"_s;
    QTest::newRow("de") << u"de_DE"_s << qint64(123405) << u"EUR"_s << u"1.234,05\u00a0€"_s;
    QTest::newRow("zero") << u"de_DE"_s << qint64(5) << u"EUR"_s << u"0,05\u00a0€"_s;
    QTest::newRow("yen") << u"en_US"_s << qint64(1200) << u"JPY"_s << u"¥1,200"_s;
    QTest::newRow("dollars abroad") << u"de_DE"_s << qint64(428) << u"USD"_s << u"4,28\u00a0US$"_s;
    QTest::newRow("dollars at home") << u"en_US"_s << qint64(428) << u"USD"_s << u"$4.28"_s;
    QTest::newRow("exact") << u"en_US"_s << qint64(9007199254740993) << u"USD"_s
                           << u"$90,071,992,547,409.93"_s;
}

void TestMoney::formatsAsTheLanguageDoes()
{
    QFETCH(QString, locale);
    QFETCH(qint64, minor);
    QFETCH(QString, code);
    QTEST(formatMoney({minor, currency(code)}, QLocale(locale)), "text");
}

void TestMoney::formattedPricesAreReadBack()
{
    QVERIFY(rc::check([] {
        const auto name = *rc::gen::element(u"de_DE"_s, u"en_US"_s, u"fr_FR"_s, u"es_ES"_s,
                                            u"it_IT"_s, u"pt_PT"_s);
        const auto code =
            *rc::gen::element(u"EUR"_s, u"GBP"_s, u"USD"_s, u"JPY"_s, u"CHF"_s, u"PLN"_s);
        const Money money{*rc::gen::inRange<qint64>(0, 100'000'000), currency(code)};
        const QString text = formatMoney(money, QLocale(name));
        RC_LOG(text.toStdString());
        const auto read = parseMoney(text);
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == std::optional(money));
    }));
}

QTEST_GUILESS_MAIN(TestMoney)
#include "tst_money.moc"
