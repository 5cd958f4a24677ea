// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncworld.h"

#include "protocol/limits.h"
#include "protocol/routes.h"
#include "server/api/syncrate.h"

#include <QTest>

using namespace endpaper;
using namespace endpaper::tests;
using namespace std::chrono_literals;

// Every limit of sync.md §8 at, below and above.
class TestSyncLimits : public QObject, private SyncWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeWorld(); }
    void groupsOfABatch_data();
    void groupsOfABatch();
    void opsOfAGroup_data();
    void opsOfAGroup();
    void bytesOfABody_data();
    void bytesOfABody();
    void bytesOfARow_data();
    void bytesOfARow();
    void fieldsOfARow();
    void bytesOfAnAccount();
    void rowsOfAnAccountAreCountedOverItsSpaces();
    void pushesOfASession();
    void repairsOfASession();
    void exchangesCountAsPushes();
    void bucketFillsWithTime();
    void helloSaysEveryLimit();
};

void TestSyncLimits::groupsOfABatch_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("status");
    QTest::newRow("below") << int(protocol::batchGroupsMax) - 1 << 200;
    QTest::newRow("at") << int(protocol::batchGroupsMax) << 200;
    QTest::newRow("above") << int(protocol::batchGroupsMax) + 1 << 413;
}

void TestSyncLimits::groupsOfABatch()
{
    QFETCH(int, count);
    QFETCH(int, status);
    for (int i = 0; i < count; ++i) {
        m_a->set(RowKind::Wish, m_wish, {{"priority", i % 5}});
    }
    QCOMPARE(sendBody(protocol::encode(m_a->request())), status);
    QCOMPARE(m_world->column("SELECT max(through) FROM device").constFirst().toInt(),
             status == 200 ? 2 + count : 2);
}

void TestSyncLimits::opsOfAGroup_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("status");
    QTest::newRow("none") << 0 << 200; // answered "invalid"
    QTest::newRow("at") << int(protocol::groupOpsMax) << 200;
    QTest::newRow("above") << int(protocol::groupOpsMax) + 1 << 200; // "invalid", too
}

void TestSyncLimits::opsOfAGroup()
{
    QFETCH(int, count);
    QFETCH(int, status);
    QList<protocol::Op> ops;
    for (int i = 0; i < count; ++i) {
        ops.append({.op = protocol::OpKind::Set,
                    .kind = RowKind::Wish,
                    .id = m_wish,
                    .fields = {{"priority", i % 5}}});
    }
    m_a->edit(ops);
    const int answered = sendBody(protocol::encode(m_a->request()));
    QCOMPARE(answered, status);
    const bool isTaken = count > 0 && count <= int(protocol::groupOpsMax);
    QCOMPARE(m_a->pushOk().constFirst().result, isTaken ? GroupResult::Ok : GroupResult::Invalid);
}

void TestSyncLimits::bytesOfABody_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("at") << qint64(protocol::batchUnpackedBytesMax) << 400; // read, and nonsense
    QTest::newRow("above") << qint64(protocol::batchUnpackedBytesMax) + 1 << 413;
}

void TestSyncLimits::bytesOfABody()
{
    QFETCH(qint64, bytes);
    QFETCH(int, status);
    QCOMPARE(sendBody(QByteArray(bytes, '\xff')), status);
}

void TestSyncLimits::bytesOfARow_data()
{
    QTest::addColumn<int>("more");
    QTest::addColumn<int>("result");
    QTest::newRow("below") << -1 << int(GroupResult::Ok);
    QTest::newRow("at") << 0 << int(GroupResult::Ok);
    QTest::newRow("above") << 1 << int(GroupResult::Invalid);
}

void TestSyncLimits::bytesOfARow()
{
    QFETCH(int, more);
    QFETCH(int, result);
    const auto bytesNow = [this] {
        return m_world->column("SELECT length(body) FROM row WHERE kind = 1").constFirst().toInt();
    };
    // The note's length is as wide from here on, so that it alone makes the difference.
    m_a->set(RowKind::Wish, m_wish, {{"note", QString(30'000, u'x')}});
    m_a->pushOk();
    const int rest = bytesNow() - 30'000;
    m_a->set(RowKind::Wish, m_wish,
             {{"note", QString(int(protocol::rowBytesMax) - rest + more, u'x')}});
    const auto pushed = m_a->pushOk();
    QCOMPARE(int(pushed.constFirst().result), result);
    QCOMPARE(bytesNow(), more > 0 ? rest + 30'000 : int(protocol::rowBytesMax) + more);
    m_a->pull();
    QCOMPARE(m_a->serverDigest.value(), m_a->digest());
}

void TestSyncLimits::fieldsOfARow()
{
    makeWorld({.pushBurst = 1000});
    // Piece by piece to more than any reader takes: the page would be unreadable for everybody.
    int taken = 3; // title, list, pos
    GroupResult last = GroupResult::Ok;
    for (int i = 0; last == GroupResult::Ok && i < 300; ++i) {
        m_a->set(RowKind::Wish, m_wish, {{"future_" + QByteArray::number(i), i}});
        last = m_a->pushOk().constFirst().result;
        taken += last == GroupResult::Ok ? 1 : 0;
    }
    QCOMPARE(last, GroupResult::Invalid);
    QCOMPARE(taken, int(protocol::rowFieldsMax));
    m_a->pull();
    QCOMPARE(m_a->row(RowKind::Wish, m_wish)->fields.size(), protocol::rowFieldsMax);
}

void TestSyncLimits::bytesOfAnAccount()
{
    makeWorld({.bytesMax = 100'000});
    m_a->set(RowKind::Wish, m_wish, {{"note", QString(50'000, u'x')}});
    m_a->addWish(Uuid::create(), m_list, u"Second"_s, {{"note", QString(48'000, u'x')}});
    m_a->addWish(Uuid::create(), m_list, u"Third"_s, {{"note", QString(3'000, u'x')}});
    m_a->set(RowKind::Wish, m_wish, {{"note", u"short"_s}});
    m_a->addWish(Uuid::create(), m_list, u"Fourth"_s, {{"note", QString(3'000, u'x')}});
    const auto results = m_a->pushOk();
    QCOMPARE(results[0].result, GroupResult::Ok);
    QCOMPARE(results[1].result, GroupResult::Ok);
    QCOMPARE(results[2].result, GroupResult::Quota);
    QCOMPARE(results[3].result, GroupResult::Ok); // what shrinks is always taken
    QCOMPARE(results[4].result, GroupResult::Ok);
}

void TestSyncLimits::rowsOfAnAccountAreCountedOverItsSpaces()
{
    makeWorld({.liveRowsMax = 5});
    // The list moves into a space of its own; its rows count as before.
    const QString path = u"/api/v1/wishlists/%1/invites"_s.arg(m_list.toString());
    m_world->json(Method::Post, path, m_a->person, 201);
    QCOMPARE(m_world->column("SELECT sum(live_rows) FROM space").constFirst().toInt(), 2);
    for (int i = 0; i < 4; ++i) {
        m_a->addList(Uuid::create(), u"Another"_s);
    }
    const auto results = m_a->pushOk();
    QCOMPARE(results[2].result, GroupResult::Ok); // the fifth
    QCOMPARE(results[3].result, GroupResult::Quota);
}

void TestSyncLimits::pushesOfASession()
{
    makeWorld({.pushesPerSecond = 2, .pushBurst = 3});
    const QByteArray request = protocol::encode(m_a->request()); // the first took one
    QCOMPARE(sendBody(request), 200);
    QCOMPARE(sendBody(request), 200);
    m_a->set(RowKind::Wish, m_wish, {{"note", u"kept"_s}});
    const auto reply =
        m_world->sync(protocol::pushPath, m_a->person, protocol::encode(m_a->request()));
    QCOMPARE(reply.status, 429);
    const auto retry = std::ranges::find(reply.headers, QByteArray("Retry-After"),
                                         &QPair<QByteArray, QByteArray>::first);
    QVERIFY(retry != reply.headers.end());
    QCOMPARE(retry->second, QByteArray("1"));
    m_a->pull(); // reading goes on
    m_world->clock.advance(500ms);
    QCOMPARE(m_a->pushOk().constFirst().result, GroupResult::Ok);
    // Another's session has its own.
    FakeDevice other(*m_world, m_world->addPerson(u"Bo"_s), 0xB);
    QVERIFY(!refusalOf(other.push()));
}

void TestSyncLimits::repairsOfASession()
{
    makeWorld({.repairsPerHour = 60, .repairBurst = 3});
    const auto repair = [this](const FakeDevice &device) {
        const protocol::RepairRequest compare{
            .space = device.space, .buckets = QList<quint64>(protocol::repairBuckets, 0)};
        return m_world->sync(protocol::repairPath, device.person, protocol::encode(compare));
    };
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(repair(*m_a).status, 200);
    }
    const auto reply = repair(*m_a);
    QCOMPARE(reply.status, 429);
    const auto retry = std::ranges::find(reply.headers, QByteArray("Retry-After"),
                                         &QPair<QByteArray, QByteArray>::first);
    QVERIFY(retry != reply.headers.end());
    QCOMPARE(retry->second, QByteArray("60"));
    m_a->pull(); // and everything else goes on
    m_a->set(RowKind::Wish, m_wish, {{"note", u"kept"_s}});
    QCOMPARE(m_a->pushOk().constFirst().result, GroupResult::Ok);
    m_world->clock.advance(60s - 1ms);
    QCOMPARE(repair(*m_a).status, 429);
    m_world->clock.advance(1ms);
    QCOMPARE(repair(*m_a).status, 200);
    QCOMPARE(repair(*m_a).status, 429);
    FakeDevice other(*m_world, m_world->addPerson(u"Bo"_s), 0xB);
    QVERIFY(!refusalOf(other.push()));
    QCOMPARE(repair(other).status, 200);
}

void TestSyncLimits::exchangesCountAsPushes()
{
    makeWorld({.pushesPerSecond = 2, .pushBurst = 3}); // the first push took one
    const protocol::RepairRequest exchange{.space = m_a->space, .want = {{"wish", m_wish}}};
    const QByteArray body = protocol::encode(exchange);
    QCOMPARE(m_world->sync(protocol::repairPath, m_a->person, body).status, 200);
    QCOMPARE(m_world->sync(protocol::repairPath, m_a->person, body).status, 200);
    QCOMPARE(m_world->sync(protocol::repairPath, m_a->person, body).status, 429);
    m_world->clock.advance(500ms);
    QCOMPARE(m_world->sync(protocol::repairPath, m_a->person, body).status, 200);
}

void TestSyncLimits::bucketFillsWithTime()
{
    server::SessionRate sessions;
    const server::Rate rate = SyncLimits().pushRate(); // 20 a second after 200
    const Uuid session = Uuid::create();
    Instant now = m_world->clock.now();
    for (int i = 0; i < 200; ++i) {
        QCOMPARE(sessions.take(session, rate, now), 0s);
    }
    QCOMPARE(sessions.take(session, rate, now), 1s);
    QCOMPARE(sessions.take(session, rate, now + 49ms), 1s);
    QCOMPARE(sessions.take(session, rate, now + 50ms), 0s);
    QCOMPARE(sessions.take(session, rate, now - 1h), 1s); // the clock went back
    now += 24h;
    for (int i = 0; i < 200; ++i) {
        QCOMPARE(sessions.take(session, rate, now), 0s); // never more than the burst
    }
    QCOMPARE(sessions.take(session, rate, now), 1s);
    for (int i = 0; i < 5000; ++i) {
        QCOMPARE(sessions.take(Uuid::create(), rate, now + std::chrono::hours(i)), 0s);
    }
}

void TestSyncLimits::helloSaysEveryLimit()
{
    makeWorld({.liveRowsMax = 50, .bytesMax = 1000'000, .devicesMax = 3, .pushesPerSecond = 7});
    const protocol::HelloRequest hello{.account = m_a->person.account, .device = 0xB};
    const auto reply = protocol::decodeHelloReply(
        m_world->sync(protocol::helloPath, m_a->person, protocol::encode(hello)).body);
    QCOMPARE(reply->limits.group, qint64(protocol::groupOpsMax));
    QCOMPARE(reply->limits.accountRows, 50);
    QCOMPARE(reply->limits.accountBytes, 1000'000);
    QCOMPARE(reply->limits.devices, 3);
    QCOMPARE(reply->limits.pushesASecond, 7);
    QCOMPARE(reply->limits.spaces, 64);
}

QTEST_GUILESS_MAIN(TestSyncLimits)
#include "tst_synclimits.moc"
