// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/digest.h"
#include "protocol/codec.h"
#include "protocol/limits.h"
#include "remotefixture.h"
#include "store/cache/conflicts.h"
#include "store/cache/fetched.h"
#include "store/cache/quarantine.h"
#include "store/cache/repair.h"

using namespace endpaper;
using namespace endpaper::store;
using namespace Qt::StringLiterals;
using domain::RowKind;
using protocol::GroupResult;

// Clocks, new devices, and histories that do not meet.
class TestCacheRepair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theClockShiftKeepsOrderAndRegisters();
    void aNewDeviceRenumbersAndRestamps();
    void resyncRemovesWhatIsGoneAndKeepsWhatIsNot();
    void repairTellsWhatTheServerLost();
    void whatWasToldAndIsKnownToBothStays();
    void aRowThatLostAndWasNotPulledSinceIsTold();
    void whatARepairMayNotTellGoesToTheQuarantine();
    void marksGrowSparserWithAge();
    void aSpaceThatComesBackIsFetchedAgain();
    void anotherAccountIsRefused();
    void digestsAgreeWithTheRows();
};

void TestCacheRepair::theClockShiftKeepsOrderAndRegisters()
{
    CacheFixture cache;
    cache.bind();
    cache.clock.advance(qint64(365) * 24 * 3600 * 1000); // a year ahead
    const Uuid list = cache.addList(u"Reading"_s);
    const Uuid wish = cache.addWish(list, u"Emma"_s);
    cache.set(wish, "note", u"late"_s);
    const qint64 ahead = qint64(365) * 24 * 3600 * 1000;
    cache.in([&](Transaction &transaction) { return shiftOutbox(transaction, 1, ahead); });
    domain::Stamp last;
    for (const QByteArray &bytes : cache.batch().groups) {
        const auto group = protocol::decodeGroup(bytes);
        QVERIFY(group->stamp > last);
        QVERIFY(group->stamp.ms() < 1'795'000'100'000);
        last = group->stamp;
    }
    QCOMPARE(cache.row(RowKind::Wish, wish)->fields["note"].stamp, last);
    answer(cache, {GroupResult::Ok, GroupResult::Ok, GroupResult::Ok}, 0);
    QVERIFY(!cache.wish(wish)->hasUnsentEdits);
}

void TestCacheRepair::aNewDeviceRenumbersAndRestamps()
{
    CacheFixture cache;
    cache.bind();
    const Uuid list = cache.addList(u"Reading"_s);
    answer(cache, {GroupResult::Ok}, 0);
    const Uuid wish = cache.addWish(list, u"Emma"_s);
    const DeviceState before = cache.state();
    cache.in([](Transaction &transaction) { return becomeNewDevice(transaction); });
    const DeviceState after = cache.state();
    QVERIFY(after.device != before.device);
    QCOMPARE(after.through, quint64(0));
    QCOMPARE(after.nextNumber, quint64(2));
    const auto group = protocol::decodeGroup(cache.batch().groups.first());
    QCOMPARE(group->number, quint64(1));
    QCOMPARE(group->stamp.device, after.device);
    QCOMPARE(cache.row(RowKind::Wish, wish)->fields["title"].stamp, group->stamp);
    QCOMPARE(cache.row(RowKind::List, list)->life.stamp.device, before.device); // confirmed: stays
    answer(cache, {GroupResult::Ok}, 1);
    QVERIFY(!cache.wish(wish)->hasUnsentEdits);
}

void TestCacheRepair::resyncRemovesWhatIsGoneAndKeepsWhatIsNot()
{
    CacheFixture cache;
    cache.bind();
    const Uuid list = cache.addList(u"Reading"_s);
    answer(cache, {GroupResult::Ok}, 0);
    const domain::Row listRow = *cache.row(RowKind::List, list);
    const domain::Row gone = wishRow(Uuid::create(), list, u"gone"_s, 2);
    const domain::Row stays = wishRow(Uuid::create(), list, u"stays"_s, 3);
    apply(cache, {gone, stays}, 3);
    const Uuid unsent = cache.addWish(list, u"unsent"_s);
    cache.in([&](Transaction &transaction) { return beginStaging(transaction, cache.space, 2); });
    const domain::Row fresh = wishRow(Uuid::create(), list, u"fresh"_s, 9);
    protocol::PulledSpace page;
    page.space = cache.space;
    page.next = 9;
    page.rows = {listRow, stays, fresh};
    cache.in([&](Transaction &transaction) { return stagePage(transaction, page); });
    QVERIFY(cache.wish(gone.id)); // the old rows stay visible meanwhile
    const Touched touched =
        cache.in([&](Transaction &transaction) { return finishStaging(transaction, cache.space); });
    QVERIFY(touched.of(RowKind::Wish).contains(gone.id));
    QVERIFY(!cache.wish(gone.id));
    QVERIFY(cache.wish(stays.id));
    QVERIFY(cache.wish(fresh.id));
    QVERIFY(cache.wish(unsent));
    QCOMPARE(home(cache).cursor, quint64(9));
    QCOMPARE(home(cache).condition, SpaceCondition::Ok);
    QCOMPARE(cache.batch().groups.size(), 1); // only what was unsent before
}

void TestCacheRepair::repairTellsWhatTheServerLost()
{
    CacheFixture cache;
    cache.bind();
    const Uuid list = cache.addList(u"Reading"_s);
    answer(cache, {GroupResult::Ok}, 0);
    const domain::Row same = wishRow(Uuid::create(), list, u"same"_s, 2);
    domain::Row edited = wishRow(Uuid::create(), list, u"before"_s, 3);
    const domain::Row atFork = edited;
    const domain::Row collected = wishRow(Uuid::create(), list, u"deleted and collected"_s, 4);
    apply(cache, {same, edited, collected}, 4);
    // After the fork, and lost by the server: an edit, and a new row.
    edited.fields["title"] = {u"after"_s, edited.fields["title"].stamp.next(50), 5};
    edited.seq = 5;
    const domain::Row lost = wishRow(Uuid::create(), list, u"lost"_s, 6);
    apply(cache, {edited, lost}, 6);
    cache.set(same.id, "note", u"unsent"_s);
    const Uuid unsent = cache.addWish(list, u"unsent"_s);
    cache.in([](Transaction &transaction) { return becomeNewDevice(transaction); });
    cache.in([&](Transaction &transaction) { return beginRepair(transaction, cache.space, 4); });
    const auto request =
        cache.in([&](Transaction &transaction) { return repairRequest(transaction, cache.space); });
    QVERIFY(request.marks.contains(protocol::Mark{4, 4000}));
    quint64 sum = 0;
    for (const quint64 bucket : request.buckets) {
        sum += bucket;
    }
    const domain::Row listRow = *cache.row(RowKind::List, list);
    QCOMPARE(sum,
             domain::rowDigest(listRow) + domain::rowDigest(same) + domain::rowDigest(edited)
                 + domain::rowDigest(collected) + domain::rowDigest(lost));
    const domain::Row theirs = wishRow(Uuid::create(), list, u"only there"_s, 5);
    protocol::RepairReply reply{.fork = 4, .floor = 4};
    for (int i = 0; i < protocol::repairBuckets; ++i) {
        reply.listed.append(i);
    }
    for (const domain::Row &row : {listRow, same, atFork, theirs}) {
        reply.mine.append({{domain::rowKindName(row.kind), row.id}, domain::rowDigest(row)});
    }
    auto plan = cache.in(
        [&](Transaction &transaction) { return planRepair(transaction, cache.space, reply); });
    QCOMPARE(plan.want, (QList<protocol::RowName>{{"wish", theirs.id}}));
    QVERIFY(plan.touched.of(RowKind::Wish).contains(collected.id));
    QVERIFY(!cache.wish(collected.id));
    const auto exchange = cache.in([&](Transaction &transaction) {
        return exchangeRequest(transaction, cache.space, 4, plan);
    });
    QVERIFY(plan.isDone());
    QCOMPARE(exchange.rows.size(), 2);
    for (const domain::Row &row : exchange.rows) {
        QCOMPARE(row, row.id == lost.id ? lost : edited); // with the stamps that they had
    }
    protocol::RepairReply taken{.fork = 4, .floor = 4, .rows = {theirs, edited, lost}};
    cache.in([&](Transaction &transaction) {
        return applyExchange(transaction, cache.space, taken, cache.clock.now());
    });
    cache.in([&](Transaction &transaction) { return finishRepair(transaction, cache.space, 4); });
    QCOMPARE(cache.wish(theirs.id)->wish.title, u"only there"_s);
    QVERIFY(cache.wish(unsent));
    QCOMPARE(home(cache).cursor, quint64(4));
    QCOMPARE(home(cache).high, (protocol::Mark{4, 4000}));
    QCOMPARE(home(cache).condition, SpaceCondition::Ok);
    QCOMPARE(cache.row(RowKind::Wish, lost.id)->seq, quint64(4));
    QCOMPARE(protocol::decodeGroup(cache.batch().groups.first())->base, quint64(4));
    QCOMPARE(cache.batch().groups.size(), 2); // nothing is made again
}

// The server may have swept the cursor from its log: only what it told us since proves our history.
void TestCacheRepair::whatWasToldAndIsKnownToBothStays()
{
    for (const quint64 fork : {9, 8, 4, 3}) {
        CacheFixture cache;
        cache.bind();
        cache.in([&](Transaction &transaction) -> Expected<> {
            TRY(transaction.database().execute("UPDATE space SET cursor = 4, lin = 4000, high_seq "
                                               "= 9, high_lin = 9000"));
            TRY(transaction.database().execute("INSERT INTO mark (space, seq, lin) VALUES "
                                               "(1, 3, 3000), (1, 4, 4000)"));
            TRY(beginRepair(transaction, cache.space, fork));
            return finishRepair(transaction, cache.space, fork);
        });
        const quint64 cursor = std::min<quint64>(fork, 4);
        QCOMPARE(home(cache).cursor, cursor);
        const protocol::Mark here{cursor, cursor * 1000};
        QCOMPARE(home(cache).high, fork == 9 ? (protocol::Mark{9, 9000}) : here);
    }
}

// Another device's row of the same name won; before it came here the server went back behind both.
void TestCacheRepair::aRowThatLostAndWasNotPulledSinceIsTold()
{
    CacheFixture cache;
    cache.bind();
    const Uuid list = cache.addList(u"Reading"_s);
    answer(cache, {GroupResult::Ok}, 0);
    const Uuid lost = cache.addWish(list, u"lost"_s);
    answer(cache, {GroupResult::Noop}, 7);
    QVERIFY(!cache.wish(lost)->hasUnsentEdits);
    cache.in([&](Transaction &transaction) { return beginRepair(transaction, cache.space, 1); });
    protocol::RepairReply reply;
    reply.fork = 1;
    reply.listed = {domain::repairBucket(lost)};
    auto plan = cache.in(
        [&](Transaction &transaction) { return planRepair(transaction, cache.space, reply); });
    QVERIFY(std::ranges::any_of(plan.send,
                                [&](const protocol::RowName &row) { return row.id == lost; }));
}

void TestCacheRepair::whatARepairMayNotTellGoesToTheQuarantine()
{
    CacheFixture cache;
    cache.bind();
    const Uuid list = cache.addList(u"Reading"_s);
    domain::Row mine = wishRow(Uuid::create(), list, u"mine"_s, 2);
    const domain::Row lost = wishRow(Uuid::create(), list, u"lost"_s, 3);
    apply(cache, {mine, lost}, 3);
    const domain::Row theirs = mine;
    mine.fields["title"] = {u"later"_s, mine.fields["title"].stamp.next(9), 4};
    mine.seq = 4;
    apply(cache, {mine}, 4);
    const protocol::RepairReply reply{
        .fork = 2, .rows = {theirs}, .refused = {{"wish", mine.id}, {"wish", lost.id}}};
    cache.in([&](Transaction &transaction) {
        return applyExchange(transaction, cache.space, reply, cache.clock.now());
    });
    QCOMPARE(cache.wish(mine.id)->wish.title, u"mine"_s);
    QVERIFY(!cache.wish(lost.id));
    QCOMPARE(cache.in([](Transaction &transaction) { return countRefused(transaction); }), 2);
}

void TestCacheRepair::marksGrowSparserWithAge()
{
    CacheFixture cache;
    cache.bind();
    for (quint64 seq = 1; seq <= 5000; seq += 1 + seq % 3) {
        apply(cache, {}, seq);
    }
    const auto request =
        cache.in([&](Transaction &transaction) { return repairRequest(transaction, cache.space); });
    const quint64 head = request.marks.first().seq;
    QCOMPARE(head, home(cache).cursor);
    QVERIFY2(request.marks.size() <= 16, qPrintable(QString::number(request.marks.size())));
    QVERIFY(head - request.marks.last().seq > head / 2);
    for (qsizetype i = 2; i < request.marks.size(); ++i) {
        // Never more than eight times as far back as the one before.
        QVERIFY(head - request.marks[i].seq <= 8 * (head - request.marks[i - 1].seq));
        QCOMPARE(request.marks[i].lin, request.marks[i].seq * 1000);
    }
}

void TestCacheRepair::aSpaceThatComesBackIsFetchedAgain()
{
    CacheFixture cache;
    cache.bind();
    const Uuid shared = Uuid::create();
    const auto tell = [&](const QList<protocol::SpaceState> &spaces) {
        return cache.in([&](Transaction &transaction) { return putSpaces(transaction, spaces); });
    };
    tell({{cache.space, "owner", 0, 0}, {shared, "editor", 5, 0}});
    const domain::Row row = wishRow(Uuid::create(), Uuid::create(), u"Emma"_s, 5);
    cache.in([&](Transaction &transaction) {
        return applyRemote(transaction, {.space = shared, .next = 5, .lin = 5, .rows = {row}});
    });
    QVERIFY(tell({{cache.space, "owner", 0, 0}}).of(RowKind::Wish).contains(row.id));
    QVERIFY(!cache.wish(row.id));
    tell({{cache.space, "owner", 0, 0}, {shared, "viewer", 5, 0}});
    const auto spaces = cache.in([](Transaction &transaction) { return listSpaces(transaction); });
    QCOMPARE(spaces.last().cursor, quint64(0));
    QCOMPARE(spaces.last().condition, SpaceCondition::Ok);
    QCOMPARE(spaces.last().role, QByteArray("viewer"));
}

void TestCacheRepair::anotherAccountIsRefused()
{
    CacheFixture cache;
    const Uuid list = cache.addList(u"Reading"_s); // before any server is known
    cache.bind();
    QCOMPARE(protocol::decodeGroup(cache.batch().groups.first())->space, cache.space);
    auto transaction = Transaction::begin(*cache.database);
    const auto other = bindAccount(*transaction, Uuid::create(), Uuid::create());
    QCOMPARE(other.error().kind, ErrorKind::Conflict);
    QVERIFY(!list.isNil());
}

void TestCacheRepair::digestsAgreeWithTheRows()
{
    CacheFixture cache;
    cache.bind();
    const Uuid list = Uuid::create();
    domain::Row dead = wishRow(Uuid::create(), list, u"dead"_s, 2);
    dead.life.isAlive = false;
    const domain::Row alive = wishRow(Uuid::create(), list, u"alive"_s, 1);
    apply(cache, {alive, dead}, 2);
    const auto digest =
        cache.in([&](Transaction &transaction) { return spaceDigest(transaction, cache.space); });
    QCOMPARE(digest, domain::rowDigest(alive) + domain::rowDigest(dead));
    // Kept by adding and subtracting from here on.
    cache.set(alive.id, "note", u"more"_s);
    cache.commit({LocalOp::life(RowKind::Wish, dead.id, true)});
    const Uuid added = cache.addWish(list, u"added"_s);
    cache.commit({LocalOp::life(RowKind::Wish, alive.id, false)});
    cache.in([](Transaction &transaction) { return becomeNewDevice(transaction); });
    quint64 sum = 0;
    for (const Uuid &id : {alive.id, dead.id, added}) {
        sum += domain::rowDigest(*cache.row(RowKind::Wish, id));
    }
    QCOMPARE(
        cache.in([&](Transaction &transaction) { return spaceDigest(transaction, cache.space); }),
        sum);
}

QTEST_GUILESS_MAIN(TestCacheRepair)
#include "tst_cacherepair.moc"
