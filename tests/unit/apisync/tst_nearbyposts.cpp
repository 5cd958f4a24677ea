// SPDX-License-Identifier: GPL-3.0-or-later
#include "nearbyworld.h"

using namespace endpaper;
using namespace endpaper::tests;

// Offers and searches as they are listed, and what is told of them.
class TestNearbyPosts : public QObject, private NearbyWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeWorld(); }
    void listNearAndInABox();
    void listOverTheAntimeridian();
    void rankedByKeywordsThenDistance();
    void postIsItsOwners();
    void badPosts_data();
    void badPosts();
    void aBookOfThePostIsPutOffAndComesBack();
    void notificationsAreCountedAndRead();
};

void TestNearbyPosts::listNearAndInABox()
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

void TestNearbyPosts::listOverTheAntimeridian()
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

void TestNearbyPosts::rankedByKeywordsThenDistance()
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

void TestNearbyPosts::postIsItsOwners()
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

void TestNearbyPosts::badPosts_data()
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

void TestNearbyPosts::badPosts()
{
    QFETCH(QJsonObject, body);
    QFETCH(QString, field);
    const QJsonObject problem = m_world->json(Method::Post, u"/api/v1/offers"_s, m_bo, 422, body);
    QCOMPARE(problem.value(u"errors"_s).toArray().at(0).toObject().value(u"field"_s).toString(),
             field);
    QCOMPARE(m_world->column("SELECT count(*) FROM post").constFirst().toInt(), 0);
}

void TestNearbyPosts::aBookOfThePostIsPutOffAndComesBack()
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

void TestNearbyPosts::notificationsAreCountedAndRead()
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

QTEST_GUILESS_MAIN(TestNearbyPosts)
#include "tst_nearbyposts.moc"
