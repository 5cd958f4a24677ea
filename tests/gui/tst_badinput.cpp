// SPDX-License-Identifier: GPL-3.0-or-later
// What nobody should drop or paste, through the real window: a clear sentence in the reader's
// language, what was there stays, and the window goes on.
#include "domain/pasted.h"
#include "support/windowprocess.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using endpaper::domain::pastedCharactersMax;
using endpaper::test::WindowProcess;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 gigabyte = 1LL << 30;
constexpr qint64 memoryMax = 400LL << 20; // the window itself takes about 150 MB of it

QByteArray head()
{
    return "Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,"
           "Average Rating,Publisher,Binding,Number of Pages,Year Published,"
           "Original Publication Year,Date Read,Date Added,Bookshelves,"
           "Bookshelves with positions,Exclusive Shelf,My Review,Spoiler,Private Notes,"
           "Read Count,Owned Copies\n";
}

// A row as Goodreads writes it.
QByteArray row(const QByteArray &id, const QByteArray &title, const QByteArray &author,
               const QByteArray &isbn13 = {}, const QByteArray &review = {})
{
    return id + ",\"" + title + "\"," + author + ",,,\"=\"\"\"\"\",\"=\"\"" + isbn13
        + "\"\"\",0,4.0,P,Paperback,100,2000,2000,,2024/01/01,to-read,to-read (#1),to-read,\""
        + review + "\",,,0,0\n";
}

} // namespace

class TestBadInput : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    WindowProcess m_english{m_folder.filePath(u"en"_s)};
    WindowProcess m_german{m_folder.filePath(u"de"_s), u"de"_s};

    QString write(const QString &name, const QByteArray &bytes, qint64 size = -1)
    {
        QFile file(m_folder.filePath(name));
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
            && (size < 0 || file.resize(size));
        return isWritten ? file.fileName() : QString();
    }

    // All that the reader has is still there, and the window does what it is told.
    static bool isAllThere(WindowProcess &window)
    {
        return window.performAll({u"key Ctrl+1"_s, u"expect library-page Stoner"_s});
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString books =
            write(u"books.csv"_s, head() + row("1", "Stoner", "John Williams", "9780099561545"));
        for (WindowProcess *window : {&m_english, &m_german}) {
            QVERIFY2(window->start(), qPrintable(window->why()));
            QVERIFY2(window->performAll({u"drop "_s + books, u"await import-review"_s,
                                         u"click import-done"_s, u"expect library-page Stoner"_s}),
                     qPrintable(window->why()));
        }
    }

    void fileIsRefusedInWords_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("german");
        const QString noList = u"no list of books that Endpaper can read"_s;
        const QString keineListe = u"keine Bücherliste, die Endpaper lesen kann"_s;
        QByteArray noise;
        for (int i = 0; i < 50'000; ++i) {
            noise += char(i * 7919 >> 3);
        }
        QTest::newRow("no table") << write(u"noise.csv"_s, noise) << noList << keineListe;
        QTest::newRow("a picture")
            << write(u"photo.csv"_s, "\xff\xd8\xff\xe0 and more") << noList << keineListe;
        QTest::newRow("empty") << write(u"empty.csv"_s, {}) << u"The file is empty"_s
                               << u"Die Datei ist leer"_s;
        QTest::newRow("not there")
            << m_folder.filePath(u"gone.csv"_s) << u"not there any more"_s << u"nicht mehr da"_s;
        QTest::newRow("a folder") << m_folder.path() << u"could not be|not there"_s
                                  << u"ließ sich nicht|nicht mehr da"_s;
        QTest::newRow("over 2 GB")
            << write(u"over.csv"_s, head(), 2 * gigabyte + 1) << u"too large to be a list"_s
            << u"zu groß für eine Bücherliste"_s;
    }
    void fileIsRefusedInWords()
    {
        QFETCH(QString, path);
        for (WindowProcess *window : {&m_english, &m_german}) {
            const QString words = window == &m_english ? u"english"_s : u"german"_s;
            QFETCH(QString, english);
            QFETCH(QString, german);
            QVERIFY2(window->performAll(
                         {u"key Ctrl+I"_s, u"await import-page"_s, u"drop "_s + path,
                          u"expect import-page "_s + (window == &m_english ? english : german)}),
                     qPrintable(window->why()));
            QVERIFY2(isAllThere(*window), qPrintable(window->why()));
        }
    }

    void oddRowsLandInTheirHeap_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QStringList>("seen");
        QTest::newRow("Latin-1") << write(
            u"latin1.csv"_s,
            head() + row("2", "Die Verwandlung f\xfcr Anf\xe4nger", "J\xfcrgen Gro\xdf"))
                                 << QStringList{u"In · 1"_s,
                                                u"Die Verwandlung für Anfänger.*Jürgen Groß"_s};
        QTest::newRow("line ends in cells")
            << write(u"lines.csv"_s,
                     head()
                         + row("3", "A title\nin two lines", "Ann", "9780306406157", "One\n\nTwo"))
            << QStringList{u"In · 1"_s, u"A title in two lines.*9780306406157"_s};
        QTest::newRow("ISBN of the 979 kind")
            << write(u"n979.csv"_s, head() + row("4", "Neuf", "Al", "9791032305690"))
            << QStringList{u"In · 1"_s, u"9791032305690"_s};
        QTest::newRow("wrong check digit")
            << write(u"digit.csv"_s, head() + row("5", "Slip", "Bo", "9780306406158"))
            << QStringList{u"LOOK · 1"_s};
        QTest::newRow("right to left, and pictures")
            << write(u"rtl.csv"_s,
                     head() + row("6", "مئة عام من العزلة", "غابرييل غارسيا ماركيز")
                         + row("7", "Cats 📚🐈 and all", "Zoë 🦊"))
            << QStringList{u"In · 2"_s, u"مئة عام من العزلة"_s,
                           u"Cats 📚🐈 and all.*Zoë 🦊"_s};
        QTest::newRow("nothing in the row")
            << write(u"blank.csv"_s, head() + row("", "", "")) << QStringList{u"UNREAD · 1"_s};
    }
    void oddRowsLandInTheirHeap()
    {
        QFETCH(QString, path);
        QFETCH(QStringList, seen);
        for (WindowProcess *window : {&m_english, &m_german}) {
            QStringList lines{u"key Ctrl+I"_s, u"await import-page"_s, u"drop "_s + path,
                              u"await import-review"_s};
            for (QString words : std::as_const(seen)) {
                const bool isGerman = window == &m_german;
                words.replace(u"In ·"_s, isGerman ? u"Drin ·"_s : u"In ·"_s);
                words.replace(u"LOOK"_s, isGerman ? u"Ansehen"_s : u"Look again"_s);
                words.replace(u"UNREAD"_s, isGerman ? u"Nicht lesbar"_s : u"Could not read"_s);
                lines += u"expect import-page "_s + words;
            }
            QVERIFY2(window->performAll(lines), qPrintable(window->why()));
            QVERIFY2(isAllThere(*window), qPrintable(window->why()));
        }
    }

    // Text, then zeros up to 2 GB: read as a stream, and the rows before the zeros are in.
    void giantIsStreamedInBoundedMemory()
    {
        QByteArray text = head();
        for (int i = 0; i < 3000; ++i) {
            text += row(QByteArray::number(1000 + i), "Giant " + QByteArray::number(i), "Author");
        }
        const QString path = write(u"giant.csv"_s, text, 2 * gigabyte);
        QVERIFY2(m_english.performAll({u"key Ctrl+I"_s, u"await import-page"_s, u"drop "_s + path,
                                       u"await import-review"_s,
                                       u"expect import-page (?s)damaged.*In · 3,?\\s?000"_s}),
                 qPrintable(m_english.why()));
        QVERIFY2(isAllThere(m_english), qPrintable(m_english.why()));
        QVERIFY2(m_english.peakMemory() < memoryMax,
                 qPrintable(QString::number(m_english.peakMemory())));
        QVERIFY(QFile::remove(path));
    }

    void pastedNonsense_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("german");
        QTest::newRow("a foreign link")
            << u"https://example.org/x?y=1#z"_s << u"holds no number that we can read"_s
            << u"keine Nummer, die wir lesen"_s;
        QTest::newRow("nearly an ISBN")
            << u"9780306406158"_s << u"looks like an ISBN, but is none"_s << u"ISBN"_s;
        QTest::newRow("signs") << u"%%%&&&???"_s << u"Add “%%%&&&"_s << u"%%%&&&"_s;
        QTest::newRow("right to left and a picture")
            << u"مئة عام 📚"_s << u"Add “مئة عام 📚"_s << u"مئة عام 📚"_s;
    }
    void pastedNonsense()
    {
        QFETCH(QString, text);
        for (WindowProcess *window : {&m_english, &m_german}) {
            QFETCH(QString, english);
            QFETCH(QString, german);
            const QString words = window == &m_english ? english : german;
            QVERIFY2(window->performAll({u"key Ctrl+1"_s, u"key Ctrl+K"_s, u"type "_s + text,
                                         u"expect omnibox-rows "_s + words, u"key Escape"_s,
                                         u"key Escape"_s}),
                     qPrintable(window->why()));
            QVERIFY2(isAllThere(*window), qPrintable(window->why()));
        }
    }

    void pastedMegabyteIsReadAndMoreIsRefused()
    {
        QByteArray text;
        while (text.size() < pastedCharactersMax) {
            text += "lorem ipsum dolor sit amet " + QByteArray::number(text.size()) + '\n';
        }
        const QString tooLong = write(u"long.txt"_s, text.left(pastedCharactersMax + 1));
        const QString longest = write(u"paste.txt"_s, text.left(pastedCharactersMax));
        QVERIFY2(m_english.performAll({u"key Ctrl+1"_s, u"key Ctrl+K"_s, u"paste "_s + tooLong,
                                       u"expect toast-text too long"_s}),
                 qPrintable(m_english.why()));
        QVERIFY2(m_english.performAll({u"paste "_s + longest, u"expect toast-text need a look"_s}),
                 qPrintable(m_english.why()));
        QVERIFY2(isAllThere(m_english), qPrintable(m_english.why()));
        QVERIFY(m_english.peakMemory() < memoryMax);
    }

    void everyHostileTableEndsInWords()
    {
        const QString folder = QStringLiteral(ENDPAPER_SHARED_DATA) + u"/robustness/csv"_s;
        if (!QFile::exists(folder)) {
            QSKIP("no ../shared/data/robustness beside this checkout");
        }
        QVERIFY(m_english.performAll({u"key Ctrl+I"_s, u"await import-page"_s}));
        QDirIterator all(folder, {u"*.csv"_s, u"*.tsv"_s}, QDir::Files,
                         QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString path = all.next();
            const QString name = QRegularExpression::escape(QFileInfo(path).fileName());
            QVERIFY2(m_english.performAll({u"drop "_s + path,
                                           u"expect import-page "_s + name
                                               + u".*(·|empty|no list|large|damaged)"_s}),
                     qPrintable(path + u": "_s + m_english.why()));
        }
        QVERIFY2(isAllThere(m_english), qPrintable(m_english.why()));
    }

    void cleanupTestCase()
    {
        QVERIFY(m_english.end());
        QVERIFY(m_german.end());
    }
};

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
