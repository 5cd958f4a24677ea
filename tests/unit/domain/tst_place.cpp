// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/place.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <rapidcheck.h>

using namespace endpaper;
using namespace endpaper::domain;
using namespace Qt::StringLiterals;

class TestPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatIsNoPoint();
    void knowsDistances();
    void everybodyInACellGetsTheSame();
    void cellIdsGoThereAndBack();
    void refusesCellsThatAreNone();
    void boxesHoldTheWholeCircle();
    void boxesAtTheEdgesOfTheMap();
    void bandsBeginWhereTheySay_data();
    void bandsBeginWhereTheySay();
    void regionsMatchBothWaysOnly();
};

void TestPlace::refusesWhatIsNoPoint()
{
    QVERIFY(makeGeoPoint(90, -180));
    QCOMPARE(makeGeoPoint(0, 180)->lng, -180.0);
    QCOMPARE(makeGeoPoint(90.0001, 0).error().field, u"lat"_s);
    QCOMPARE(makeGeoPoint(0, 180.0001).error().field, u"lng"_s);
    QVERIFY(!makeGeoPoint(std::numeric_limits<double>::quiet_NaN(), 0));
    QVERIFY(!makeGeoPoint(0, std::numeric_limits<double>::infinity()));
}

void TestPlace::knowsDistances()
{
    const GeoPoint berlin{52.52, 13.405};
    const GeoPoint paris{48.8566, 2.3522};
    QVERIFY(std::abs(distanceMetres(berlin, paris) - 877'464) < 500);
    QCOMPARE(distanceMetres(berlin, berlin), 0.0);
    QVERIFY(std::abs(distanceMetres({0, 179.9}, {0, -179.9}) - 22'239) < 10);
    QVERIFY(std::abs(distanceMetres({90, 0}, {-90, 77}) - 20'015'115) < 10);
}

static GeoPoint arbitraryPoint()
{
    return {*rc::gen::inRange(-90'000'000, 90'000'001) / 1e6,
            *rc::gen::inRange(-180'000'000, 180'000'000) / 1e6};
}

static CellSize arbitrarySize()
{
    return *rc::gen::element(CellSize::Km1, CellSize::Km3, CellSize::Km10);
}

void TestPlace::everybodyInACellGetsTheSame()
{
    QVERIFY(rc::check([] {
        const GeoPoint point = arbitraryPoint();
        const Cell cell = roundToCell(point, arbitrarySize());
        const GeoPoint centre = cell.centre();
        // The centre lies in its own cell, near the point: within the diagonal of one cell.
        RC_ASSERT(roundToCell(centre, cell.size) == cell);
        RC_ASSERT(distanceMetres(point, centre) < cell.metres() * 1.2);
    }));
}

void TestPlace::cellIdsGoThereAndBack()
{
    QVERIFY(rc::check([] {
        const Cell cell = roundToCell(arbitraryPoint(), arbitrarySize());
        RC_ASSERT(Cell::parse(cell.id()) == cell);
    }));
    QCOMPARE(roundToCell({52.52, 13.405}, CellSize::Km3),
             roundToCell({52.521, 13.406}, CellSize::Km3));
}

void TestPlace::refusesCellsThatAreNone()
{
    for (const char16_t *id : {u"", u"3", u"3-1", u"2-1-1", u"3-x-1", u"3--1-1", u"3-99999-1",
                               u"3-1-99999", u"3-1-1-1"}) {
        QVERIFY2(!Cell::parse(QString::fromUtf16(id)), qPrintable(QString::fromUtf16(id)));
    }
}

void TestPlace::boxesHoldTheWholeCircle()
{
    QVERIFY(rc::check([] {
        const GeoPoint centre = arbitraryPoint();
        const double radius = *rc::gen::inRange(0, radiusMetresMax);
        const GeoPoint other = *rc::gen::arbitrary<bool>()
            ? arbitraryPoint()
            : GeoPoint{
                std::clamp(centre.lat + *rc::gen::inRange(-5000, 5000) / 1e3, -90.0, 90.0),
                std::clamp(centre.lng + *rc::gen::inRange(-9000, 9000) / 1e3, -180.0, 179.999)};
        const auto boxes = boundingBoxes(centre, radius);
        RC_ASSERT(boxes.size() == 1 || boxes.size() == 2);
        bool isInside = false;
        for (const BoundingBox &box : boxes) {
            RC_ASSERT(box.west <= box.east && box.south <= box.north);
            isInside = isInside || box.contains(other);
        }
        RC_ASSERT(isInside || distanceMetres(centre, other) > radius);
    }));
}

void TestPlace::boxesAtTheEdgesOfTheMap()
{
    QCOMPARE(boundingBoxes({0, 179.99}, 10'000).size(), 2u);
    QCOMPARE(boundingBoxes({0, -179.99}, 10'000).size(), 2u);
    const auto pole = boundingBoxes({89.99, 10}, 10'000);
    QCOMPARE(pole.size(), 1u);
    QCOMPARE(pole[0].north, 90.0);
    QCOMPARE(pole[0].east, 180.0);
    QCOMPARE(boundingBoxes({50, 10}, 10'000).size(), 1u);
}

void TestPlace::bandsBeginWhereTheySay_data()
{
    QTest::addColumn<double>("metres");
    QTest::addColumn<QString>("band");
    QTest::newRow("here") << 0.0 << u"0-1"_s;
    QTest::newRow("below 1") << 999.9 << u"0-1"_s;
    QTest::newRow("1") << 1000.0 << u"1-3"_s;
    QTest::newRow("3") << 3000.0 << u"3-10"_s;
    QTest::newRow("10") << 10'000.0 << u"10-30"_s;
    QTest::newRow("30") << 30'000.0 << u"30-100"_s;
    QTest::newRow("100") << 100'000.0 << u"100+"_s;
    QTest::newRow("far") << 2e7 << u"100+"_s;
}

void TestPlace::bandsBeginWhereTheySay()
{
    QFETCH(double, metres);
    QFETCH(QString, band);
    QCOMPARE(distanceBandName(distanceBand(metres)), band);
    QCOMPARE(distanceBandFromName(band), distanceBand(metres));
    QVERIFY(!distanceBandFromName(u"near"));
}

void TestPlace::regionsMatchBothWaysOnly()
{
    const GeoPoint here{52.52, 13.405};
    const GeoPoint twoKm{52.538, 13.405};
    QVERIFY(regionsMatch({here, 5000}, {twoKm, 5000}));
    QVERIFY(!regionsMatch({here, 5000}, {twoKm, 1000}));
    QVERIFY(!regionsMatch({here, 1000}, {twoKm, 5000}));
    QVERIFY(regionsMatch({here, 0}, {here, 0}));
    QVERIFY(!regionsMatch({here, 2'000'000}, {GeoPoint{48.8566, 2.3522}, 2'000'000}));
}

QTEST_GUILESS_MAIN(TestPlace)
#include "tst_place.moc"
