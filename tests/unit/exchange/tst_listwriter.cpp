// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/listwriter.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace endpaper;
using namespace endpaper::exchange;
using namespace Qt::StringLiterals;

// A list in the formats of others, byte for byte.
class TestListWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSuffixNamesTheFormat();
    void bibTeXIsWhatBiberReads();
    void keysOfBibTeXAreUnlike();
    void risHasALineForEach();
    void markdownIsForPeople();
    void jsonHoldsEveryRegister();
    void anEmptyListIsAFileOfItsKind();
    void aFullDeviceIsSaid();

private:
    static ExportedWish austerlitz()
    {
        ExportedWish wish;
        wish.wish.title = u"Austerlitz: 100% & more_{x}"_s;
        wish.wish.authors = {u"W. G. Sebald"_s, u"Anthea Bell"_s};
        wish.wish.isbn = *domain::Isbn::parse(u"9780141036687");
        wish.wish.published = u"2001-11-06"_s;
        wish.wish.series = u"Penguin Essentials"_s;
        wish.wish.seriesNumber = u"12"_s;
        wish.wish.note = u"the one\nwith photographs"_s;
        wish.wish.own = true;
        wish.listName = u"To hunt"_s;
        wish.tags = {u"gift"_s, u"Prague"_s};
        return wish;
    }
    static QByteArray written(ExportFormat format, const std::vector<ExportedWish> &wishes)
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        return writeWishesAs(format, buffer, wishes) ? bytes : QByteArray("failed");
    }
};

void TestListWriter::theSuffixNamesTheFormat()
{
    QCOMPARE(exportFormatOf(u"/a/To hunt.BIB"_s), ExportFormat::BibTeX);
    QCOMPARE(exportFormatOf(u"x.csv"_s), ExportFormat::Csv);
    QCOMPARE(exportFormatOf(u"x.json"_s), ExportFormat::Json);
    QCOMPARE(exportFormatOf(u"x.ris"_s), ExportFormat::Ris);
    QCOMPARE(exportFormatOf(u"x.md"_s), ExportFormat::Markdown);
    QVERIFY(!exportFormatOf(u"x.docx"_s));
    QVERIFY(!exportFormatOf(u"x"_s));
}

void TestListWriter::bibTeXIsWhatBiberReads()
{
    QCOMPARE(written(ExportFormat::BibTeX, {austerlitz()}),
             QByteArray("@book{sebald2001austerlitz,\n"
                        "  title = {{Austerlitz: 100\\% \\& more\\_\\{x\\}}},\n"
                        "  author = {W. G. Sebald and Anthea Bell},\n"
                        "  year = {2001},\n"
                        "  isbn = {9780141036687},\n"
                        "  series = {Penguin Essentials},\n"
                        "  number = {12},\n"
                        "  keywords = {gift, Prague},\n"
                        "  annotation = {the one with photographs}\n"
                        "}\n\n"));
    ExportedWish firm;
    firm.wish.title = u"Tools \\ ~^$#"_s;
    firm.wish.authors = {u"Smith and Sons"_s};
    QCOMPARE(written(ExportFormat::BibTeX, {firm}),
             QByteArray("@book{sonstools,\n"
                        "  title = {{Tools \\textbackslash{} \\textasciitilde{}"
                        "\\textasciicircum{}\\$\\#}},\n"
                        "  author = {{Smith and Sons}}\n"
                        "}\n\n"));
}

void TestListWriter::keysOfBibTeXAreUnlike()
{
    ExportedWish nothing;
    nothing.wish.title = u"東京"_s;
    const QByteArray bytes = written(ExportFormat::BibTeX, std::vector<ExportedWish>(30, nothing));
    for (const char *key :
         {"@book{book,", "@book{bookb,", "@book{bookz,", "@book{bookaa,", "@book{bookad,"}) {
        QCOMPARE(bytes.count(key), 1);
    }
    // Also where a book's own key is what another would get.
    ExportedWish own;
    own.wish.title = u"bookb"_s;
    const QByteArray mixed = written(ExportFormat::BibTeX, {own, nothing, nothing});
    QCOMPARE(mixed.count("@book{bookb,"), 1);
    QCOMPARE(mixed.count("@book{bookc,"), 1);
}

void TestListWriter::risHasALineForEach()
{
    QCOMPARE(written(ExportFormat::Ris, {austerlitz()}),
             QByteArray("TY  - BOOK\r\n"
                        "TI  - Austerlitz: 100% & more_{x}\r\n"
                        "AU  - Sebald, W. G.\r\n"
                        "AU  - Bell, Anthea\r\n"
                        "PY  - 2001\r\n"
                        "SN  - 9780141036687\r\n"
                        "T2  - Penguin Essentials\r\n"
                        "VL  - 12\r\n"
                        "KW  - gift\r\n"
                        "KW  - Prague\r\n"
                        "N1  - the one with photographs\r\n"
                        "ER  - \r\n\r\n"));
}

void TestListWriter::markdownIsForPeople()
{
    ExportedWish other;
    other.wish.title = u"Stoner"_s;
    other.listName = u"Read *again*"_s;
    QCOMPARE(
        QString::fromUtf8(written(ExportFormat::Markdown, {austerlitz(), austerlitz(), other})),
        u"# To hunt\n\n"
        "- [x] *Austerlitz: 100% & more\\_\\{x\\}*, W. G. Sebald, Anthea Bell, 2001 · ISBN "
        "9780141036687 · gift · Prague\n"
        "  the one with photographs\n"
        "- [x] *Austerlitz: 100% & more\\_\\{x\\}*, W. G. Sebald, Anthea Bell, 2001 · ISBN "
        "9780141036687 · gift · Prague\n"
        "  the one with photographs\n"
        "\n# Read \\*again\\*\n\n"
        "- [ ] *Stoner*\n"_s);
}

void TestListWriter::jsonHoldsEveryRegister()
{
    ExportedWish wish = austerlitz();
    wish.wish.limits.total = domain::Money{800, *domain::Currency::parse(u"EUR")};
    wish.wish.limits.condition = domain::Condition::Good;
    wish.wish.limits.words = {u"hardback"_s};
    wish.wish.rating = 5;
    wish.wish.readTo = QDate(2026, 5, 3);
    wish.wish.addedAt = *parseRfc3339(u"2026-11-21T10:15:00.000Z"_s);
    QJsonParseError error;
    const auto json =
        QJsonDocument::fromJson(written(ExportFormat::Json, {wish, austerlitz()}), &error);
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(json[u"format"].toString(), u"endpaper"_s);
    QCOMPARE(json[u"version"].toInt(), 1);
    QCOMPARE(json[u"wishes"].toArray().size(), 2);
    const QJsonObject first = json[u"wishes"].toArray().first().toObject();
    QCOMPARE(first[u"title"].toString(), wish.wish.title);
    QCOMPARE(first[u"note"].toString(), wish.wish.note);
    QCOMPARE(first[u"authors"].toArray().size(), 2);
    QCOMPARE(first[u"isbn"].toString(), u"9780141036687"_s);
    QCOMPARE(first[u"own"].toBool(), true);
    QCOMPARE(first[u"list"].toString(), u"To hunt"_s);
    QCOMPARE(first[u"rating"].toInt(), 5);
    QCOMPARE(first[u"read_to"].toString(), u"2026-05-03"_s);
    QVERIFY(first[u"read_from"].isNull());
    QCOMPARE(first[u"limits"][u"total"][u"minor"].toInt(), 800);
    QCOMPARE(first[u"limits"][u"condition"].toString(), u"good"_s);
    QCOMPARE(first[u"limits"][u"words"][0].toString(), u"hardback"_s);
    QCOMPARE(first[u"added_at"].toString(), u"2026-11-21T10:15:00.000Z"_s);
    QCOMPARE(first[u"tags"].toArray(), (QJsonArray{u"gift"_s, u"Prague"_s}));
    QCOMPARE(first.size(), 26);
}

void TestListWriter::anEmptyListIsAFileOfItsKind()
{
    QVERIFY(QJsonDocument::fromJson(written(ExportFormat::Json, {}))[u"wishes"].isArray());
    for (const ExportFormat format :
         {ExportFormat::BibTeX, ExportFormat::Ris, ExportFormat::Markdown}) {
        QCOMPARE(written(format, {}), QByteArray());
    }
}

void TestListWriter::aFullDeviceIsSaid()
{
    class Full final : public QIODevice
    {
    protected:
        qint64 readData(char *, qint64) override { return -1; }
        qint64 writeData(const char *, qint64) override { return -1; }
    };
    for (const ExportFormat format : {ExportFormat::Json, ExportFormat::BibTeX, ExportFormat::Ris,
                                      ExportFormat::Markdown, ExportFormat::Csv}) {
        Full device;
        device.open(QIODevice::WriteOnly);
        const auto done = writeWishesAs(format, device, {austerlitz()});
        QCOMPARE(done.error().kind, ErrorKind::Unavailable);
    }
}

QTEST_GUILESS_MAIN(TestListWriter)
#include "tst_listwriter.moc"
