// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csvwriter.h"
#include "exchange/importreader.h"
#include "exchange/owncells.h"

#include <QBuffer>
#include <QTest>
#include <QTimeZone>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::domain;
using namespace endpaper::exchange;

namespace {

QByteArray written(const std::vector<ExportedWish> &wishes)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto done = writeWishes(buffer, wishes);
    return done ? buffer.data() : QByteArray();
}

std::vector<BookRow> readBack(QByteArray csv)
{
    QBuffer buffer(&csv);
    auto reader = openImport(&buffer, u"endpaper.csv"_s);
    if (!reader || (*reader)->formatId() != u"endpaper") {
        return {};
    }
    std::vector<BookRow> all;
    for (;;) {
        auto rows = (*reader)->nextBatch(7);
        if (!rows || rows->empty()) {
            return rows ? all : std::vector<BookRow>();
        }
        std::move(rows->begin(), rows->end(), std::back_inserter(all));
    }
}

// --- made-up wishes, with everything in their texts that has ever broken a CSV ---

rc::Gen<QString> texts()
{
    static const QStringList pieces{
        u"="_s,        u"+"_s,      u"-"_s,      u"@"_s,     u"'"_s,        u"\""_s,
        u"\"\""_s,     u","_s,      u";"_s,      u"\t"_s,    u"|"_s,        u"\n"_s,
        u"\r\n"_s,     u"\r"_s,     u" "_s,      u"\\"_s,    u"\\e"_s,      u"; "_s,
        u"\ufeff"_s,   u"\u2028"_s, u"שלום"_s,   u"مرحبا"_s, u"\u202e"_s,   u"🦄👩‍🚀"_s,
        u"\u0301"_s,   u"Ä"_s,      u"＝"_s,     u"=1+1"_s,  u"@SUM(A1)"_s, u"Dune"_s,
        u"9.78E+12"_s, u"#"_s,      u"\u0001"_s, u"null"_s,  u"\u00a0"_s};
    return rc::gen::map(
        rc::gen::container<std::vector<int>>(rc::gen::inRange(0, int(pieces.size()))),
        [](const std::vector<int> &chosen) {
            QString text;
            for (const int i : chosen) {
                text += pieces[i];
            }
            return text;
        });
}

rc::Gen<QStringList> textLists()
{
    return rc::gen::map(
        rc::gen::container<std::vector<QString>>(texts()),
        [](const std::vector<QString> &list) { return QStringList(list.begin(), list.end()); });
}

Isbn anyIsbn()
{
    const quint64 twelve = 978'000'000'000 + *rc::gen::inRange<quint64>(0, 1'999'999'999);
    const quint64 book = twelve / 1'000'000'000 == 979 && twelve % 1'000'000'000 < 100'000'000
        ? twelve + 100'000'000 // 979-0 is printed music
        : twelve;
    return *Isbn::fromNumber(book * 10 + quint64(Isbn::checkDigit13(book)));
}

std::optional<Money> maybeMoney()
{
    if (*rc::gen::arbitrary<bool>()) {
        return {};
    }
    static const QStringList codes{u"EUR"_s, u"JPY"_s, u"KWD"_s, u"USD"_s, u"XXX"_s};
    const QString code = codes[*rc::gen::inRange<int>(0, int(codes.size()))];
    return Money{*rc::gen::arbitrary<qint64>(),
                 code == u"XXX" ? Currency() : *Currency::parse(code)};
}

std::optional<QDate> maybeDate()
{
    const int day = *rc::gen::inRange(-100'000, 100'000);
    return day % 3 == 0 ? std::nullopt : std::optional(QDate(2026, 11, 21).addDays(day));
}

template <typename Enum> Enum anyOf(std::initializer_list<Enum> values)
{
    return *rc::gen::elementOf(std::vector<Enum>(values));
}

void fillMarks(Wish &wish)
{
    wish.want = *rc::gen::arbitrary<bool>();
    wish.own = *rc::gen::arbitrary<bool>();
    wish.askNeighbours = *rc::gen::arbitrary<bool>();
    wish.state = anyOf({WishState::Looking, WishState::Found, WishState::Dropped});
    wish.editionMode = anyOf({EditionMode::Any, EditionMode::Languages, EditionMode::Exact});
    wish.alert = anyOf({AlertMode::Digest, AlertMode::Now, AlertMode::Off});
    wish.limits.condition = anyOf({Condition::Unknown, Condition::Poor, Condition::New});
    wish.priority = *rc::gen::arbitrary<int>();
    wish.rating =
        *rc::gen::arbitrary<bool>() ? std::optional(*rc::gen::inRange(1, 6)) : std::nullopt;
    if (*rc::gen::arbitrary<bool>()) {
        wish.limits.distanceMetres = *rc::gen::arbitrary<int>();
        wish.isbn = anyIsbn();
        wish.editionIsbns = {anyIsbn(), anyIsbn()};
    }
}

ExportedWish anyWish()
{
    ExportedWish exported;
    Wish &wish = exported.wish;
    fillMarks(wish);
    wish.title = *texts();
    wish.authors = *textLists();
    wish.published = *texts();
    wish.series = *texts();
    wish.seriesNumber = *texts();
    wish.coverHint = *texts();
    wish.sourceKey = *texts();
    wish.editionLanguages = *textLists();
    wish.limits.total = maybeMoney();
    wish.limits.words = *textLists();
    wish.limits.notWords = *textLists();
    wish.note = *texts();
    wish.readFrom = maybeDate();
    wish.readTo = maybeDate();
    wish.boughtTotal = maybeMoney();
    wish.boughtAt = maybeDate();
    wish.addedAt = fromEpochMs(*rc::gen::inRange<qint64>(0, 4'000'000'000'000));
    exported.listName = *texts();
    exported.listRole = anyOf({ListRole::Wishlist, ListRole::Shelf});
    exported.tags = *textLists();
    return exported;
}

} // namespace

class TestCsvWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRegisterComesBackExactly();
    void fileIsPlainCsv();
    void formulasAreGuarded_data();
    void formulasAreGuarded();
    void listsKeepTheirTexts_data();
    void listsKeepTheirTexts();
    void moneyIsExact_data();
    void moneyIsExact();
    void isKnownAgainAfterASpreadsheetSavedIt();
    void littleIsEnoughToComeBackIn();
    void editedNonsenseIsLookedAt();
    void nulBecomesAReplacementCharacter();
    void textsAreWrittenUpToWhatTheReaderTakes();
    void fullDiskIsUnavailable();
};

void TestCsvWriter::everyRegisterComesBackExactly()
{
    const bool holds = rc::check("wishes → CSV → wishes", [] {
        std::vector<ExportedWish> wishes;
        const int count = *rc::gen::inRange(0, 12);
        for (int i = 0; i < count; ++i) {
            wishes.push_back(anyWish());
        }
        const std::vector<BookRow> rows = readBack(written(wishes));
        RC_ASSERT(rows.size() == wishes.size());
        for (size_t i = 0; i < rows.size(); ++i) {
            RC_ASSERT(rows[i].exact != nullptr);
            RC_ASSERT(*rows[i].exact == wishes[i]);
            RC_ASSERT(rows[i].reason != RowReason::UnreadableCell);
        }
    });
    QVERIFY(holds);
}

void TestCsvWriter::fileIsPlainCsv()
{
    ExportedWish wish;
    wish.wish.title = u"Tom \"Tiny\", and others"_s;
    wish.wish.authors = {u"Ann Ng"_s, u"Ö; P"_s};
    wish.wish.isbn = *Isbn::read(u"9780441172719");
    wish.wish.limits.total = Money{640, Currency::eur()};
    wish.wish.askNeighbours = false;
    wish.wish.addedAt = *parseRfc3339(u"2026-11-21T10:15:00.000Z");
    wish.listName = u"Später"_s;
    wish.tags = {u"gift"_s};
    const QByteArray csv = written({wish});
    QVERIFY(csv.startsWith("\xef\xbb\xbftitle,authors,isbn,published,series,series_no,list,"));
    QCOMPARE(csv.split('\n').at(1),
             QByteArray("\"Tom \"\"Tiny\"\", and others\",\"Ann Ng; Ö\\; P\",978-0441172719,,,,"
                        "Später,wishlist,gift,,yes,no,looking,0,,6.40 EUR,,,,,any,,,digest,no,,,,,"
                        "2026-11-21T10:15:00.000Z,,\r"));
    QVERIFY(csv.endsWith("\r\n"));
}

void TestCsvWriter::formulasAreGuarded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("plain") << u"Dune"_s << u"Dune"_s;
    QTest::newRow("equals") << u"=1+1"_s << u"'=1+1"_s;
    QTest::newRow("plus") << u"+49"_s << u"'+49"_s;
    QTest::newRow("minus") << u"-x"_s << u"'-x"_s;
    QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
    QTest::newRow("tab") << u"\tx"_s << u"'\tx"_s;
    QTest::newRow("return") << u"\rx"_s << u"'\rx"_s;
    QTest::newRow("blank before") << u"  =1"_s << u"'  =1"_s;
    QTest::newRow("line feed before") << u"\n=1"_s << u"'\n=1"_s;
    QTest::newRow("wide") << u"＝1"_s << u"'＝1"_s;
    QTest::newRow("apostrophe alone") << u"'Salem's Lot"_s << u"'Salem's Lot"_s;
    QTest::newRow("apostrophe and formula") << u"'=1"_s << u"''=1"_s;
    QTest::newRow("guarded twice") << u"''=1"_s << u"'''=1"_s;
    QTest::newRow("sign within") << u"a=b"_s << u"a=b"_s;
}

void TestCsvWriter::formulasAreGuarded()
{
    QFETCH(QString, text);
    QFETCH(QString, cell);
    QCOMPARE(guardedText(text), cell);
    QCOMPARE(unguardedText(cell), text);
}

void TestCsvWriter::listsKeepTheirTexts_data()
{
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<QString>("cell");
    QTest::newRow("none") << QStringList() << u""_s;
    QTest::newRow("an empty one") << QStringList{QString()} << u"\\e"_s;
    QTest::newRow("two") << QStringList{u"a"_s, u"b"_s} << u"a; b"_s;
    QTest::newRow("blanks") << QStringList{u" a "_s, u" b"_s} << u" a ;  b"_s;
    QTest::newRow("semicolon") << QStringList{u"a; b"_s, u"c"_s} << u"a\\; b; c"_s;
    QTest::newRow("backslash") << QStringList{u"\\e"_s, u"a\\"_s} << u"\\\\e; a\\\\"_s;
    QTest::newRow("formula") << QStringList{u"=a"_s, u"=b"_s} << u"'=a; =b"_s;
}

void TestCsvWriter::listsKeepTheirTexts()
{
    QFETCH(QStringList, texts);
    QFETCH(QString, cell);
    QCOMPARE(listCell(texts), cell);
    QCOMPARE(textsOfCell(cell), texts);
}

void TestCsvWriter::moneyIsExact_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("cell");
    QTest::newRow("cents") << u"EUR"_s << qint64(5) << u"0.05 EUR"_s;
    QTest::newRow("whole") << u"EUR"_s << qint64(640) << u"6.40 EUR"_s;
    QTest::newRow("no digits") << u"JPY"_s << qint64(640) << u"640 JPY"_s;
    QTest::newRow("three digits") << u"KWD"_s << qint64(640) << u"0.640 KWD"_s;
    QTest::newRow("below nothing") << u"EUR"_s << qint64(-5) << u"'-0.05 EUR"_s;
    QTest::newRow("most") << u"JPY"_s << std::numeric_limits<qint64>::max()
                          << u"9223372036854775807 JPY"_s;
    QTest::newRow("least") << u"JPY"_s << std::numeric_limits<qint64>::min()
                           << u"'-9223372036854775808 JPY"_s;
}

void TestCsvWriter::moneyIsExact()
{
    QFETCH(QString, code);
    QFETCH(qint64, minor);
    QFETCH(QString, cell);
    const Money money{minor, *Currency::parse(code)};
    QCOMPARE(moneyCell(money), cell);
    QVERIFY(moneyOfCell(cell) == money);
    for (const QString &other : {u"EUR"_s, u"6.40"_s, u"6.4.0 EUR"_s, u"6.401 EUR"_s, u"six EUR"_s,
                                 u"9223372036854775808 JPY"_s, u"6.40 ZZZ"_s, u""_s}) {
        QVERIFY2(!moneyOfCell(other), qPrintable(other));
    }
}

// Without the mark, with semicolons and other line ends, columns moved about.
void TestCsvWriter::isKnownAgainAfterASpreadsheetSavedIt()
{
    const std::vector<BookRow> rows =
        readBack("list;title;authors;edition_mode;source_key;isbn;limit_total;list_role;own\n"
                 "Gifts;'=Dune;Frank Herbert;exact;goodreads:234225;978-0441172719;6,4 EUR;"
                 "wishlist;yes\n");
    QCOMPARE(rows.size(), size_t(1));
    QCOMPARE(rows[0].heap, Heap::In);
    QVERIFY(rows[0].exact);
    const Wish &wish = rows[0].exact->wish;
    QCOMPARE(wish.title, u"=Dune"_s);
    QCOMPARE(wish.editionMode, EditionMode::Exact);
    QVERIFY(wish.limits.total == (Money{640, Currency::eur()}));
    QVERIFY(wish.own);
    QVERIFY(wish.want); // a column that is not there leaves a new wish's value
    QCOMPARE(rows[0].exact->listName, u"Gifts"_s);
    QCOMPARE(rows[0].goodreadsId, u"234225"_s);
    QCOMPARE(rowKey(rows[0]), u"goodreads:234225"_s);
}

void TestCsvWriter::littleIsEnoughToComeBackIn()
{
    ExportedWish titled;
    titled.wish.title = u"…"_s;
    ExportedWish keyed;
    keyed.wish.sourceKey = u"goodreads:1"_s;
    const std::vector<BookRow> rows = readBack(written({titled, keyed, ExportedWish()}));
    QCOMPARE(rows.size(), size_t(3));
    QCOMPARE(rows[0].heap, Heap::In);
    QCOMPARE(rows[1].heap, Heap::In);
    QCOMPARE(rows[2].heap, Heap::CouldNotRead);
}

void TestCsvWriter::editedNonsenseIsLookedAt()
{
    const std::vector<BookRow> rows =
        readBack("title,authors,isbn,list,list_role,limit_total,edition_mode,source_key\n"
                 "Dune,Frank Herbert,,Gifts,wishlist,cheap,any,\n"
                 "Dune,Frank Herbert,978-0441172710,Gifts,wishlist,,any,\n");
    QCOMPARE(rows.size(), size_t(2));
    QCOMPARE(rows[0].heap, Heap::LookAgain);
    QCOMPARE(rows[0].reason, RowReason::UnreadableCell);
    QCOMPARE(rowReasonName(rows[0].reason), u"unreadable_cell"_s);
    QCOMPARE(rows[1].heap, Heap::LookAgain);
    QCOMPARE(rows[1].reason, RowReason::WrongCheckDigit);
}

void TestCsvWriter::nulBecomesAReplacementCharacter()
{
    ExportedWish wish;
    wish.wish.title = u"a"_s + QChar(u'\0') + u"b"_s + QChar(0xd800);
    const std::vector<BookRow> rows = readBack(written({wish}));
    QCOMPARE(rows.size(), size_t(1));
    QCOMPARE(rows[0].exact->wish.title, u"a\ufffdb\ufffd"_s);
}

void TestCsvWriter::textsAreWrittenUpToWhatTheReaderTakes()
{
    ExportedWish wish;
    wish.wish.title = u"long"_s;
    wish.wish.note = QString(csvCellBytesMax, u'x');
    const std::vector<BookRow> rows = readBack(written({wish}));
    QCOMPARE(rows.size(), size_t(1));
    QVERIFY(*rows[0].exact == wish);
    wish.wish.note += u'x';
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto done = writeWishes(buffer, {wish});
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::TooLarge);
}

void TestCsvWriter::fullDiskIsUnavailable()
{
    QFile full(u"/dev/full"_s);
    if (!full.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        QSKIP("no /dev/full on this machine");
    }
    const auto done = writeWishes(full, {ExportedWish()});
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::Unavailable);
}

QTEST_GUILESS_MAIN(TestCsvWriter)
#include "tst_csvwriter.moc"
