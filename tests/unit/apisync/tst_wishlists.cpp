// SPDX-License-Identifier: GPL-3.0-or-later
#include "wishworld.h"

#include "protocol/schema.h"

#include <QJsonArray>
#include <QTest>

using namespace endpaper;
using namespace endpaper::tests;

class TestWishlists : public QObject, private WishWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeWorld(); }
    void listIsMadeChangedAndDeleted();
    void sameCreationTwiceIsOne();
    void wishGoesBothWays();
    void mergePatchEmptiesAndLeaves();
    void whenItWasAddedIsNeverUnsaid();
    void positionMovesAWish();
    void wishMovesToAnotherList();
    void tagsAreRowsOfTheirOwn();
    void deletedListTakesItsWishes();
    void ifMatchThatDoesNotMatchIs412();
    void othersSeeNothing();
    void pagesAndSorts();
    void badBodies_data();
    void badBodies();
};

void TestWishlists::listIsMadeChangedAndDeleted()
{
    const QString first = addList(u"To read"_s);
    const QString second = addList(u"For the shelf"_s);
    QJsonObject page = m_world->json(Method::Get, u"/api/v1/wishlists"_s, m_ada, 200);
    QCOMPARE(page.value(u"items"_s).toArray().size(), 2);
    QCOMPARE(page.value(u"items"_s).toArray().at(0).toObject().value(u"id"_s).toString(), first);
    const QJsonObject moved = m_world->json(Method::Patch, u"/api/v1/wishlists/"_s + second, m_ada,
                                            200, {{u"position"_s, 0}, {u"name"_s, u"Renamed"_s}});
    QCOMPARE(moved.value(u"position"_s).toInt(), 0);
    QCOMPARE(moved.value(u"name"_s).toString(), u"Renamed"_s);
    QCOMPARE(moved.value(u"visibility"_s).toString(), u"private"_s);
    QCOMPARE(m_world->json(Method::Get, u"/api/v1/wishlists/"_s + first, m_ada, 200)
                 .value(u"position"_s)
                 .toInt(),
             1);
    m_world->json(Method::Delete, u"/api/v1/wishlists/"_s + second, m_ada, 204);
    m_world->json(Method::Get, u"/api/v1/wishlists/"_s + second, m_ada, 404);
    m_world->json(Method::Delete, u"/api/v1/wishlists/"_s + second, m_ada, 404);
}

void TestWishlists::sameCreationTwiceIsOne()
{
    const QJsonObject body{{u"id"_s, Uuid::create().toString()}, {u"name"_s, u"Once"_s}};
    m_world->json(Method::Post, u"/api/v1/wishlists"_s, m_ada, 201, body);
    m_world->json(Method::Post, u"/api/v1/wishlists"_s, m_ada, 200, body);
    const QString list = body.value(u"id"_s).toString();
    const QJsonObject wish{{u"id"_s, Uuid::create().toString()}, {u"title"_s, u"Once"_s}};
    addWish(list, wish);
    m_world->json(Method::Post, u"/api/v1/wishlists/%1/wishes"_s.arg(list), m_ada, 200, wish);
    QCOMPARE(titlesOf(list).size(), 1);
}

void TestWishlists::wishGoesBothWays()
{
    const QString list = addList(u"To read"_s);
    const QJsonObject wish = addWish(
        list,
        {{u"title"_s, u"Austerlitz"_s},
         {u"isbn"_s, u"0-14-029799-5"_s},
         {u"authors"_s, QJsonArray{u"W. G. Sebald"_s}},
         {u"limits"_s,
          QJsonObject{{u"total"_s, QJsonObject{{u"minor"_s, 980}, {u"currency"_s, u"EUR"_s}}},
                      {u"condition"_s, u"good"_s}}},
         {u"editions"_s,
          QJsonObject{{u"mode"_s, u"languages"_s}, {u"languages"_s, QJsonArray{u"de"_s}}}}});
    QCOMPARE(wish.value(u"isbn"_s).toString(), u"9780140297997"_s);
    const Uuid id = *Uuid::parse(wish.value(u"id"_s).toString());
    FakeDevice device(*m_world, m_ada, 0xA);
    device.pull();
    QCOMPARE(device.value(id, "title").toString(), u"Austerlitz"_s);
    QCOMPARE(protocol::moneyFrom(device.value(id, "limit_total"))->minor, 980);
    QCOMPARE(device.serverDigest.value(), device.digest());
    // And back: what a device says is what REST shows.
    m_world->clock.advance(std::chrono::seconds(1));
    device.set(RowKind::Wish, id, {{"note", u"signed copy"_s}, {"state", u"ordered"_s}});
    device.syncAll();
    const QJsonObject shown =
        m_world->json(Method::Get, u"/api/v1/wishes/"_s + id.toString(), m_ada, 200);
    QCOMPARE(shown.value(u"note"_s).toString(), u"signed copy"_s);
    QCOMPARE(shown.value(u"state"_s).toString(), u"ordered"_s);
    QCOMPARE(shown.value(u"limits"_s).toObject().value(u"condition"_s).toString(), u"good"_s);
    QCOMPARE(shown.value(u"editions"_s).toObject().value(u"mode"_s).toString(), u"languages"_s);
    // A REST write wins over what it has seen, even where that was stamped ahead.
    device.clockErrorMs = 60'000;
    device.set(RowKind::Wish, id, {{"note", u"stamped ahead"_s}});
    device.syncAll();
    m_world->json(Method::Patch, u"/api/v1/wishes/"_s + id.toString(), m_ada, 200,
                  {{u"note"_s, u"by REST"_s}});
    device.pull();
    QCOMPARE(device.value(id, "note").toString(), u"by REST"_s);
    QCOMPARE(device.serverDigest.value(), device.digest());
}

void TestWishlists::mergePatchEmptiesAndLeaves()
{
    const QString list = addList(u"To read"_s);
    const QJsonObject wish =
        addWish(list,
                {{u"title"_s, u"Emma"_s},
                 {u"rating"_s, 5},
                 {u"note"_s, u"n"_s},
                 {u"limits"_s, QJsonObject{{u"distance_m"_s, 5000}, {u"condition"_s, u"fine"_s}}}});
    const QString path = u"/api/v1/wishes/"_s + wish.value(u"id"_s).toString();
    QJsonObject after =
        m_world->json(Method::Patch, path, m_ada, 200,
                      {{u"rating"_s, QJsonValue::Null},
                       {u"limits"_s, QJsonObject{{u"condition"_s, QJsonValue::Null}}}});
    QVERIFY(after.value(u"rating"_s).isNull());
    QCOMPARE(after.value(u"note"_s).toString(), u"n"_s);
    QVERIFY(after.value(u"limits"_s).toObject().value(u"condition"_s).isNull());
    QCOMPARE(after.value(u"limits"_s).toObject().value(u"distance_m"_s).toInt(), 5000);
    after = m_world->json(Method::Patch, path, m_ada, 200, {{u"limits"_s, QJsonValue::Null}});
    QVERIFY(after.value(u"limits"_s).toObject().value(u"distance_m"_s).isNull());
}

void TestWishlists::whenItWasAddedIsNeverUnsaid()
{
    const QJsonObject made = addWish(addList(u"To read"_s),
                                     {{u"title"_s, u"Dune"_s}, {u"added_at"_s, QJsonValue::Null}});
    const QString added = made.value(u"added_at"_s).toString();
    QVERIFY2(added > u"2000"_s, qPrintable(added));
    const QJsonObject after =
        m_world->json(Method::Patch, u"/api/v1/wishes/"_s + made.value(u"id"_s).toString(), m_ada,
                      200, {{u"added_at"_s, QJsonValue::Null}, {u"note"_s, u"again"_s}});
    QCOMPARE(after.value(u"added_at"_s).toString(), added);
}

void TestWishlists::positionMovesAWish()
{
    const QString list = addList(u"To read"_s);
    QStringList ids;
    for (const QString &title : {u"a"_s, u"b"_s, u"c"_s, u"d"_s}) {
        ids.append(addWish(list, {{u"title"_s, title}}).value(u"id"_s).toString());
    }
    QCOMPARE(titlesOf(list), QStringList({u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
    const auto moveTo = [&](int wish, int position) {
        const QJsonObject moved = m_world->json(Method::Patch, u"/api/v1/wishes/"_s + ids[wish],
                                                m_ada, 200, {{u"position"_s, position}});
        QCOMPARE(moved.value(u"position"_s).toInt(), qMin(position, 3));
    };
    moveTo(3, 0);
    QCOMPARE(titlesOf(list), QStringList({u"d"_s, u"a"_s, u"b"_s, u"c"_s}));
    moveTo(3, 2);
    QCOMPARE(titlesOf(list), QStringList({u"a"_s, u"b"_s, u"d"_s, u"c"_s}));
    moveTo(0, 99);
    QCOMPARE(titlesOf(list), QStringList({u"b"_s, u"d"_s, u"c"_s, u"a"_s}));
    const QJsonObject first = addWish(list, {{u"title"_s, u"first"_s}, {u"position"_s, 0}});
    QCOMPARE(first.value(u"position"_s).toInt(), 0);
    QCOMPARE(titlesOf(list).constFirst(), u"first"_s);
}

void TestWishlists::wishMovesToAnotherList()
{
    const QString from = addList(u"From"_s);
    const QString to = addList(u"To"_s);
    const QString id = addWish(from, {{u"title"_s, u"Emma"_s}}).value(u"id"_s).toString();
    m_world->json(Method::Patch, u"/api/v1/wishes/"_s + id, m_ada, 200, {{u"wishlist_id"_s, to}});
    QVERIFY(titlesOf(from).isEmpty());
    QCOMPARE(titlesOf(to), QStringList(u"Emma"_s));
    m_world->json(Method::Patch, u"/api/v1/wishes/"_s + id, m_ada, 422,
                  {{u"wishlist_id"_s, Uuid::create().toString()}});
}

void TestWishlists::tagsAreRowsOfTheirOwn()
{
    const QString list = addList(u"To read"_s);
    const QJsonObject wish =
        addWish(list, {{u"title"_s, u"Emma"_s}, {u"tags"_s, QJsonArray{u"gift"_s, u"summer"_s}}});
    QCOMPARE(wish.value(u"tags"_s).toArray().size(), 2);
    const QJsonObject after =
        m_world->json(Method::Patch, u"/api/v1/wishes/"_s + wish.value(u"id"_s).toString(), m_ada,
                      200, {{u"tags"_s, QJsonArray{u"summer"_s, u"sea"_s}}});
    QCOMPARE(after.value(u"tags"_s).toArray(), (QJsonArray{u"sea"_s, u"summer"_s}));
    FakeDevice device(*m_world, m_ada, 0xA);
    device.pull();
    const Uuid gift = protocol::tagId(*Uuid::parse(wish.value(u"id"_s).toString()), u"gift");
    QVERIFY(!device.row(RowKind::Tag, gift)->life.isAlive);
}

void TestWishlists::deletedListTakesItsWishes()
{
    const QString list = addList(u"To read"_s);
    const QString id = addWish(list, {{u"title"_s, u"Emma"_s}}).value(u"id"_s).toString();
    m_world->json(Method::Delete, u"/api/v1/wishlists/"_s + list, m_ada, 204);
    m_world->json(Method::Get, u"/api/v1/wishlists/%1/wishes"_s.arg(list), m_ada, 404);
    m_world->json(Method::Get, u"/api/v1/wishes/"_s + id, m_ada, 404);
    m_world->json(Method::Patch, u"/api/v1/wishes/"_s + id, m_ada, 404, {{u"note"_s, u"x"_s}});
    // A device brings the list back, and the wish returns with it.
    FakeDevice device(*m_world, m_ada, 0xA);
    device.pull();
    device.life(RowKind::List, *Uuid::parse(list), true);
    device.syncAll();
    QCOMPARE(titlesOf(list), QStringList(u"Emma"_s));
}

void TestWishlists::ifMatchThatDoesNotMatchIs412()
{
    const QString list = addList(u"To read"_s);
    const QString path =
        u"/api/v1/wishes/"_s + addWish(list, {{u"title"_s, u"Emma"_s}}).value(u"id"_s).toString();
    const QByteArray tag =
        m_world->json(Method::Get, path, m_ada, 200).value(u"_etag"_s).toString().toLatin1();
    m_world->json(Method::Patch, path, m_ada, 200, {{u"note"_s, u"1"_s}}, {{"if-match", tag}});
    m_world->json(Method::Patch, path, m_ada, 412, {{u"note"_s, u"2"_s}}, {{"if-match", tag}});
    m_world->json(Method::Delete, path, m_ada, 412, {}, {{"if-match", tag}});
    const QJsonObject now = m_world->json(Method::Get, path, m_ada, 200);
    QCOMPARE(now.value(u"note"_s).toString(), u"1"_s);
    m_world->json(Method::Delete, path, m_ada, 204, {},
                  {{"if-match", now.value(u"_etag"_s).toString().toLatin1()}});
    m_world->json(Method::Get, path, m_ada, 404);
}

void TestWishlists::othersSeeNothing()
{
    const QString list = addList(u"To read"_s);
    const QString wish = addWish(list, {{u"title"_s, u"Emma"_s}}).value(u"id"_s).toString();
    const Person bo = m_world->addPerson(u"Bo"_s);
    const QStringList paths{u"/api/v1/wishlists/"_s + list, u"/api/v1/wishes/"_s + wish};
    for (const QString &path : paths) {
        m_world->json(Method::Get, path, bo, 404);
        m_world->json(Method::Patch, path, bo, 404, {{u"note"_s, u"x"_s}});
        m_world->json(Method::Delete, path, bo, 404);
    }
    m_world->json(Method::Get, u"/api/v1/wishlists/%1/wishes"_s.arg(list), bo, 404);
    m_world->json(Method::Post, u"/api/v1/wishlists/%1/wishes"_s.arg(list), bo, 404,
                  {{u"title"_s, u"x"_s}});
    QVERIFY(m_world->json(Method::Get, u"/api/v1/wishlists"_s, bo, 200)
                .value(u"items"_s)
                .toArray()
                .isEmpty());
    m_world->json(Method::Get, u"/api/v1/wishlists"_s, Person(), 401);
}

void TestWishlists::pagesAndSorts()
{
    const QString list = addList(u"To read"_s);
    const QStringList titles{u"The Zebra"_s, u"Émile"_s, u"Alpha"_s, u"beta"_s, u"The Apple"_s};
    for (const QString &title : titles) {
        m_world->clock.advance(std::chrono::seconds(1));
        addWish(list, {{u"title"_s, title}, {u"priority"_s, int(title.size())}});
    }
    QCOMPARE(titlesOf(list), titles);
    QCOMPARE(titlesOf(list, u"sort=title:asc"_s),
             QStringList({u"Alpha"_s, u"The Apple"_s, u"beta"_s, u"Émile"_s, u"The Zebra"_s}));
    QCOMPARE(titlesOf(list, u"sort=added:desc"_s), QStringList(titles.crbegin(), titles.crend()));
    for (const QString &sort :
         {u"position:asc"_s, u"title:desc"_s, u"priority:asc"_s, u"edited:desc"_s}) {
        QStringList paged;
        QString cursor;
        do {
            const QJsonObject page = m_world->json(
                Method::Get,
                u"/api/v1/wishlists/%1/wishes?limit=2&sort=%2&cursor=%3"_s.arg(list, sort, cursor),
                m_ada, 200);
            const QJsonArray items = page.value(u"items"_s).toArray();
            for (const QJsonValue &item : items) {
                paged.append(item.toObject().value(u"title"_s).toString());
            }
            cursor = page.value(u"next_cursor"_s).toString();
        } while (!cursor.isEmpty() && paged.size() < 20);
        QCOMPARE(paged, titlesOf(list, u"sort="_s + sort));
    }
    m_world->json(Method::Get, u"/api/v1/wishlists/%1/wishes?sort=colour"_s.arg(list), m_ada, 400);
    const QJsonObject options = m_world->json(
        Method::Get, u"/api/v1/wishlists/%1/wishes?sort_options_only=true"_s.arg(list), m_ada, 200);
    QCOMPARE(options.value(u"sort_options"_s).toArray().size(), 6);
}

void TestWishlists::badBodies_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("field");
    QTest::newRow("no title") << QJsonObject{} << u"title"_s;
    QTest::newRow("empty title") << QJsonObject{{u"title"_s, u"  "_s}} << u"title"_s;
    QTest::newRow("wrong check digit")
        << QJsonObject{{u"title"_s, u"x"_s}, {u"isbn"_s, u"9780140297990"_s}} << u"isbn"_s;
    QTest::newRow("unknown state")
        << QJsonObject{{u"title"_s, u"x"_s}, {u"state"_s, u"lost"_s}} << u"state"_s;
    QTest::newRow("rating 6") << QJsonObject{{u"title"_s, u"x"_s}, {u"rating"_s, 6}} << u"rating"_s;
    QTest::newRow("rating text") << QJsonObject{{u"title"_s, u"x"_s}, {u"rating"_s, u"5"_s}}
                                 << u"rating"_s;
    QTest::newRow("condition") << QJsonObject{{u"title"_s, u"x"_s},
                                              {u"limits"_s,
                                               QJsonObject{{u"condition"_s, u"shiny"_s}}}}
                               << u"limits.condition"_s;
    QTest::newRow("long title") << QJsonObject{{u"title"_s, QString(5000, u'x')}} << u"title"_s;
    QTest::newRow("bad id") << QJsonObject{{u"title"_s, u"x"_s}, {u"id"_s, u"7"_s}} << u"id"_s;
    QTest::newRow("date") << QJsonObject{{u"title"_s, u"x"_s}, {u"bought_at"_s, u"2026-02-31"_s}}
                          << u"bought_at"_s;
}

void TestWishlists::badBodies()
{
    QFETCH(QJsonObject, body);
    QFETCH(QString, field);
    const QString list = addList(u"To read"_s);
    const QJsonObject problem =
        m_world->json(Method::Post, u"/api/v1/wishlists/%1/wishes"_s.arg(list), m_ada, 422, body);
    QCOMPARE(problem.value(u"errors"_s).toArray().at(0).toObject().value(u"field"_s).toString(),
             field);
    QVERIFY(titlesOf(list).isEmpty());
}

QTEST_GUILESS_MAIN(TestWishlists)
#include "tst_wishlists.moc"
