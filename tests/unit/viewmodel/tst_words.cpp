// SPDX-License-Identifier: GPL-3.0-or-later
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

} // namespace endpaper::viewmodel

QTEST_GUILESS_MAIN(endpaper::viewmodel::WordsTest)
#include "tst_words.moc"
