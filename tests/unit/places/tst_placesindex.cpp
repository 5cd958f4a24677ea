// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/placesindex.h"
#include "places/postcodefiles.h"
#include "places/translations.h"

#include <QBuffer>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace endpaper;
using namespace endpaper::places;
using namespace Qt::StringLiterals;

static const QByteArray postcodes =
    "DE\t10115\tBerlin\tLand Berlin\tBE\t\t00\tBerlin\t11000\t52.5323\t13.3846\t4\n"
    "DE\t10117\tBerlin\tLand Berlin\tBE\t\t00\tBerlin\t11000\t52.5170\t13.3872\t4\n"
    "GB\tSW1A\tWestminster\tEngland\tENG\t\t\t\t\t51.5010\t-0.1416\t4\n"
    "DE\t99999\tNowhere\tX\tX\t\t\t\t\t91.0\t13.0\t4\n"
    "broken line\n";
constexpr qsizetype postcodesGood = 3;
constexpr qsizetype postcodesBroken = 2;

class TestPlacesIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsTownsByBeginning_data();
    void findsTownsByBeginning();
    void biggestComesFirst();
    void namesComeInTheLanguageAskedFor();
    void nearestTown();
    void postcodesAreFoundOnceImported();
    void aCountryImportedAgainIsReplaced();
    void moreThanMayComeInChangesNothing();
    void aFileOfOtherThingsChangesNothing();
    void blankFindsNothing();
    void brokenTranslationsAreEmpty();

private:
    static Expected<PostcodeImport> take(QByteArray bytes, const QString &folder,
                                         qsizetype rowsMax = postcodeRowsMax)
    {
        QBuffer buffer(&bytes);
        return importPostcodes(&buffer, folder, rowsMax);
    }
    PlacesIndex m_places;
};

void TestPlacesIndex::initTestCase()
{
    auto places = PlacesIndex::load(QTemporaryDir().path());
    QVERIFY(places);
    m_places = std::move(*places);
    QVERIFY(m_places.townCount() > 20'000);
}

void TestPlacesIndex::findsTownsByBeginning_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("country");
    QTest::newRow("whole") << u"Berlin"_s << u"DE"_s;
    QTest::newRow("begun") << u"Hambur"_s << u"DE"_s;
    QTest::newRow("case and accents") << u"munchen"_s << u"DE"_s;
    QTest::newRow("German") << u"Mailand"_s << u"IT"_s;
    QTest::newRow("English") << u"Munich"_s << u"DE"_s;
    QTest::newRow("Russian") << u"Париж"_s << u"FR"_s;
    QTest::newRow("Japanese") << u"東京"_s << u"JP"_s;
}

void TestPlacesIndex::findsTownsByBeginning()
{
    QFETCH(QString, prefix);
    const auto towns = m_places.search(prefix);
    QVERIFY(!towns.empty());
    QTEST(towns.front().country, "country");
}

void TestPlacesIndex::biggestComesFirst()
{
    const auto towns = m_places.search(u"b", 20);
    QCOMPARE(towns.size(), 20u);
    for (size_t i = 1; i < towns.size(); ++i) {
        QVERIFY(towns[i - 1].population >= towns[i].population);
    }
    QCOMPARE(m_places.search(u"b", 3).size(), 3u);
}

void TestPlacesIndex::namesComeInTheLanguageAskedFor()
{
    QCOMPARE(m_places.search(u"Milan", 1, u"de").front().name, u"Mailand"_s);
    QCOMPARE(m_places.search(u"Milan", 1, u"de_AT").front().name, u"Mailand"_s);
    QCOMPARE(m_places.search(u"Mailand", 1).front().name, u"Milan"_s);
    QCOMPARE(m_places.search(u"Berlin", 1).front().timeZone, u"Europe/Berlin"_s);
}

void TestPlacesIndex::nearestTown()
{
    const auto town = m_places.nearest({45.4642, 9.19}, u"de");
    QVERIFY(town);
    QCOMPARE(town->name, u"Mailand"_s);
    QVERIFY(m_places.nearest({0, -179.9}));
    QVERIFY(!PlacesIndex().nearest({0, 0}));
}

void TestPlacesIndex::postcodesAreFoundOnceImported()
{
    const QTemporaryDir folder;
    QVERIFY(m_places.search(u"10115").empty());
    const auto import = take(postcodes, folder.path());
    QVERIFY(import);
    QCOMPARE(import->rows, postcodesGood);
    QCOMPARE(import->skipped, postcodesBroken);
    QCOMPARE(import->countries, (QStringList{u"DE"_s, u"GB"_s}));
    const auto places = PlacesIndex::load(folder.path());
    QVERIFY(places);
    const auto exact = places->search(u"10115");
    QCOMPARE(exact.size(), 1u);
    QCOMPARE(exact[0].name, u"Berlin"_s);
    QCOMPARE(exact[0].postcode, u"10115"_s);
    QCOMPARE(exact[0].country, u"DE"_s);
    QCOMPARE(places->search(u"101").size(), 2u);
    QCOMPARE(places->search(u"sw1a")[0].name, u"Westminster"_s);
}

void TestPlacesIndex::aCountryImportedAgainIsReplaced()
{
    const QTemporaryDir folder;
    QVERIFY(take(postcodes, folder.path()));
    QVERIFY(
        take("DE\t14467\tPotsdam\tBrandenburg\tBB\t\t\t\t\t52.4009\t13.0591\t4\n", folder.path()));
    const auto places = PlacesIndex::load(folder.path());
    QVERIFY(places);
    QVERIFY(places->search(u"101").empty());
    QCOMPARE(places->search(u"14467").size(), 1u);
    QCOMPARE(places->search(u"sw1a").size(), 1u);
}

void TestPlacesIndex::moreThanMayComeInChangesNothing()
{
    const QTemporaryDir folder;
    const auto above = take(postcodes, folder.path(), postcodesGood - 1);
    QVERIFY(!above);
    QCOMPARE(above.error().kind, ErrorKind::TooLarge);
    QVERIFY(QDir(folder.path()).isEmpty());
    QVERIFY(take(postcodes, folder.path(), postcodesGood));
    QVERIFY(take(postcodes, folder.path(), postcodesGood + 1));
}

void TestPlacesIndex::aFileOfOtherThingsChangesNothing()
{
    const QTemporaryDir folder;
    // A country names a file: nothing but letters may.
    for (const QByteArray &bytes :
         {""_ba, "Title,Author\n"_ba, "..\t1\tX\tX\tX\t\t\t\t\t52.4\t13.0\t4\n"_ba}) {
        const auto import = take(bytes, folder.path());
        QVERIFY(!import);
        QCOMPARE(import.error().kind, ErrorKind::Invalid);
    }
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestPlacesIndex::blankFindsNothing()
{
    QVERIFY(m_places.search(u"").empty());
    QVERIFY(m_places.search(u" - ").empty());
    QVERIFY(m_places.search(u"Berlin", 0).empty());
    QVERIFY(m_places.search(u"Qqqxxzz").empty());
}

void TestPlacesIndex::brokenTranslationsAreEmpty()
{
    QVERIFY(readTranslations("").empty());
    QVERIFY(readTranslations("not a catalogue, but long enough").empty());
    // The magic number, and tables that point outside.
    QByteArray bytes("\xde\x12\x04\x95", 4);
    bytes += QByteArray(16, '\x7f');
    QVERIFY(readTranslations(bytes).empty());
}

QTEST_GUILESS_MAIN(TestPlacesIndex)
#include "tst_placesindex.moc"
