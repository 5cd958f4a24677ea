// SPDX-License-Identifier: GPL-3.0-or-later
#include "apiworld.h"

#include "domain/place.h"
#include "protocol/schema.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>

using namespace endpaper;
using namespace endpaper::tests;
using namespace endpaper::server;
using namespace Qt::StringLiterals;
using domain::RowKind;

namespace {

// Somewhere in Berlin, and how far north of it something is.
constexpr double homeLat = 52.5170;
constexpr double homeLng = 13.3889;
double northOf(double lat, double metres) { return lat + metres / 111'195.0; }

} // namespace

class TestNearby : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
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
    void listNearAndInABox();
    void listOverTheAntimeridian();
    void rankedByKeywordsThenDistance();
    void postIsItsOwners();
    void badPosts_data();
    void badPosts();
    void notificationsAreCountedAndRead();
    void aBookOfThePostIsPutOffAndComesBack();

private:
    void settle(const Person &person, double lat, double lng);
    QJsonObject offer(const Person &person, double lat, double lng, QJsonObject more = {});
    QJsonArray matches(const Person &person, const QString &query = {});

    std::unique_ptr<ApiWorld> m_world;
    Person m_ada; // looks
    Person m_bo; // offers
    std::unique_ptr<FakeDevice> m_device;
    Uuid m_list;
    Uuid m_wish;
};

void TestNearby::init()
{
    m_world = std::make_unique<ApiWorld>();
    m_ada = m_world->addPerson(u"Ada"_s);
    m_bo = m_world->addPerson(u"Bo"_s);
    m_device = std::make_unique<FakeDevice>(*m_world, m_ada, 0xA);
    m_list = Uuid::create();
    m_wish = Uuid::create();
    m_device->addList(m_list, u"To read"_s);
    m_device->addWish(
        m_wish, m_list, u"Austerlitz"_s,
        {{"isbn", u"9780140297997"_s}, {"authors", protocol::textsValue({u"W. G. Sebald"_s})}});
}

void TestNearby::settle(const Person &person, double lat, double lng)
{
    m_world->json(Method::Put, u"/api/v1/me/position"_s, person, 200,
                  {{u"lat"_s, lat}, {u"lng"_s, lng}});
}

QJsonObject TestNearby::offer(const Person &person, double lat, double lng, QJsonObject more)
{
    if (!more.contains(u"title"_s)) {
        more.insert(u"title"_s, u"Austerlitz"_s);
        more.insert(u"isbn"_s, u"9780140297997"_s);
    }
    if (!more.contains(u"place"_s)) {
        more.insert(u"place"_s,
                    QJsonObject{{u"lat"_s, lat}, {u"lng"_s, lng}, {u"radius_m"_s, 10'000}});
    }
    return m_world->json(Method::Post, u"/api/v1/offers"_s, person, 201, more);
}

QJsonArray TestNearby::matches(const Person &person, const QString &query)
{
    return m_world->json(Method::Get, u"/api/v1/matches?"_s + query, person, 200)
        .value(u"items"_s)
        .toArray();
}

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

void TestNearby::listNearAndInABox()
{
    offer(m_bo, northOf(homeLat, 2000), homeLng);
    offer(m_bo, northOf(homeLat, 80'000), homeLng, {{u"title"_s, u"Emma"_s}});
    const auto countOf = [&](const QString &query) {
        return m_world->json(Method::Get, u"/api/v1/offers?"_s + query, m_ada, 200)
            .value(u"items"_s)
            .toArray()
            .size();
    };
    const QString near = u"near=%1,%2"_s.arg(homeLat).arg(homeLng);
    QCOMPARE(countOf(near), 1);
    QCOMPARE(countOf(near + u"&radius_m=500"_s), 0);
    QCOMPARE(countOf(near + u"&radius_m=200000"_s), 1); // the far one's own region ends at 10 km
    QCOMPARE(countOf(u"bbox=13,52,14,53"_s), 1);
    QCOMPARE(countOf(u"bbox=13,52,14,54"_s), 2);
    QCOMPARE(countOf(u"bbox=13,52,14,54&isbn=9780140297997"_s), 1);
    QCOMPARE(countOf(u"bbox=13,52,14,54&kind=give"_s), 0);
    const QJsonObject item = m_world->json(Method::Get, u"/api/v1/offers?"_s + near, m_ada, 200)
                                 .value(u"items"_s)
                                 .toArray()
                                 .at(0)
                                 .toObject();
    QVERIFY(item.value(u"distance_band"_s).isString());
    QCOMPARE(item.value(u"place"_s).toObject().value(u"cell_m"_s).toInt(), 1000);
    for (const QString &bad :
         {u"near=91,0"_s, u"near=1"_s, u"near=a,b"_s, u"bbox=1,2,3"_s, u"bbox=0,9,1,8"_s}) {
        m_world->json(Method::Get, u"/api/v1/offers?"_s + bad, m_ada, 400);
    }
    QCOMPARE(m_world->json(Method::Get, u"/api/v1/offers?mine=true"_s, m_bo, 200)
                 .value(u"items"_s)
                 .toArray()
                 .size(),
             2);
}

void TestNearby::listOverTheAntimeridian()
{
    offer(m_bo, -16.8, 179.99);
    const auto countOf = [&](const QString &query) {
        return m_world->json(Method::Get, u"/api/v1/offers?"_s + query, m_ada, 200)
            .value(u"items"_s)
            .toArray()
            .size();
    };
    QCOMPARE(countOf(u"near=-16.8,-179.99"_s), 1);
    QCOMPARE(countOf(u"bbox=179,-18,-179,-16"_s), 1);
    QCOMPARE(countOf(u"bbox=-179.9,-18,-179,-16"_s), 0);
    m_device->syncAll();
    settle(m_ada, -16.8, -179.98);
    QCOMPARE(matches(m_ada).size(), 1);
}

void TestNearby::rankedByKeywordsThenDistance()
{
    offer(m_bo, northOf(homeLat, 1500), homeLng, {{u"title"_s, u"Near"_s}});
    offer(m_bo, northOf(homeLat, 4500), homeLng, {{u"title"_s, u"Far"_s}});
    offer(m_bo, northOf(homeLat, 6500), homeLng,
          {{u"title"_s, u"Farthest"_s}, {u"keywords"_s, QJsonArray{u"maps"_s, u"ice"_s}}});
    const QString near = u"near=%1,%2&keywords=maps%20ice&limit=2"_s.arg(homeLat).arg(homeLng);
    QStringList titles;
    QString cursor;
    do {
        const QJsonObject page = m_world->json(
            Method::Get, u"/api/v1/offers?%1&cursor=%2"_s.arg(near, cursor), m_ada, 200);
        const QJsonArray items = page.value(u"items"_s).toArray();
        for (const QJsonValue &item : items) {
            titles.append(item.toObject().value(u"title"_s).toString());
        }
        cursor = page.value(u"next_cursor"_s).toString();
    } while (!cursor.isEmpty() && titles.size() < 10);
    QCOMPARE(titles, QStringList({u"Farthest"_s, u"Near"_s, u"Far"_s}));
}

void TestNearby::postIsItsOwners()
{
    const QJsonObject body{{u"id"_s, Uuid::create().toString()},
                           {u"title"_s, u"Emma"_s},
                           {u"place"_s, QJsonObject{{u"lat"_s, homeLat}, {u"lng"_s, homeLng}}}};
    m_world->json(Method::Post, u"/api/v1/offers"_s, m_bo, 201, body);
    m_world->json(Method::Post, u"/api/v1/offers"_s, m_bo, 200, body);
    m_world->json(Method::Post, u"/api/v1/offers"_s, m_ada, 409, body);
    const QString path = u"/api/v1/offers/"_s + body.value(u"id"_s).toString();
    m_world->json(Method::Patch, path, m_ada, 403, {{u"title"_s, u"Mine"_s}});
    m_world->json(Method::Delete, path, m_ada, 403);
    const QJsonObject shown = m_world->json(Method::Get, path, m_ada, 200);
    const QJsonObject changed =
        m_world->json(Method::Patch, path, m_bo, 200, {{u"text"_s, u"two\nlines"_s}});
    QCOMPARE(changed.value(u"text"_s).toString(), u"two\nlines"_s);
    QCOMPARE(changed.value(u"place"_s).toObject(), shown.value(u"place"_s).toObject());
    const QByteArray stale = shown.value(u"_etag"_s).toString().toLatin1();
    m_world->json(Method::Patch, path, m_bo, 412, {{u"text"_s, u"x"_s}}, {{"if-match", stale}});
    m_world->json(Method::Get, u"/api/v1/searches/"_s + body.value(u"id"_s).toString(), m_bo, 404);
}

void TestNearby::badPosts_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("field");
    const QJsonObject here{{u"lat"_s, homeLat}, {u"lng"_s, homeLng}};
    QTest::newRow("no title") << QJsonObject{{u"place"_s, here}} << u"title"_s;
    QTest::newRow("no place") << QJsonObject{{u"title"_s, u"x"_s}} << u"place"_s;
    QTest::newRow("half a place") << QJsonObject{{u"title"_s, u"x"_s},
                                                 {u"place"_s, QJsonObject{{u"lat"_s, 1}}}}
                                  << u"place.lng"_s;
    QTest::newRow("kind") << QJsonObject{{u"title"_s, u"x"_s},
                                         {u"place"_s, here},
                                         {u"kind"_s, u"rent"_s}}
                          << u"kind"_s;
    QTest::newRow("isbn") << QJsonObject{{u"title"_s, u"x"_s},
                                         {u"place"_s, here},
                                         {u"isbn"_s, u"123"_s}}
                          << u"isbn"_s;
    QTest::newRow("ends before it begins")
        << QJsonObject{{u"title"_s, u"x"_s},
                       {u"place"_s, here},
                       {u"valid_until"_s, u"2001-01-01T00:00:00Z"_s}}
        << u"valid_until"_s;
}

void TestNearby::badPosts()
{
    QFETCH(QJsonObject, body);
    QFETCH(QString, field);
    const QJsonObject problem = m_world->json(Method::Post, u"/api/v1/offers"_s, m_bo, 422, body);
    QCOMPARE(problem.value(u"errors"_s).toArray().at(0).toObject().value(u"field"_s).toString(),
             field);
    QCOMPARE(m_world->column("SELECT count(*) FROM post").constFirst().toInt(), 0);
}

void TestNearby::aBookOfThePostIsPutOffAndComesBack()
{
    m_device->syncAll();
    settle(m_ada, homeLat, homeLng);
    offer(m_bo, homeLat, homeLng);
    const auto list = [this](const Person &person) {
        return m_world->json(Method::Get, u"/api/v1/notifications"_s, person, 200);
    };
    const auto snoozes = [&](const Person &person) {
        return list(person).value(u"snoozes"_s).toArray();
    };
    const QString id =
        list(m_ada).value(u"items"_s).toArray().at(0).toObject().value(u"id"_s).toString();
    const QString path = u"/api/v1/notifications/%1/snooze"_s.arg(id);
    const auto at = [this](std::chrono::milliseconds after) {
        return toRfc3339(m_world->clock.now() + after);
    };
    const QJsonObject base{{u"wish_id"_s, m_wish.toString()}};
    const auto with = [&](const QString &name, const QJsonValue &value) {
        QJsonObject body = base;
        body.insert(name, value);
        return body;
    };
    const QJsonObject hour = with(u"until"_s, at(std::chrono::hours(1)));
    m_world->json(Method::Put, path, m_bo, 404, hour);
    m_world->json(Method::Put, path, m_ada, 204, hour);
    QCOMPARE(snoozes(m_ada).size(), 1);
    QCOMPARE(snoozes(m_bo).size(), 0);
    QCOMPARE(snoozes(m_ada).at(0)[u"notification_id"].toString(), id);
    QCOMPARE(snoozes(m_ada).at(0)[u"wish_id"].toString(), m_wish.toString());
    QVERIFY(snoozes(m_ada).at(0)[u"below"].isNull());
    m_world->clock.advance(std::chrono::hours(1) - std::chrono::milliseconds(1));
    QCOMPARE(snoozes(m_ada).size(), 1);
    m_world->clock.advance(std::chrono::milliseconds(1));
    QCOMPARE(snoozes(m_ada).size(), 0);

    // A price takes the place of a moment, and neither is the end of it.
    const QJsonObject price{{u"minor"_s, 640}, {u"currency"_s, u"EUR"_s}};
    m_world->json(Method::Put, path, m_ada, 204, with(u"below"_s, price));
    QCOMPARE(snoozes(m_ada).at(0)[u"below"].toObject(), price);
    m_world->json(Method::Put, path, m_ada, 204, base);
    QCOMPARE(snoozes(m_ada).size(), 0);
    m_world->json(Method::Put, path, m_ada, 204, base); // as it was

    m_world->json(Method::Put, path, m_ada, 204, with(u"until"_s, at(std::chrono::days(366))));
    m_world->json(Method::Put, path, m_ada, 422,
                  with(u"until"_s, at(std::chrono::days(366) + std::chrono::milliseconds(1))));
    m_world->json(Method::Put, path, m_ada, 422, {{u"until"_s, at(std::chrono::hours(1))}});
    m_world->json(Method::Put, path, m_ada, 422,
                  with(u"below"_s, QJsonObject{{u"minor"_s, 1}, {u"currency"_s, u"?"_s}}));
    m_world->json(Method::Put, path, m_ada, 422,
                  with(u"below"_s, QJsonObject{{u"minor"_s, -1}, {u"currency"_s, u"EUR"_s}}));
    m_world->json(Method::Put, u"/api/v1/notifications/%1/snooze"_s.arg(m_wish.toString()), m_ada,
                  404, hour);
}

void TestNearby::notificationsAreCountedAndRead()
{
    m_device->syncAll();
    settle(m_ada, homeLat, homeLng);
    offer(m_bo, homeLat, homeLng);
    m_world->clock.advance(std::chrono::seconds(1));
    offer(m_bo, northOf(homeLat, 1000), homeLng);
    QJsonObject page = m_world->json(Method::Get, u"/api/v1/notifications?limit=1"_s, m_ada, 200);
    QCOMPARE(page.value(u"unread"_s).toInt(), 2);
    QCOMPARE(page.value(u"items"_s).toArray().size(), 1);
    const QJsonObject first = page.value(u"items"_s).toArray().at(0).toObject();
    QCOMPARE(first.value(u"kind"_s).toString(), u"match"_s);
    QCOMPARE(first.value(u"about"_s).toObject().value(u"wish_id"_s).toString(), m_wish.toString());
    const QString path = u"/api/v1/notifications/%1/read"_s.arg(first.value(u"id"_s).toString());
    m_world->json(Method::Put, path, m_bo, 404);
    m_world->json(Method::Put, path, m_ada, 204);
    page = m_world->json(Method::Get,
                         u"/api/v1/notifications?limit=1&cursor="_s
                             + page.value(u"next_cursor"_s).toString(),
                         m_ada, 200);
    QCOMPARE(page.value(u"unread"_s).toInt(), 1);
    QVERIFY(page.value(u"items"_s).toArray().at(0).toObject().value(u"read_at"_s).isNull());
    QVERIFY(page.value(u"next_cursor"_s).isNull());
    m_world->json(Method::Put, u"/api/v1/notifications/read-all"_s, m_ada, 204);
    QCOMPARE(m_world->json(Method::Get, u"/api/v1/notifications"_s, m_ada, 200)
                 .value(u"unread"_s)
                 .toInt(),
             0);
}

QTEST_GUILESS_MAIN(TestNearby)
#include "tst_nearby.moc"
