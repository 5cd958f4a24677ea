// SPDX-License-Identifier: GPL-3.0-or-later
#include "nearbyworld.h"

#include <cmath>

using namespace endpaper;
using namespace endpaper::tests;

// Which wish meets which offer.
class TestNearby : public QObject, private NearbyWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeWorld(); }
    void wishMeetsOffer_data();
    void wishMeetsOffer();
    void offerThatWasThereFirstIsFoundByANewWish();
    void nothingMatchesOnesOwnOffer();
    void movingMatchesAgain();
    void offerThatMovesWithItsOwner();
    void wishThatAsksNobodyOrIsGoneMatchesNothing();
    void limitsOfTheWishHold_data();
    void limitsOfTheWishHold();
    void searchAndOfferMeetBothWays();
    void eachMustLieInTheOthersRegion();
    void keywordsAloneAreASearch();
    void restingPostsMatchNothing();
    void placesAreKeptAsCells();
};

void TestNearby::wishMeetsOffer_data()
{
    QTest::addColumn<double>("metres");
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<int>("count");
    const QJsonObject sameTitle{{u"title"_s, u"AUSTERLITZ"_s},
                                {u"authors"_s, QJsonArray{u"Sebald, W. G."_s}}};
    const QJsonObject titleOnly{{u"title"_s, u"Austerlitz"_s}};
    const QJsonObject otherBook{{u"title"_s, u"Emma"_s},
                                {u"authors"_s, QJsonArray{u"Jane Austen"_s}}};
    QTest::newRow("2 km") << 2000.0 << QJsonObject() << 1;
    QTest::newRow("8 km") << 8000.0 << QJsonObject() << 1;
    QTest::newRow("80 km") << 80'000.0 << QJsonObject() << 0;
    QTest::newRow("2 km, by title and author") << 2000.0 << sameTitle << 1;
    QTest::newRow("2 km, author not said") << 2000.0 << titleOnly << 1;
    QTest::newRow("2 km, another book") << 2000.0 << otherBook << 0;
}

void TestNearby::wishMeetsOffer()
{
    QFETCH(double, metres);
    QFETCH(QJsonObject, more);
    QFETCH(int, count);
    m_device->syncAll();
    settle(m_ada, homeLat, homeLng);
    m_world->events.clear();
    offer(m_bo, northOf(homeLat, metres), homeLng, more);
    const QJsonArray found = matches(m_ada);
    QCOMPARE(found.size(), count);
    QCOMPARE(matches(m_bo).size(), count);
    QCOMPARE(matches(m_ada, u"wish_id="_s + m_wish.toString()).size(), count);
    QSet<Uuid> told;
    for (const LiveEvent &event : std::as_const(m_world->events)) {
        QCOMPARE(event.noteKind, QByteArray("match"));
        told.insert(event.account);
    }
    QCOMPARE(told.size(), count * 2);
    if (count == 0) {
        return;
    }
    const QJsonObject match = found.at(0).toObject();
    QCOMPARE(match.value(u"wish_id"_s).toString(), m_wish.toString());
    QCOMPARE(match.value(u"direction"_s).toString(), u"offered"_s);
    QVERIFY(match.value(u"distance_band"_s).toString().contains(u'-'));
    QVERIFY(!match.value(u"why"_s).toArray().isEmpty());
    QCOMPARE(match.value(u"offer"_s)
                 .toObject()
                 .value(u"owner"_s)
                 .toObject()
                 .value(u"display_name"_s)
                 .toString(),
             u"Bo"_s);
    const QJsonObject theirs = matches(m_bo).at(0).toObject();
    QVERIFY(theirs.value(u"wish_id"_s).isNull()); // the wish stays Ada's
    QCOMPARE(theirs.value(u"direction"_s).toString(), u"wanted"_s);
    QVERIFY(!m_world->column("SELECT about FROM notification WHERE about LIKE '%wanted%'")
                 .constFirst()
                 .toString()
                 .contains(m_wish.toString()));
}

void TestNearby::offerThatWasThereFirstIsFoundByANewWish()
{
    settle(m_ada, homeLat, homeLng);
    offer(m_bo, northOf(homeLat, 2000), homeLng);
    offer(m_bo, northOf(homeLat, 80'000), homeLng);
    QCOMPARE(matches(m_ada).size(), 0);
    m_device->syncAll();
    QCOMPARE(matches(m_ada).size(), 1);
    // Edits that do not matter leave the match as it is.
    const QString id = matches(m_ada).at(0).toObject().value(u"id"_s).toString();
    m_device->set(RowKind::Wish, m_wish, {{"note", u"x"_s}});
    m_device->syncAll();
    QCOMPARE(matches(m_ada).at(0).toObject().value(u"id"_s).toString(), id);
}

void TestNearby::nothingMatchesOnesOwnOffer()
{
    m_device->syncAll();
    settle(m_ada, homeLat, homeLng);
    offer(m_ada, homeLat, homeLng);
    QCOMPARE(matches(m_ada).size(), 0);
}

void TestNearby::movingMatchesAgain()
{
    m_device->syncAll();
    offer(m_bo, northOf(homeLat, 2000), homeLng);
    QCOMPARE(matches(m_ada).size(), 0); // nobody knows where Ada is
    settle(m_ada, northOf(homeLat, 80'000), homeLng);
    QCOMPARE(matches(m_ada).size(), 0);
    settle(m_ada, homeLat, homeLng);
    QCOMPARE(matches(m_ada).size(), 1);
    m_world->events.clear();
    settle(m_ada, northOf(homeLat, -80'000), homeLng);
    QCOMPARE(matches(m_ada).size(), 0);
    QCOMPARE(m_world->events.size(), 2); // both hear that it is gone
    QCOMPARE(m_world->column("SELECT count(*) FROM notification").constFirst().toInt(), 0);
}

void TestNearby::offerThatMovesWithItsOwner()
{
    m_device->syncAll();
    settle(m_ada, homeLat, homeLng);
    settle(m_bo, northOf(homeLat, 80'000), homeLng);
    const QJsonObject moving = m_world->json(Method::Post, u"/api/v1/offers"_s, m_bo, 201,
                                             {{u"title"_s, u"Austerlitz"_s},
                                              {u"isbn"_s, u"9780140297997"_s},
                                              {u"moves_with_me"_s, true}});
    QCOMPARE(matches(m_ada).size(), 0);
    settle(m_bo, northOf(homeLat, 3000), homeLng);
    QCOMPARE(matches(m_ada).size(), 1);
    const QJsonObject after = m_world->json(
        Method::Get, u"/api/v1/offers/"_s + moving.value(u"id"_s).toString(), m_bo, 200);
    QVERIFY(after.value(u"place"_s).toObject().value(u"lat"_s)
            != moving.value(u"place"_s).toObject().value(u"lat"_s));
}

void TestNearby::wishThatAsksNobodyOrIsGoneMatchesNothing()
{
    m_device->syncAll();
    settle(m_ada, homeLat, homeLng);
    offer(m_bo, northOf(homeLat, 2000), homeLng);
    const auto countAfter = [&](QList<protocol::FieldValue> fields) {
        m_world->clock.advance(std::chrono::seconds(1));
        m_device->set(RowKind::Wish, m_wish, std::move(fields));
        m_device->syncAll();
        return matches(m_ada).size();
    };
    QCOMPARE(countAfter({{"ask_neighbours", false}}), 0);
    QCOMPARE(countAfter({{"ask_neighbours", true}}), 1);
    QCOMPARE(countAfter({{"state", u"arrived"_s}}), 0);
    QCOMPARE(countAfter({{"state", u"looking"_s}}), 1);
    QCOMPARE(countAfter({{"want", false}}), 0);
    QCOMPARE(countAfter({{"want", true}}), 1);
    m_device->life(RowKind::List, m_list, false);
    m_device->syncAll();
    QCOMPARE(matches(m_ada).size(), 0); // in the Trash with its list
    m_device->life(RowKind::List, m_list, true);
    m_device->syncAll();
    QCOMPARE(matches(m_ada).size(), 1);
    m_device->life(RowKind::Wish, m_wish, false);
    m_device->syncAll();
    QCOMPARE(matches(m_ada).size(), 0);
}

void TestNearby::limitsOfTheWishHold_data()
{
    QTest::addColumn<QJsonObject>("offered");
    QTest::addColumn<int>("count");
    const auto priced = [](int minor, const QString &currency) {
        return QJsonObject{
            {u"price"_s, QJsonObject{{u"minor"_s, minor}, {u"currency"_s, currency}}}};
    };
    QTest::newRow("at the limit") << priced(500, u"EUR"_s) << 1;
    QTest::newRow("above it") << priced(501, u"EUR"_s) << 0;
    QTest::newRow("another currency") << priced(501, u"CHF"_s) << 1;
    QTest::newRow("good enough") << QJsonObject{{u"condition"_s, u"good"_s}} << 1;
    QTest::newRow("too worn") << QJsonObject{{u"condition"_s, u"fair"_s}} << 0;
    QTest::newRow("says nothing") << QJsonObject() << 1;
    QTest::newRow("an unwanted word") << QJsonObject{{u"text"_s, u"Abridged edition"_s}} << 0;
}

void TestNearby::limitsOfTheWishHold()
{
    QFETCH(QJsonObject, offered);
    QFETCH(int, count);
    m_device->syncAll();
    m_device->set(
        RowKind::Wish, m_wish,
        {{"limit_total", protocol::moneyValue(domain::Money{500, domain::Currency::eur()})},
         {"limit_condition", u"good"_s},
         {"not_words", protocol::textsValue({u"abridged"_s})}});
    m_device->syncAll();
    settle(m_ada, homeLat, homeLng);
    offer(m_bo, northOf(homeLat, 2000), homeLng, offered);
    QCOMPARE(matches(m_ada).size(), count);
}

void TestNearby::searchAndOfferMeetBothWays()
{
    const QJsonObject place{{u"lat"_s, homeLat}, {u"lng"_s, homeLng}, {u"radius_m"_s, 10'000}};
    const QJsonObject search =
        m_world->json(Method::Post, u"/api/v1/searches"_s, m_ada, 201,
                      {{u"isbn"_s, u"9780140297997"_s}, {u"place"_s, place}});
    const QJsonObject given = offer(m_bo, northOf(homeLat, 2000), homeLng);
    offer(m_bo, northOf(homeLat, 80'000), homeLng);
    const QString ofSearch = u"/api/v1/searches/%1/matches"_s.arg(search.value(u"id"_s).toString());
    const QString ofOffer = u"/api/v1/offers/%1/matches"_s.arg(given.value(u"id"_s).toString());
    QCOMPARE(m_world->json(Method::Get, ofSearch, m_ada, 200).value(u"items"_s).toArray().size(),
             1);
    QCOMPARE(m_world->json(Method::Get, ofOffer, m_bo, 200).value(u"items"_s).toArray().size(), 1);
    m_world->json(Method::Get, ofOffer, m_ada, 404);
    // The other way round: the offer stands, the search comes.
    const Person cy = m_world->addPerson(u"Cy"_s);
    m_world->json(Method::Post, u"/api/v1/searches"_s, cy, 201,
                  {{u"title"_s, u"Austerlitz"_s}, {u"place"_s, place}});
    QCOMPARE(matches(cy).size(), 1);
    QCOMPARE(matches(m_bo).size(), 2);
    const QString id = matches(cy).at(0).toObject().value(u"id"_s).toString();
    m_world->json(Method::Put, u"/api/v1/matches/%1/seen"_s.arg(id), m_ada, 404);
    m_world->json(Method::Put, u"/api/v1/matches/%1/seen"_s.arg(id), cy, 204);
    QVERIFY(matches(cy).at(0).toObject().value(u"seen"_s).toBool());
    QVERIFY(!matches(m_bo).at(0).toObject().value(u"seen"_s).toBool());
    // Its kind must suit: who seeks a loan is not sold a book, but may be given one.
    const Person di = m_world->addPerson(u"Di"_s);
    m_world->json(Method::Post, u"/api/v1/searches"_s, di, 201,
                  {{u"isbn"_s, u"9780140297997"_s}, {u"kind"_s, u"lend"_s}, {u"place"_s, place}});
    QCOMPARE(matches(di).size(), 0);
    offer(m_bo, northOf(homeLat, 2000), homeLng,
          {{u"title"_s, u"Austerlitz"_s}, {u"isbn"_s, u"9780140297997"_s}, {u"kind"_s, u"give"_s}});
    QCOMPARE(matches(di).size(), 1);
}

void TestNearby::eachMustLieInTheOthersRegion()
{
    const auto placeOf = [](double metres, int radius) {
        return QJsonObject{
            {u"lat"_s, northOf(homeLat, metres)}, {u"lng"_s, homeLng}, {u"radius_m"_s, radius}};
    };
    m_world->json(Method::Post, u"/api/v1/searches"_s, m_ada, 201,
                  {{u"title"_s, u"Austerlitz"_s}, {u"place"_s, placeOf(0, 50'000)}});
    offer(m_bo, 0, 0, {{u"title"_s, u"Austerlitz"_s}, {u"place"_s, placeOf(20'000, 5000)}});
    QCOMPARE(matches(m_ada).size(), 0); // Bo would not go that far
    offer(m_bo, 0, 0, {{u"title"_s, u"Austerlitz"_s}, {u"place"_s, placeOf(20'000, 30'000)}});
    QCOMPARE(matches(m_ada).size(), 1);
}

void TestNearby::keywordsAloneAreASearch()
{
    const QJsonObject place{{u"lat"_s, homeLat}, {u"lng"_s, homeLng}, {u"radius_m"_s, 10'000}};
    m_world->json(Method::Post, u"/api/v1/searches"_s, m_ada, 201,
                  {{u"keywords"_s, QJsonArray{u"Maps"_s, u"Iceland"_s}}, {u"place"_s, place}});
    offer(m_bo, homeLat, homeLng,
          {{u"title"_s, u"Emma"_s}, {u"keywords"_s, QJsonArray{u"classic"_s}}});
    QCOMPARE(matches(m_ada).size(), 0);
    offer(m_bo, homeLat, homeLng, {{u"title"_s, u"Old maps of Europe"_s}});
    QCOMPARE(matches(m_ada).size(), 1);
    QCOMPARE(matches(m_ada).at(0).toObject().value(u"why"_s).toArray(),
             QJsonArray{u"keyword:maps"_s});
}

void TestNearby::restingPostsMatchNothing()
{
    m_device->syncAll();
    settle(m_ada, homeLat, homeLng);
    const QString path =
        u"/api/v1/offers/"_s + offer(m_bo, homeLat, homeLng).value(u"id"_s).toString();
    QCOMPARE(matches(m_ada).size(), 1);
    m_world->json(Method::Put, path + u"/active"_s, m_bo, 200, {{u"active"_s, false}});
    QCOMPARE(matches(m_ada).size(), 0);
    m_world->json(Method::Get, path, m_ada, 404);
    m_world->json(Method::Put, path + u"/active"_s, m_bo, 200, {{u"active"_s, true}});
    QCOMPARE(matches(m_ada).size(), 1);
    m_world->json(Method::Delete, path, m_bo, 204);
    QCOMPARE(matches(m_ada).size(), 0);
    m_world->json(Method::Get, path, m_bo, 404);
}

void TestNearby::placesAreKeptAsCells()
{
    constexpr double exactLat = 52.51234567;
    constexpr double exactLng = 13.41234567;
    const QJsonObject answer = m_world->json(Method::Put, u"/api/v1/me/position"_s, m_ada, 200,
                                             {{u"lat"_s, exactLat}, {u"lng"_s, exactLng}});
    QVERIFY(qAbs(answer.value(u"lat"_s).toDouble() - exactLat) > 1e-7);
    offer(m_ada, exactLat, exactLng);
    m_world->json(Method::Put, u"/api/v1/me/position"_s, m_bo, 200,
                  {{u"lat"_s, exactLat}, {u"lng"_s, exactLng}, {u"cell_m"_s, 10'000}});
    m_world->json(Method::Put, u"/api/v1/me/position"_s, m_bo, 422,
                  {{u"lat"_s, exactLat}, {u"lng"_s, exactLng}, {u"cell_m"_s, 10}});
    const domain::GeoPoint fine =
        domain::roundToCell({exactLat, exactLng}, domain::CellSize::Km1).centre();
    const domain::GeoPoint coarse =
        domain::roundToCell({exactLat, exactLng}, domain::CellSize::Km10).centre();
    const auto isCentre = [&](const QVariant &lat) {
        return std::abs(lat.toDouble() - fine.lat) < 1e-9
            || std::abs(lat.toDouble() - coarse.lat) < 1e-9;
    };
    for (const char *sql : {"SELECT lat FROM position", "SELECT lat FROM post"}) {
        const QList<QVariant> values = m_world->column(sql);
        QVERIFY(!values.isEmpty());
        QVERIFY(std::ranges::all_of(values, isCentre));
    }
    // Nor does the file hold the point anywhere else.
    for (const char *sql : {"SELECT about FROM notification", "SELECT text FROM post",
                            "SELECT detail FROM activity"}) {
        const QList<QVariant> values = m_world->column(sql);
        for (const QVariant &value : values) {
            QVERIFY(!value.toString().contains(u"52.5123"_s));
        }
    }
}

QTEST_GUILESS_MAIN(TestNearby)
#include "tst_nearby.moc"
