// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/alerttelling.h"
#include "server/jobs/alertwords.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace endpaper::server;

static QJsonObject wordsOf(const QString &code)
{
    QFile file(u":/endpaper/alerts/words/%1.json"_s.arg(code));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

// "%1 %2", sorted.
static QStringList placesIn(const QString &text)
{
    static const QRegularExpression place(u"%\\d"_s);
    QStringList places;
    for (auto it = place.globalMatch(text); it.hasNext();) {
        places.append(it.next().captured());
    }
    places.sort();
    return places;
}

class TestAlertWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLanguageSaysEverything_data()
    {
        QTest::addColumn<QString>("code");
        for (const char *code : {"de", "fr", "es", "it", "nl"}) {
            QTest::newRow(code) << QString::fromLatin1(code);
        }
    }
    void everyLanguageSaysEverything()
    {
        QFETCH(const QString, code);
        const QJsonObject english = wordsOf(u"en"_s);
        const QJsonObject own = wordsOf(code);
        QVERIFY(english.size() > 15);
        QCOMPARE(own.keys(), english.keys());
        for (const QString &key : english.keys()) {
            QCOMPARE(placesIn(own[key].toString()), placesIn(english[key].toString()));
        }
    }
    void aLineIsInTheReadersLanguage_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("begins");
        QTest::addColumn<QString>("condition");
        QTest::newRow("en") << u"en"_s << u"There again, Dune: "_s << u"Good"_s;
        QTest::newRow("de") << u"de_AT"_s << u"Wieder da, Dune: "_s << u"Gut"_s;
        QTest::newRow("fr") << u"fr_CA"_s << u"De nouveau là, Dune : "_s << u"Bon"_s;
        QTest::newRow("es") << u"es"_s << u"De nuevo disponible, Dune: "_s << u"Bueno"_s;
        QTest::newRow("it") << u"it"_s << u"Di nuovo disponibile, Dune: "_s << u"Buono"_s;
        QTest::newRow("nl") << u"nl"_s << u"Weer te koop, Dune: "_s << u"Goed"_s;
        QTest::newRow("without words of its own")
            << u"pl"_s << u"There again, Dune: "_s << u"Good"_s;
    }
    void aLineIsInTheReadersLanguage()
    {
        QFETCH(const QString, locale);
        QFETCH(const QString, begins);
        QFETCH(const QString, condition);
        const QJsonObject about{
            {u"title"_s, u"Dune"_s},
            {u"condition"_s, u"good"_s},
            {u"source_name"_s, u"booklooker"_s},
            {u"is_total_known"_s, true},
            {u"total"_s, QJsonObject{{u"minor"_s, 640}, {u"currency"_s, u"EUR"_s}}}};
        const QString line = alertLine(about, u"back"_s, QLocale(locale));
        QVERIFY2(line.startsWith(begins), qPrintable(line));
        QVERIFY2(line.contains(u", "_s + condition + u", booklooker"_s), qPrintable(line));
    }
    void whatIsNoKeyIsSaidAsItIs()
    {
        QCOMPARE(alertWords(u"alert.none"_s, QLocale(QLocale::French)), u"alert.none"_s);
    }
};

QTEST_GUILESS_MAIN(TestAlertWords)
#include "tst_alertwords.moc"
