// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncworld.h"

#include "domain/merge.h"
#include "protocol/routes.h"
#include "protocol/schema.h"
#include "server/api/clockguard.h"
#include "server/api/synccollect.h"
#include "server/api/syncmaintenance.h"

#include <QSignalSpy>
#include <QTest>

using namespace endpaper;
using namespace endpaper::tests;
using namespace std::chrono_literals;
using std::chrono::days;

// What lay in the Trash long enough, and what every device has seen.
class TestSyncCollect : public QObject, private SyncWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void trashKeepsFieldsForNinetyDays();
    void wishesOfADeletedListGoWithItForGood();
    void tagsOfADeletedWishGoWithItForGood();
    void wishOfAListThatIsDeletedAgainGoesWithItForGood();
    void removedTagIsRememberedForWhoAddsItLate();
    void tombstoneWaitsForTheSlowestDevice();
    void deviceOlderThanTheFloorMustResync();
    void freshDevicePagesBelowTheFloor();
    void expiredDeviceHoldsNothingUp();
    void signedOutDeviceHoldsNothingUp();
    void losersAndNoticesGoAfterNinetyDays();
    void slicesGoOnUntilAllIsDone();
    void nothingIsCollectedByAWrongClock();

private:
    void collect();
    int count(const char *sql);
};

void TestSyncCollect::init()
{
    makeWorld({}, {{"note", u"signed"_s}});
    m_b->pull();
    hello(*m_a);
    hello(*m_b);
}

void TestSyncCollect::collect()
{
    server::SyncMaintenance maintenance(*m_world->engine);
    QSignalSpy finished(&maintenance, &server::SyncMaintenance::finished);
    maintenance.run();
    QVERIFY(finished.wait());
}

int TestSyncCollect::count(const char *sql) { return m_world->column(sql).constFirst().toInt(); }

void TestSyncCollect::trashKeepsFieldsForNinetyDays()
{
    m_a->life(RowKind::Wish, m_wish, false);
    m_a->syncAll();
    m_world->clock.advance(days(90) - 1ms);
    collect();
    FakeDevice early(*m_world, m_a->person, 0xC);
    early.pull();
    QCOMPARE(early.value(m_wish, "note").toString(), u"signed"_s);
    m_world->clock.advance(1ms);
    const int bytes = count("SELECT bytes FROM space");
    collect();
    FakeDevice late(*m_world, m_a->person, 0xD);
    late.pull();
    QVERIFY(!late.row(RowKind::Wish, m_wish)->life.isAlive);
    QVERIFY(late.row(RowKind::Wish, m_wish)->fields.isEmpty());
    QVERIFY(count("SELECT bytes FROM space") < bytes);
    QCOMPARE(late.serverDigest.value(), late.digest());
}

void TestSyncCollect::wishesOfADeletedListGoWithItForGood()
{
    QList<Uuid> many;
    for (int i = 0; i < 150; ++i) {
        many.append(Uuid::create());
        m_a->addWish(many.constLast(), m_list, u"Book"_s);
    }
    m_a->syncAll();
    const Uuid late = Uuid::create();
    m_b->addWish(late, m_list, u"Arrived unseen"_s);
    m_b->pushOk();
    m_world->clock.advance(1s);
    m_a->life(RowKind::List, m_list, false);
    m_a->syncAll();
    m_world->clock.advance(days(91));
    collect();
    m_a->pull();
    QVERIFY(!m_a->row(RowKind::Wish, m_wish)->life.isAlive);
    for (const Uuid &wish : std::as_const(many)) {
        QVERIFY(!m_a->row(RowKind::Wish, wish)->life.isAlive);
    }
    QVERIFY(m_a->row(RowKind::Wish, late)->life.isAlive);
    QCOMPARE(m_a->serverDigest.value(), m_a->digest());
    // Long after, when nobody remembers the list, none of them shows under "Unfiled".
    m_world->clock.advance(days(91));
    hello(*m_a);
    m_b->pull();
    hello(*m_b);
    collect();
    m_world->clock.advance(days(91));
    hello(*m_a);
    hello(*m_b);
    collect();
    QCOMPARE(count("SELECT count(*) FROM row WHERE kind = 0"), 0);
    QCOMPARE(count("SELECT count(*) FROM row WHERE life = 1"), 1);
}

void TestSyncCollect::tagsOfADeletedWishGoWithItForGood()
{
    m_a->edit({FakeDevice::newTag(m_wish, u"gift"_s)});
    m_a->life(RowKind::Wish, m_wish, false);
    m_a->syncAll();
    m_world->clock.advance(days(91));
    collect();
    QCOMPARE(count("SELECT count(*) FROM row WHERE kind = 2 AND life = 1"), 0);
    QCOMPARE(count("SELECT live_rows FROM space"), 1);
}

// Its first delete is stripped already, and so nobody looks a second time what was in it.
void TestSyncCollect::wishOfAListThatIsDeletedAgainGoesWithItForGood()
{
    m_a->life(RowKind::List, m_list, false);
    m_a->syncAll();
    m_world->clock.advance(days(91));
    collect();
    const Uuid late = Uuid::create();
    m_a->addWish(late, m_list, u"Added to what was deleted"_s);
    m_a->life(RowKind::List, m_list, false);
    m_a->syncAll();
    for (int i = 0; i < 4; ++i) {
        m_world->clock.advance(days(91));
        for (FakeDevice *device : {m_a.get(), m_b.get()}) {
            device->pull();
            hello(*device);
        }
        collect();
    }
    QCOMPARE(count("SELECT count(*) FROM row WHERE kind = 0"), 0);
    QCOMPARE(count("SELECT count(*) FROM row WHERE life = 1"), 0);
}

// Cursors are waited for, not what a device has yet to send.
void TestSyncCollect::removedTagIsRememberedForWhoAddsItLate()
{
    const Uuid tag = protocol::tagId(m_wish, u"gift");
    const protocol::Op add = FakeDevice::newTag(m_wish, u"gift"_s);
    m_b->edit({add});
    m_world->clock.advance(1s);
    m_a->edit({add});
    m_a->life(RowKind::Tag, tag, false);
    m_a->syncAll();
    for (int i = 0; i < 3; ++i) {
        m_world->clock.advance(days(91));
        for (FakeDevice *device : {m_a.get(), m_b.get()}) {
            device->pull();
            hello(*device);
        }
        collect();
    }
    QCOMPARE(m_b->pushOk().constFirst().result, GroupResult::Ok);
    for (FakeDevice *device : {m_a.get(), m_b.get()}) {
        device->pull();
        QVERIFY(!device->row(RowKind::Tag, tag)->life.isAlive);
        QCOMPARE(device->serverDigest.value(), device->digest());
    }
}

void TestSyncCollect::tombstoneWaitsForTheSlowestDevice()
{
    m_a->life(RowKind::Wish, m_wish, false);
    m_a->syncAll();
    m_world->clock.advance(days(91));
    collect();
    hello(*m_a);
    m_world->clock.advance(days(88)); // 179 days: B is not expired, and has not seen it
    hello(*m_a);
    collect();
    m_world->clock.advance(days(1)); // 180
    m_b->pull();
    m_b->cursor = 2; // says what it had before
    m_b->lin = m_b->marks.constLast().lin;
    hello(*m_b);
    collect();
    QCOMPARE(count("SELECT count(*) FROM row WHERE life = 0"), 1);
    QCOMPARE(count("SELECT floor FROM space"), 0);
    m_b->pull();
    hello(*m_b);
    hello(*m_a);
    collect();
    QCOMPARE(count("SELECT count(*) FROM row WHERE life = 0"), 0);
    QCOMPARE(count("SELECT floor FROM space"), 3);
    m_a->pull(); // at the floor: it has seen all that was removed
    m_a->set(RowKind::Wish, m_wish, {{"note", u"x"_s}});
    QCOMPARE(m_a->pushOk().constFirst().result, GroupResult::Gone);
}

void TestSyncCollect::deviceOlderThanTheFloorMustResync()
{
    m_a->life(RowKind::Wish, m_wish, false);
    m_a->syncAll();
    for (int i = 0; i < 3; ++i) {
        m_world->clock.advance(days(91));
        hello(*m_a);
        collect();
    }
    QCOMPARE(count("SELECT floor FROM space"), 3);
    const protocol::PullRequest request{
        .spaces = {{.space = m_b->space, .after = m_b->cursor, .lin = m_b->lin}}};
    const auto reply = m_world->sync(protocol::pullPath, m_b->person, protocol::encode(request));
    QCOMPARE(reply.status, 410);
    const auto refusal = protocol::decodeRefusal(reply.body);
    QCOMPARE(refusal->code, Refusal::Code::Resync);
    QCOMPARE(refusal->floor, 3);
    // From the start it is given everything there is.
    FakeDevice fresh(*m_world, m_b->person, 0xC);
    fresh.pull();
    QCOMPARE(fresh.rows.size(), 1);
    QCOMPARE(fresh.serverDigest.value(), fresh.digest());
}

void TestSyncCollect::freshDevicePagesBelowTheFloor()
{
    const Uuid last = Uuid::create();
    for (int i = 0; i < 10; ++i) {
        m_a->addWish(i == 9 ? last : Uuid::create(), m_list, u"Book"_s);
    }
    m_a->life(RowKind::Wish, m_wish, false);
    m_a->syncAll();
    const auto collectAfterAllHaveSeen = [this] {
        m_world->clock.advance(days(91));
        collect();
        m_world->clock.advance(days(91));
        m_a->pull();
        hello(*m_a);
        collect();
    };
    collectAfterAllHaveSeen();
    const int floor = count("SELECT floor FROM space");
    QCOMPARE(floor, 13);
    FakeDevice fresh(*m_world, m_b->person, 0xC);
    fresh.pull(2);
    QVERIFY(fresh.pages > 3);
    QCOMPARE(fresh.rows.size(), 11);
    QCOMPARE(fresh.serverDigest.value(), fresh.digest());
    // A page whose answer got lost is given again; any other place below the floor is not.
    FakeDevice again(*m_world, m_b->person, 0xD);
    const auto page = [&](quint64 after, quint64 lin) {
        const protocol::PullRequest request{
            .spaces = {{.space = again.space, .after = after, .lin = lin}}, .rows = 2};
        return m_world->sync(protocol::pullPath, again.person, protocol::encode(request));
    };
    const auto first = protocol::decodePullReply(page(0, 0).body)->spaces.constFirst();
    QCOMPARE(page(first.next, first.lin).status, 200);
    QCOMPARE(page(first.next, first.lin).status, 200);
    const auto third = protocol::decodePullReply(page(first.next, first.lin).body);
    const auto &place = third->spaces.constFirst();
    QCOMPARE(page(place.next, place.lin).status, 200);
    QCOMPARE(page(first.next, first.lin).status, 410);
    // The floor rose on its way: what it holds may have been removed.
    const auto restarted = protocol::decodePullReply(page(0, 0).body)->spaces.constFirst();
    m_a->life(RowKind::Wish, last, false);
    m_a->syncAll();
    collectAfterAllHaveSeen();
    QVERIFY(count("SELECT floor FROM space") > floor);
    QCOMPARE(page(restarted.next, restarted.lin).status, 410);
    again.pull(2);
    QCOMPARE(again.serverDigest.value(), again.digest());
}

void TestSyncCollect::expiredDeviceHoldsNothingUp()
{
    m_a->life(RowKind::Wish, m_wish, false);
    m_a->syncAll();
    m_world->clock.advance(days(100));
    hello(*m_a);
    collect();
    m_world->clock.advance(days(80)); // exactly 180 since B was seen: not yet
    collect();
    QCOMPARE(count("SELECT count(*) FROM device WHERE expired = 1"), 0);
    m_world->clock.advance(1ms);
    collect();
    QCOMPARE(count("SELECT count(*) FROM device WHERE expired = 1"), 1);
    QCOMPARE(count("SELECT count(*) FROM row WHERE life = 0"), 0);
    hello(*m_b); // it is back, and counts again
    QCOMPARE(count("SELECT count(*) FROM device WHERE expired = 1"), 0);
}

void TestSyncCollect::signedOutDeviceHoldsNothingUp()
{
    const auto session = [this](const char *revoked) {
        return m_world->engine->writeAndWait([&](server::Context &context) -> Expected<> {
            TRY_ASSIGN(auto statement,
                       context.transaction.database().prepare(
                           QByteArray("INSERT OR REPLACE INTO session (id, account, device_name, "
                                      "created, last_seen, revoked_at) VALUES (?1, ?2, 'Phone', 1, "
                                      "1, ")
                           + revoked + ")"));
            return statement.bindAll(m_a->person.session, m_a->person.account).run();
        });
    };
    QVERIFY(session("NULL"));
    collect();
    QCOMPARE(count("SELECT count(*) FROM device WHERE expired = 1"), 0);
    QVERIFY(session("2"));
    collect();
    QCOMPARE(count("SELECT count(*) FROM device WHERE expired = 1"), 2);
    hello(*m_b); // signed in again
    QCOMPARE(count("SELECT count(*) FROM device WHERE expired = 1"), 1);
}

void TestSyncCollect::losersAndNoticesGoAfterNinetyDays()
{
    m_a->set(RowKind::Wish, m_wish, {{"note", u"earlier"_s}});
    m_world->clock.advance(1s);
    m_b->set(RowKind::Wish, m_wish, {{"note", u"later"_s}});
    m_a->pushOk();
    m_b->pushOk();
    QCOMPARE(count("SELECT count(*) FROM loser"), 1);
    m_a->pull();
    QCOMPARE(m_a->notices.size(), 1); // whoever wrote the value that lost is told by a pull
    QCOMPARE(m_a->notices.constFirst().value.toString(), u"earlier"_s);
    QCOMPARE(m_a->notices.constFirst().stamp.device, 0xA);
    m_world->clock.advance(days(90) - 1ms);
    collect();
    QCOMPARE(count("SELECT count(*) FROM loser"), 1);
    QCOMPARE(count("SELECT count(*) FROM notice"), 1);
    m_world->clock.advance(1ms);
    collect();
    QCOMPARE(count("SELECT count(*) FROM loser"), 0);
    QCOMPARE(count("SELECT count(*) FROM notice"), 0);
}

void TestSyncCollect::slicesGoOnUntilAllIsDone()
{
    for (int i = 0; i < 1200; ++i) {
        const Uuid wish = Uuid::create();
        m_a->addWish(wish, m_list, u"Book"_s);
        m_a->life(RowKind::Wish, wish, false);
        if (m_a->outbox.size() >= 900) {
            m_a->pushOk();
        }
    }
    m_a->syncAll();
    m_world->clock.advance(days(91));
    collect();
    QCOMPARE(count("SELECT count(*) FROM row WHERE life = 0 AND stripped = 0"), 0);
    QCOMPARE(count("SELECT count(*) FROM row WHERE life = 0"), 1200);
    m_world->clock.advance(days(91));
    hello(*m_a);
    collect();
    QCOMPARE(count("SELECT count(*) FROM row WHERE life = 0"), 0);
}

void TestSyncCollect::nothingIsCollectedByAWrongClock()
{
    m_a->life(RowKind::Wish, m_wish, false);
    m_a->syncAll();
    auto passed = 0ms;
    const server::ClockGuard guard(m_world->clock.now(), [&] { return passed; });
    m_world = nullptr;
    m_world = std::make_unique<ApiWorld>(SyncLimits{.clockGuard = &guard});
    m_a = std::make_unique<FakeDevice>(*m_world, m_world->addPerson(u"Ada"_s), 0xA);
    m_a->addList(m_list, u"To read"_s);
    m_a->life(RowKind::List, m_list, false);
    m_a->syncAll();
    m_world->clock.advance(days(91));
    collect();
    QCOMPARE(count("SELECT count(*) FROM row WHERE stripped = 1"), 0);
    passed = days(91);
    collect();
    QCOMPARE(count("SELECT count(*) FROM row WHERE stripped = 1"), 1);
}

QTEST_GUILESS_MAIN(TestSyncCollect)
#include "tst_synccollect.moc"
