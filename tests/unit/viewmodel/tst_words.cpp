// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/outboxwords.h"
#include "viewmodel/words.h"

#include <QLocale>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

class WordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTimeHasNoSeconds_data();
    void aTimeHasNoSeconds();
    void timesAreTold_data();
    void timesAreTold();
    void changesAreToldInWords();
    void everyKindOfErrorHasASentence();
};

void WordsTest::aTimeHasNoSeconds_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::newRow("C") << QLocale::c();
    QTest::newRow("German") << QLocale(QLocale::German, QLocale::Germany);
    QTest::newRow("British") << QLocale(QLocale::English, QLocale::UnitedKingdom);
    QTest::newRow("Finnish") << QLocale(QLocale::Finnish, QLocale::Finland);
}

void WordsTest::aTimeHasNoSeconds()
{
    QFETCH(const QLocale, locale);
    QLocale::setDefault(locale);
    const QDateTime time(QDate(2026, 11, 21), QTime(8, 55, 41));
    const QString text = words::clockTime(fromEpochMs(time.toMSecsSinceEpoch()));
    QVERIFY2(text.contains(u"8:55"_s) || text.contains(u"8.55"_s), qPrintable(text));
    QVERIFY2(!text.contains(u"41"_s), qPrintable(text));
}

void WordsTest::timesAreTold_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("now") << qint64(20) << u"just now"_s;
    QTest::newRow("minutes") << qint64(300) << u"5 min ago"_s;
    QTest::newRow("hours") << qint64(7200) << u"2 h ago"_s;
    QTest::newRow("in the future") << qint64(-50) << u"just now"_s;
}

void WordsTest::timesAreTold()
{
    QFETCH(const qint64, seconds);
    QFETCH(const QString, text);
    const Instant now = SystemClock::instance().now();
    QCOMPARE(words::ago(now - std::chrono::seconds(seconds), now), text);
}

void WordsTest::changesAreToldInWords()
{
    store::WaitingChange change;
    change.title = u"Stoner"_s;
    change.op = protocol::OpKind::Set;
    change.field = "want";
    change.before = true;
    change.after = false;
    QCOMPARE(changeWords(change), u"Want of Stoner yes → no"_s);
    change.op = protocol::OpKind::New;
    QCOMPARE(changeWords(change), u"New: Stoner"_s);
    change.op = protocol::OpKind::Life;
    change.isAlive = false;
    QCOMPARE(changeWords(change), u"Stoner removed"_s);
}

void WordsTest::everyKindOfErrorHasASentence()
{
    for (int kind = 0; kind <= int(ErrorKind::Internal); ++kind) {
        for (int doing = 0; doing <= int(words::Doing::Nearby); ++doing) {
            const QString sentence = words::sentence(
                {ErrorKind(kind), u"/secret path/cache-damaged.sqlite"_s}, words::Doing(doing));
            QVERIFY(!sentence.isEmpty());
            QVERIFY(!sentence.contains(u"secret path"));
        }
    }
}

} // namespace endpaper::viewmodel

QTEST_GUILESS_MAIN(endpaper::viewmodel::WordsTest)
#include "tst_words.moc"
