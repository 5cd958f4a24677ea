// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/isbnranges.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::domain;

class TestIsbnRanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hyphensStandWhereTheAgencySays_data();
    void hyphensStandWhereTheAgencySays();
    void hyphensNeverChangeTheNumber();
    void theAgencysFileReplacesTheTable();
    void aNewerFileCountsInTheWholeProgram();
    void whatIsNoTableIsCorrupt_data();
    void whatIsNoTableIsCorrupt();
};

void TestIsbnRanges::hyphensStandWhereTheAgencySays_data()
{
    QTest::addColumn<QString>("isbn");
    QTest::addColumn<QString>("thirteen");
    QTest::addColumn<QString>("ten"); // null: none
    QTest::addColumn<QString>("agency");
    const auto row = [](const QString &isbn, const QString &thirteen, const QString &ten,
                        const QString &agency) {
        QTest::newRow(qPrintable(isbn)) << isbn << thirteen << ten << agency;
    };
    row(u"0306406152"_s, u"978-0-306-40615-7"_s, u"0-306-40615-2"_s, u"English language"_s);
    row(u"316148410X"_s, u"978-3-16-148410-0"_s, u"3-16-148410-X"_s, u"German language"_s);
    row(u"080442957X"_s, u"978-0-8044-2957-3"_s, u"0-8044-2957-X"_s, u"English language"_s);
    row(u"9791090636064"_s, u"979-10-90636-06-4"_s, {}, u"France"_s);
    row(u"9788845292613"_s, u"978-88-452-9261-3"_s, u"88-452-9261-4"_s, u"Italy"_s);
    row(u"9786500000009"_s, u"978-65-00-00000-9"_s, u"65-00-00000-5"_s, u"Brazil"_s);
    // 978-66 is given to nobody.
    row(u"9786600000008"_s, u"9786600000008"_s, u"6600000000"_s, {});
}

void TestIsbnRanges::hyphensStandWhereTheAgencySays()
{
    QFETCH(QString, isbn);
    QFETCH(QString, thirteen);
    QFETCH(QString, ten);
    QFETCH(QString, agency);
    const auto parsed = Isbn::parse(isbn);
    QVERIFY(parsed);
    const IsbnRanges &ranges = IsbnRanges::shipped();
    QCOMPARE(ranges.hyphenated(*parsed), thirteen);
    QCOMPARE(ranges.hyphenated10(*parsed).value_or(QString()).size() > 0, !ten.isEmpty());
    if (!ten.isEmpty() && !agency.isEmpty()) {
        QCOMPARE(*ranges.hyphenated10(*parsed), ten);
    }
    QCOMPARE(ranges.agency(*parsed), agency);
}

void TestIsbnRanges::hyphensNeverChangeTheNumber()
{
    const bool holds = rc::check("hyphens are only between digits", [] {
        const quint64 nine = *rc::gen::inRange<quint64>(0, 1'000'000'000);
        const quint64 twelve = (*rc::gen::element(978, 979)) * 1'000'000'000ULL + nine;
        const auto isbn = Isbn::fromNumber(twelve * 10 + quint64(Isbn::checkDigit13(twelve)));
        RC_PRE(isbn.has_value());
        const QString text = IsbnRanges::shipped().hyphenated(*isbn);
        RC_ASSERT(QString(text).remove(u'-') == isbn->toString13());
        RC_ASSERT(text.count(u'-') == 4 || text.count(u'-') == 0);
        RC_ASSERT(!text.contains("--"_L1) && !text.endsWith(u'-'));
        RC_ASSERT(Isbn::parse(text).value() == *isbn);
        if (const auto ten = IsbnRanges::shipped().hyphenated10(*isbn)) {
            RC_ASSERT(Isbn::parse(*ten).value() == *isbn);
        }
    });
    QVERIFY(holds);
}

void TestIsbnRanges::theAgencysFileReplacesTheTable()
{
    QCOMPARE(IsbnRanges::shipped().date(), QDate(2023, 7, 22));
    QFile file(QStringLiteral(ENDPAPER_SHARED_DATA) + u"/isbn/RangeMessage.xml"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        QSKIP("no RangeMessage.xml beside the checkout");
    }
    const auto ranges = IsbnRanges::parse(file.readAll());
    QVERIFY(ranges);
    QCOMPARE(ranges->date(), QDate(2023, 7, 22));
    // The shipped table says the same of every number.
    for (quint64 nine = 0; nine < 1'000'000'000; nine += 99'991) {
        for (const quint64 ean : {978ULL, 979ULL}) {
            const quint64 twelve = ean * 1'000'000'000 + nine;
            const auto isbn = Isbn::fromNumber(twelve * 10 + quint64(Isbn::checkDigit13(twelve)));
            if (isbn) {
                QCOMPARE(ranges->hyphenated(*isbn), IsbnRanges::shipped().hyphenated(*isbn));
                QCOMPARE(ranges->agency(*isbn), IsbnRanges::shipped().agency(*isbn));
            }
        }
    }
}

void TestIsbnRanges::aNewerFileCountsInTheWholeProgram()
{
    const Isbn isbn = Isbn::parse(u"9783161484100").value();
    QTemporaryDir dir;
    const auto put = [&](const QByteArray &text) {
        QFile file(dir.filePath(u"RangeMessage.xml"_s));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QCOMPARE(IsbnRanges::use(dir.filePath(u"none"_s)).error().kind, ErrorKind::NotFound);
    const QByteArray table = "<ISBNRangeMessage><MessageDate>Sat, 01 Aug %1 02:00:00 BST</MessageDate>"
                             "<EAN.UCC><Prefix>978</Prefix><Agency>x</Agency><Rules><Rule><Range>0000000-5999999</Range><Length>1</Length></Rule></Rules></EAN.UCC>"
                             "<Group><Prefix>978-3</Prefix><Agency>German</Agency><Rules><Rule><Range>0000000-9999999</Range><Length>5</Length></Rule></Rules></Group></ISBNRangeMessage>";
    QVERIFY(put(QByteArray(table).replace("%1", "2020"))); // older: read, and not used
    QVERIFY(IsbnRanges::use(dir.filePath(u"RangeMessage.xml"_s)));
    QCOMPARE(hyphenated(isbn), u"978-3-16-148410-0"_s);
    QVERIFY(put(QByteArray(table).replace("%1", "2026")));
    QVERIFY(IsbnRanges::use(dir.filePath(u"RangeMessage.xml"_s)));
    QCOMPARE(hyphenated(isbn), u"978-3-16148-410-0"_s);
    QVERIFY(put("<broken"));
    QVERIFY(!IsbnRanges::use(dir.filePath(u"RangeMessage.xml"_s)));
    QCOMPARE(hyphenated(isbn), u"978-3-16148-410-0"_s);
}

void TestIsbnRanges::whatIsNoTableIsCorrupt_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("another XML") << QByteArray("<a/>");
    QTest::newRow("truncated") << QByteArray("<ISBNRangeMessage><EAN.UCCPrefixes><EAN.UCC>");
    QTest::newRow("range backwards")
        << QByteArray("978\tx\t1:5000000-0000000\n978-3\tx\t2:0000000-1\n");
    QTest::newRow("length of nine") << QByteArray("978\tx\t9:0000000-5999999\n978-3\tx\t\n");
    QTest::newRow("no digits") << QByteArray("978\tx\t1:abcdefg-hijklmn\n978-3\tx\t\n");
    QTest::newRow("no groups") << QByteArray("978\tx\t1:0000000-5999999\n");
}

void TestIsbnRanges::whatIsNoTableIsCorrupt()
{
    QFETCH(QByteArray, file);
    const auto ranges = IsbnRanges::parse(file);
    QVERIFY(!ranges);
    QCOMPARE(ranges.error().kind, ErrorKind::Corrupt);
}

QTEST_GUILESS_MAIN(TestIsbnRanges)
#include "tst_isbnranges.moc"
