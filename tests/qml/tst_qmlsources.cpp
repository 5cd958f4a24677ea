// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {
constexpr int linesMax = 250;

QStringList qmlFiles()
{
    QStringList files;
    QDirIterator walk(QStringLiteral(ENDPAPER_SOURCE_DIR "/qml"), {u"*.qml"_s}, QDir::Files,
                      QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        files.append(walk.next());
    }
    files.sort();
    return files;
}

QStringList linesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n')
                                          : QStringList();
}

// Lines outside theme/ that hold a match, as "file:line: text".
QStringList linesWith(const QRegularExpression &pattern)
{
    QStringList found;
    for (const QString &path : qmlFiles()) {
        if (path.contains(u"/theme/"_s)) {
            continue;
        }
        const QStringList lines = linesOf(path);
        for (qsizetype at = 0; at < lines.size(); ++at) {
            const QString line = lines.at(at).trimmed();
            if (!line.startsWith(u"//"_s) && pattern.match(line).hasMatch()) {
                found.append(path.section(u"/qml/"_s, -1) + u':' + QString::number(at + 1) + u": "_s
                             + line);
            }
        }
    }
    return found;
}
// Of the German translation, by context.
QHash<QString, QSet<QString>> translatedStrings()
{
    QHash<QString, QSet<QString>> strings;
    QFile file(QStringLiteral(ENDPAPER_SOURCE_DIR "/translations/endpaper_de.ts"));
    if (!file.open(QIODevice::ReadOnly)) {
        return strings;
    }
    QXmlStreamReader xml(&file);
    QString context;
    QString source;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement()) {
            continue;
        }
        if (xml.name() == u"context" || xml.name() == u"message" || xml.name() == u"TS") {
            continue;
        }
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"source") {
            source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            const bool isFinished = xml.attributes().value(u"type"_s).isEmpty();
            if (isFinished
                && !xml.readElementText(QXmlStreamReader::IncludeChildElements)
                        .trimmed()
                        .isEmpty()) {
                strings[context].insert(source);
            }
        } else {
            xml.skipCurrentElement();
        }
    }
    return strings;
}
} // namespace

// No colour, size or user-visible string outside the tokens and the translations.
class TestQmlSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereAreFiles() { QVERIFY(qmlFiles().size() > 50); }

    void noColourIsWrittenOutsideTheTheme()
    {
        static const QRegularExpression colour(
            u"\"#[0-9A-Fa-f]{3,8}\"|Qt\\.rgba\\(|color: *\"[a-z]+\""_s);
        QCOMPARE(linesWith(colour), QStringList());
    }

    void noSizeIsWrittenOutsideTheTheme()
    {
        static const QRegularExpression size(
            u"^(?:\\w+\\.)*(?:width|height|implicitWidth|implicitHeight|spacing|padding|margins|"
            u"radius|"
            "pixelSize|pointSize|\\w+Margin|\\w+Padding|\\w+Spacing|duration|delay|interval): *-?(?:[2-9]|\\d{2,})\\b"_s);
        QCOMPARE(linesWith(size), QStringList());
    }

    void noWordsAreWrittenWithoutTranslation()
    {
        // A literal of letters given to something that shows or says it.
        static const QRegularExpression words(
            u"^(?:text|title|sentence|detail|label|hint|heading|placeholderText|Accessible\\.name|name): *\"[^\"]*[A-Za-z]{3}"_s);
        QStringList found = linesWith(words);
        // Names of icons, and an address that is the same in every language.
        found.removeIf([](const QString &line) {
            static const QRegularExpression icon(u": name: \"[a-z-]+\"$"_s);
            return icon.match(line).hasMatch() || line.contains(u"books.example.org"_s);
        });
        QCOMPARE(found, QStringList());
    }

    // A string that went to another file has left its translation behind.
    void everyStringIsTranslatedWhereItStands()
    {
        const QHash<QString, QSet<QString>> known = translatedStrings();
        QVERIFY(known.size() > 50);
        static const QRegularExpression used(u"qsTr\\(\"((?:[^\"\\\\]|\\\\.)*)\""_s);
        QStringList missing;
        for (const QString &path : qmlFiles()) {
            const QString context = path.section(u'/', -1).chopped(4);
            auto matches = used.globalMatch(linesOf(path).join(u'\n'));
            while (matches.hasNext()) {
                const QString text = matches.next().captured(1).replace(u"\\n"_s, u"\n"_s);
                if (!known.value(context).contains(text)) {
                    missing.append(context + u": "_s + text);
                }
            }
        }
        QCOMPARE(missing, QStringList());
    }

    void everyFileIsShortAndLicensed()
    {
        for (const QString &path : qmlFiles()) {
            const QStringList lines = linesOf(path);
            QVERIFY2(lines.first() == u"// SPDX-License-Identifier: GPL-3.0-or-later"_s,
                     qPrintable(path));
            QVERIFY2(lines.size() <= linesMax + 1, qPrintable(path));
        }
    }

    void everyIconNamedIsDrawn()
    {
        static const QRegularExpression name(u"(?:icon\\.name|iconName|drawing): *\"([a-z-]+)\""_s);
        for (const QString &path : qmlFiles()) {
            for (const QString &line : linesOf(path)) {
                const QRegularExpressionMatch match = name.match(line);
                if (match.hasMatch()) {
                    const QString icon = QStringLiteral(ENDPAPER_SOURCE_DIR "/resources/icons/")
                        + match.captured(1) + u".svg"_s;
                    QVERIFY2(QFile::exists(icon), qPrintable(path + u": "_s + match.captured(1)));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestQmlSources)

#include "tst_qmlsources.moc"
