// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncworld.h"

#include "protocol/limits.h"
#include "protocol/routes.h"
#include "server/api/clockguard.h"

#include <QCborArray>
#include <QCborMap>

using namespace endpaper;
using namespace endpaper::tests;
using namespace std::chrono_literals;
using std::chrono::days;

// What the server does not take, and how it says so.
class TestSyncRefusals : public QObject, private SyncWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeWorld({.liveRowsMax = 50, .bytesMax = 100'000}); }
    void gapSaysWhatShouldCome();
    void otherChainIsForked();
    void changedGroupUnderAnOldNumberIsForked();
    void clockAheadKeepsWhatCameBefore();
    void clockLimit_data();
    void clockLimit();
    void serverClockThatWentBackStopsWriting();
    void serverClockThatWasPutForwardStopsWriting();
    void rowThatIsNotThereIsGone();
    void newWithoutARequiredFieldIsInvalid();
    void strangersSpaceIsDeniedAndNotPulled();
    void quotaRefusesGrowthOnly();
    void copyThatWasNotTakenDeniesTheDelete();
    void movedRowSaysWhere();
    void oneUnreadableGroupTakesNoneAlong_data();
    void oneUnreadableGroupTakesNoneAlong();
    void hostileBodies_data();
    void hostileBodies();

private:
    Refusal refused();
};

Refusal TestSyncRefusals::refused()
{
    const auto pushed = m_a->push();
    const Refusal *refusal = refusalOf(pushed);
    if (!refusal) {
        QTest::qFail("it was taken", __FILE__, __LINE__);
    }
    return refusal ? *refusal : Refusal();
}

void TestSyncRefusals::gapSaysWhatShouldCome()
{
    m_a->next = 9;
    m_a->from = 9;
    m_a->set(RowKind::Wish, m_wish, {{"note", u"late"_s}});
    const Refusal refusal = refused();
    QCOMPARE(refusal.code, Refusal::Code::Gap);
    QCOMPARE(refusal.want, 3);
}

void TestSyncRefusals::otherChainIsForked()
{
    m_a->set(RowKind::Wish, m_wish, {{"note", u"x"_s}});
    m_a->chain ^= 1;
    QCOMPARE(refused().code, Refusal::Code::Forked);
}

void TestSyncRefusals::changedGroupUnderAnOldNumberIsForked()
{
    // A restored copy of the client's file goes on from an older number with other edits.
    FakeDevice copy = *m_a;
    m_a->set(RowKind::Wish, m_wish, {{"note", u"first life"_s}});
    m_a->pushOk();
    m_world->clock.advance(std::chrono::seconds(1));
    copy.set(RowKind::Wish, m_wish, {{"note", u"second life"_s}});
    const auto pushed = copy.push();
    QVERIFY(refusalOf(pushed));
    QCOMPARE(refusalOf(pushed)->code, Refusal::Code::Forked);
}

void TestSyncRefusals::clockAheadKeepsWhatCameBefore()
{
    m_a->set(RowKind::Wish, m_wish, {{"note", u"in time"_s}});
    m_a->clockErrorMs = 3600'000;
    m_a->set(RowKind::Wish, m_wish, {{"note", u"from the future"_s}});
    const Refusal refusal = refused();
    QCOMPARE(refusal.code, Refusal::Code::Clock);
    QCOMPARE(refusal.number, 4);
    QCOMPARE(refusal.aheadMs, 3600'000);
    QVERIFY(refusal.applied);
    QCOMPARE(refusal.applied->through, 3);
    QCOMPARE(refusal.applied->results.size(), 1);
    FakeDevice other(*m_world, m_a->person, 0xB);
    other.pull();
    QCOMPARE(other.value(m_wish, "note").toString(), u"in time"_s);
    // Shifted, with the number that was not used, it is taken.
    m_a->from = 4;
    m_a->chain = refusal.applied->chain;
    m_a->outbox.removeFirst();
    m_a->outbox.first().stamp =
        domain::Stamp::of(quint64(toEpochMs(m_world->clock.now()) + 10), 0, 0xA);
    QCOMPARE(m_a->pushOk().constFirst().result, GroupResult::Ok);
}

void TestSyncRefusals::clockLimit_data()
{
    QTest::addColumn<qint64>("aheadMs");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("below") << protocol::clockAheadMsMax - 1 << true;
    QTest::newRow("at") << protocol::clockAheadMsMax << true;
    QTest::newRow("above") << protocol::clockAheadMsMax + 1 << false;
    QTest::newRow("a year") << qint64(365) * 86400 * 1000 << false;
    QTest::newRow("a year behind") << qint64(-365) * 86400 * 1000 << true;
}

void TestSyncRefusals::clockLimit()
{
    QFETCH(qint64, aheadMs);
    QFETCH(bool, isTaken);
    m_a->clockErrorMs = aheadMs;
    m_a->set(RowKind::Wish, m_wish, {{"note", u"x"_s}});
    QCOMPARE(refusalOf(m_a->push()) == nullptr, isTaken);
}

void TestSyncRefusals::serverClockThatWentBackStopsWriting()
{
    m_world->clock.advance(-std::chrono::minutes(11));
    m_a->set(RowKind::Wish, m_wish, {{"note", u"x"_s}});
    QCOMPARE(
        m_world->sync(protocol::pushPath, m_a->person, protocol::encode(m_a->request())).status,
        503);
    m_a->pull(); // reading goes on
    m_world->clock.advance(std::chrono::minutes(11));
    QCOMPARE(m_a->pushOk().constFirst().result, GroupResult::Ok);
}

void TestSyncRefusals::serverClockThatWasPutForwardStopsWriting()
{
    auto passed = 0ms;
    const Instant start = m_world->clock.now();
    const server::ClockGuard guard(start, [&] { return passed; });
    QVERIFY(!guard.hasJumped(start + days(1) - 1ms));
    QVERIFY(guard.hasJumped(start + days(1)));
    passed = days(3); // asleep, say: the time since boot went on
    QVERIFY(!guard.hasJumped(start + days(3)));
    passed = 0ms;
    m_world = std::make_unique<ApiWorld>(SyncLimits{.clockGuard = &guard});
    m_a = std::make_unique<FakeDevice>(*m_world, m_world->addPerson(u"Ada"_s), 0xA);
    m_a->addList(m_list, u"To read"_s);
    m_a->pushOk();
    m_world->clock.advance(days(1));
    m_a->set(RowKind::List, m_list, {{"name", u"x"_s}});
    const auto reply =
        m_world->sync(protocol::pushPath, m_a->person, protocol::encode(m_a->request()));
    QCOMPARE(reply.status, 503);
    m_a->pull(); // reading goes on
    passed = days(1);
    QCOMPARE(m_a->pushOk().constFirst().result, GroupResult::Ok);
}

void TestSyncRefusals::rowThatIsNotThereIsGone()
{
    m_a->set(RowKind::Wish, Uuid::create(), {{"note", u"husk"_s}});
    m_a->life(RowKind::Wish, Uuid::create(), false);
    const auto results = m_a->pushOk();
    QCOMPARE(results[0].result, GroupResult::Gone);
    QCOMPARE(results[1].result, GroupResult::Gone);
    QCOMPARE(m_world->column("SELECT count(*) FROM row").constFirst().toInt(), 2);
}

void TestSyncRefusals::newWithoutARequiredFieldIsInvalid()
{
    m_a->edit({{.op = protocol::OpKind::New,
                .kind = RowKind::Wish,
                .id = Uuid::create(),
                .fields = {{"title", u"x"_s}}}});
    const auto results = m_a->pushOk();
    QCOMPARE(results[0].result, GroupResult::Invalid);
    QVERIFY(!results[0].field.isEmpty());
    QCOMPARE(results[0].seq, 0);
}

void TestSyncRefusals::strangersSpaceIsDeniedAndNotPulled()
{
    FakeDevice stranger(*m_world, m_world->addPerson(u"Bo"_s), 0xB);
    stranger.space = m_a->space;
    stranger.set(RowKind::Wish, m_wish, {{"note", u"mine now"_s}});
    stranger.addWish(Uuid::create(), m_list, u"smuggled"_s);
    const auto results = stranger.pushOk();
    QCOMPARE(results[0].result, GroupResult::Denied);
    QCOMPARE(results[1].result, GroupResult::Denied);
    const protocol::PullRequest request{.spaces = {{.space = m_a->space}}};
    const auto reply =
        m_world->sync(protocol::pullPath, stranger.person, protocol::encode(request));
    QCOMPARE(reply.status, 200);
    QVERIFY(protocol::decodePullReply(reply.body)->spaces.isEmpty());
    m_a->pull();
    QCOMPARE(m_a->rows.size(), 2);
}

void TestSyncRefusals::quotaRefusesGrowthOnly()
{
    for (int i = 0; i < 49; ++i) {
        m_a->addWish(Uuid::create(), m_list, u"Book"_s);
    }
    const auto results = m_a->pushOk();
    QCOMPARE(results[47].result, GroupResult::Ok); // the fiftieth row
    QCOMPARE(results[48].result, GroupResult::Quota);
    m_a->set(RowKind::Wish, m_wish, {{"want", false}});
    m_a->life(RowKind::Wish, m_wish, false);
    m_a->addWish(Uuid::create(), m_list, u"Book"_s);
    const auto after = m_a->pushOk();
    QCOMPARE(after[1].result, GroupResult::Ok);
    QCOMPARE(after[2].result, GroupResult::Ok);
    m_a->set(RowKind::Wish, m_wish, {{"note", QString(60'000, u'x')}});
    m_a->set(RowKind::Wish, m_wish,
             {{"note", QString(60'000, u'y')}, {"title", QString(60'000, u'y')}});
    const auto large = m_a->pushOk();
    QVERIFY(large[1].result == GroupResult::Invalid || large[1].result == GroupResult::Quota);
    // Over REST it is said in words.
    const QJsonObject problem = m_world->json(Method::Post, u"/api/v1/wishlists"_s, m_a->person,
                                              413, {{u"name"_s, u"More"_s}});
    QCOMPARE(problem["code"_L1].toString(), u"sync.quota"_s);
    QVERIFY(problem["detail"_L1].toString().contains(u"account is full"_s));
}

void TestSyncRefusals::copyThatWasNotTakenDeniesTheDelete()
{
    const quint64 bad = m_a->set(RowKind::Wish, Uuid::create(), {{"note", u"gone"_s}});
    const Uuid elsewhere = Uuid::create();
    m_a->edit({{.op = protocol::OpKind::Life,
                .kind = RowKind::Wish,
                .id = m_wish,
                .isAlive = false,
                .movedTo = std::pair(m_a->space, elsewhere),
                .need = bad}});
    QCOMPARE(m_a->pushOk()[1].result, GroupResult::Denied);
    m_a->pull();
    QVERIFY(m_a->row(RowKind::Wish, m_wish)->life.isAlive);
}

void TestSyncRefusals::movedRowSaysWhere()
{
    const Uuid elsewhere = Uuid::create();
    const quint64 copy = m_a->addWish(elsewhere, m_list, u"Austerlitz"_s);
    m_a->edit({{.op = protocol::OpKind::Life,
                .kind = RowKind::Wish,
                .id = m_wish,
                .isAlive = false,
                .movedTo = std::pair(m_a->space, elsewhere),
                .need = copy}});
    m_a->set(RowKind::Wish, m_wish, {{"note", u"to the old place"_s}});
    const auto results = m_a->pushOk();
    QCOMPARE(results[1].result, GroupResult::Ok);
    QCOMPARE(results[2].result, GroupResult::Moved);
    QCOMPARE(results[2].movedSpace, m_a->space);
    QCOMPARE(results[2].movedId, elsewhere);
}

void TestSyncRefusals::oneUnreadableGroupTakesNoneAlong_data()
{
    QTest::addColumn<QCborMap>("changed"); // members of the group's op
    QTest::addColumn<QString>("field");
    QTest::newRow("a newer op") << QCborMap{{u"o"_s, u"append"_s}} << u"o"_s;
    QTest::newRow("an id that is none") << QCborMap{{u"id"_s, u"zz"_s}} << u"id"_s;
    QTest::newRow("a life that is none") << QCborMap{{u"a"_s, u"x"_s}} << u"a"_s;
    QTest::newRow("no id") << QCborMap{{u"id"_s, QCborValue()}} << u"id"_s;
    QTest::newRow("no generation") << QCborMap{{u"gen"_s, 300}} << u"gen"_s;
    QTest::newRow("fields that are none") << QCborMap{{u"f"_s, 7}} << u"f"_s;
    QTest::newRow("a long name")
        << QCborMap{{u"f"_s, QCborMap{{QString(protocol::fieldNameBytesMax + 1, u'f'), 1}}}}
        << u"f"_s;
    QCborMap many;
    for (int i = 0; i <= protocol::rowFieldsMax; ++i) {
        many.insert(u"f%1"_s.arg(i), i);
    }
    QTest::newRow("many fields") << QCborMap{{u"f"_s, many}} << u"f256"_s;
}

void TestSyncRefusals::oneUnreadableGroupTakesNoneAlong()
{
    QFETCH(QCborMap, changed);
    QFETCH(QString, field);
    for (int i = 0; i < 3; ++i) {
        m_a->set(RowKind::Wish, m_wish, {{"priority", i}});
    }
    QCborMap request = QCborValue::fromCbor(protocol::encode(m_a->request())).toMap();
    QCborArray groups = request.take(u"groups"_s).toArray();
    QCborMap group = groups[1].toMap();
    QCborMap op = group.take(u"ops"_s).toArray().first().toMap();
    for (const auto &[key, value] : std::as_const(changed)) {
        op.remove(key);
        if (!value.isUndefined()) {
            op.insert(key, value);
        }
    }
    group.insert(u"ops"_s, QCborArray{op});
    groups[1] = group;
    request.insert(u"groups"_s, groups);
    const QByteArray body = request.toCborValue().toCbor();
    const auto reply = m_world->sync(protocol::pushPath, m_a->person, body);
    QVERIFY2(reply.status == 200, reply.body);
    const auto pushed = protocol::decodePushReply(reply.body);
    QCOMPARE(pushed->results.size(), 3);
    QCOMPARE(pushed->results[0].result, GroupResult::Ok);
    QCOMPARE(pushed->results[1].result, GroupResult::Invalid);
    QCOMPARE(pushed->results[1].number, m_a->from + 1);
    QCOMPARE(pushed->results[1].field, field);
    QVERIFY(pushed->results[1].space.isNil());
    QCOMPARE(pushed->results[2].result, GroupResult::Ok);
    // A retry is answered as before, and the numbers go on behind it.
    const auto again =
        protocol::decodePushReply(m_world->sync(protocol::pushPath, m_a->person, body).body);
    QCOMPARE(again->results, pushed->results);
    m_a->outbox.clear();
    m_a->from = pushed->through + 1;
    m_a->chain = pushed->chain;
    m_a->set(RowKind::Wish, m_wish, {{"priority", 5}});
    QCOMPARE(m_a->pushOk().constFirst().result, GroupResult::Ok);
}

void TestSyncRefusals::hostileBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("empty") << QByteArray() << 400;
    QTest::newRow("text") << QByteArray("hello") << 400;
    QTest::newRow("truncated")
        << protocol::encode(protocol::PushRequest{.device = 1, .from = 1}).chopped(3) << 400;
    QTest::newRow("deep") << QByteArray(100'000, char(0x81)) << 400;
    QTest::newRow("long length") << QByteArray::fromHex("bb7fffffffffffffff") << 400;
    QTest::newRow("array") << QByteArray::fromHex("80") << 400;
}

void TestSyncRefusals::hostileBodies()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    for (const char *path :
         {protocol::helloPath, protocol::pushPath, protocol::pullPath, protocol::repairPath}) {
        const auto reply = m_world->sync(path, m_a->person, body);
        QVERIFY2(reply.status == status || reply.status == 413, QByteArray::number(reply.status));
        QCOMPARE(reply.contentType, QByteArray("application/problem+json"));
    }
    m_a->set(RowKind::Wish, m_wish, {{"note", u"still here"_s}});
    QCOMPARE(m_a->pushOk().constFirst().result, GroupResult::Ok);
}

QTEST_GUILESS_MAIN(TestSyncRefusals)
#include "tst_syncrefusals.moc"
