// SPDX-License-Identifier: GPL-3.0-or-later
#include "cachefixture.h"

#include "domain/digest.h"
#include "protocol/codec.h"
#include "protocol/limits.h"
#include "store/cache/conflicts.h"
#include "store/cache/repair.h"
#include "store/cache/shadow.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace endpaper;
using namespace endpaper::store;
using namespace Qt::StringLiterals;
using domain::RowKind;
using protocol::GroupResult;

class TestCacheRemote : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageIsMergedAndRepeatsChangeNothing();
    void differentFieldsAreBothKept();
    void anUnsentEditLosesByStampAndKeepsItsFallback();
    void aRefusedEditFallsBackToTheConfirmedValue();
    void aRefusedNewLeavesNoHusk();
    void aLaterEditSurvivesTheRefusalOfAnEarlierOne();
    void anAcknowledgementMovesTheCursorOnlyIfNothingLiesBetween();
    void aWishThatADeleteHadNotSeenIsUnfiled();
    void theClockShiftKeepsOrderAndRegisters();
    void aNewDeviceRenumbersAndRestamps();
    void resyncRemovesWhatIsGoneAndKeepsWhatIsNot();
    void rowWhoseEditLostGoesWithItsTombstone();
    void anEditThatLostLeavesNothingInAStrippedRow();
    void repairTellsWhatTheServerLost();
    void whatARepairMayNotTellGoesToTheQuarantine();
    void marksGrowSparserWithAge();
    void aLiveChangeWaitsForTheLastPage();
    void aRowThatIsRestoredLiveIsHeldAgainstTheServers();
    void aSpaceThatComesBackIsFetchedAgain();
    void aRefusedChangeCanBeSentAgain();
    void aRefusedChangeKeepsItsValueUnderALaterOne();
    void aLoserIsKeptUntilItIsChosen();
    void aWishMovesAcrossSpacesAsACopy();
    void anotherAccountIsRefused();
    void foreignKindsAreKept();
    void digestsAgreeWithTheRows();
    void tenThousandRowsAreMergedQuickly();

private:
    static domain::Row wishRow(const Uuid &id, const Uuid &list, const QString &title, quint64 seq,
                               quint64 device = 99)
    {
        const domain::Stamp stamp{(quint64(1'790'000'000'000) << 16) + seq, device};
        domain::Row row{
            .kind = RowKind::Wish, .id = id, .seq = seq, .life = {true, stamp, seq}, .fields = {}};
        row.fields["list"] = {protocol::idValue(list), stamp, seq};
        row.fields["pos"] = {u"V"_s, stamp, seq};
        row.fields["title"] = {title, stamp, seq};
        return row;
    }
    static Touched apply(CacheFixture &cache, const QList<domain::Row> &rows, quint64 next)
    {
        protocol::PulledSpace page;
        page.space = cache.space;
        page.next = next;
        page.lin = next * 1000;
        page.rows = rows;
        return cache.in([&](Transaction &transaction) { return applyRemote(transaction, page); });
    }
    static Acknowledged answer(CacheFixture &cache, const QList<GroupResult> &results, quint64 head)
    {
        protocol::PushReply reply;
        reply.now = cache.clock.now();
        quint64 number = cache.state().through;
        for (const GroupResult result : results) {
            const bool isTaken = result == GroupResult::Ok;
            reply.results.append(
                {++number, result, cache.space, head, isTaken ? head + 1 : 0, (head + 1) * 1000});
            head += isTaken ? 1 : 0;
        }
        return cache.in(
            [&](Transaction &transaction) { return acknowledge(transaction, reply, cache.clock); });
    }
    static SpaceRecord home(CacheFixture &cache)
    {
        return cache.in([](Transaction &transaction) { return listSpaces(transaction); }).first();
    }
};

void TestCacheRemote::aPageIsMergedAndRepeatsChangeNothing()
{
    CacheFixture cache;
    cache.bind();
    const Uuid list = cache.addList(u"Reading"_s);
    const domain::Row row = wishRow(Uuid::create(), list, u"Emma"_s, 5);
    QVERIFY(apply(cache, {row}, 5).of(RowKind::Wish).contains(row.id));
    QVERIFY(apply(cache, {row}, 5).isEmpty());
    QCOMPARE(cache.row(RowKind::Wish, row.id), std::optional(row));
    QCOMPARE(home(cache).cursor, quint64(5));
    QCOMPARE(home(cache).high, (protocol::Mark{5, 5000}));
    QCOMPARE(cache.in([](Transaction &transaction) { return countWaiting(transaction); }),
             1); // the list alone
}

void TestCacheRemote::differentFieldsAreBothKept()
{
    CacheFixture cache;
    cache.bind();
    const Uuid list = cache.addList(u"Reading"_s);
    domain::Row row = wishRow(Uuid::create(), list, u"Emma"_s, 1);
    apply(cache, {row}, 1);
    cache.set(row.id, "note", u"mine"_s);
    domain::Row theirs = row;
    theirs.fields = {{"title", {u"Emma, 1815"_s, {quint64(1'799'000'000'000) << 16, 99}, 2}}};
    theirs.seq = 2;
    apply(cache, {theirs}, 2);
    QCOMPARE(cache.wish(row.id)->wish.title, u"Emma, 1815"_s);
    QCOMPARE(cache.wish(row.id)->wish.note, u"mine"_s);
    QVERIFY(cache.wish(row.id)->hasUnsentEdits);
}

void TestCacheRemote::anUnsentEditLosesByStampAndKeepsItsFallback()
{
    CacheFixture cache;
    cache.bind();
    const Uuid list = cache.addList(u"Reading"_s);
    domain::Row row = wishRow(Uuid::create(), list, u"first"_s, 1);
    apply(cache, {row}, 1);
    cache.set(row.id, "title", u"mine"_s);
    // An older write of somebody else arrives: ours stands, theirs is what we fall back to.
    row.fields = {{"title", {u"older"_s, row.fields["title"].stamp.next(9), 2}}};
    row.seq = 2;
    apply(cache, {row}, 2);
    QCOMPARE(cache.wish(row.id)->wish.title, u"mine"_s);
    answer(cache, {GroupResult::Ok, GroupResult::Denied}, 2);
    QCOMPARE(cache.wish(row.id)->wish.title, u"older"_s);
    QCOMPARE(
        cache.in([](Transaction &transaction) { return listRefused(transaction); }).first().why,
        u"denied"_s);
}

void TestCacheRemote::aRefusedEditFallsBackToTheConfirmedValue()
{
    CacheFixture cache;
    cache.bind();
    const Uuid list = cache.addList(u"Reading"_s);
    const domain::Row row = wishRow(Uuid::create(), list, u"confirmed"_s, 1);
    apply(cache, {row}, 1);
    cache.commit({LocalOp::set(RowKind::Wish, row.id, {{"title", u"mine"_s}, {"note", u"mine"_s}}),
                  LocalOp::life(RowKind::Wish, row.id, false)});
    const Acknowledged done =
        answer(cache, {GroupResult::Ok, GroupResult::Quota, GroupResult::Quota}, 1);
    QCOMPARE(done.refused, 2);
    QVERIFY(done.touched.of(RowKind::Wish).contains(row.id));
    QCOMPARE(cache.row(RowKind::Wish, row.id), std::optional(row));
    QCOMPARE(cache.in([](Transaction &transaction) { return countWaiting(transaction); }), 0);
}

void TestCacheRemote::aRefusedNewLeavesNoHusk()
{
    CacheFixture cache;
    cache.bind();
    const Uuid list = cache.addList(u"Reading"_s);
    const Uuid wish = cache.addWish(list, u"Emma"_s);
    answer(cache, {GroupResult::Ok, GroupResult::Invalid}, 0);
    QVERIFY(!cache.wish(wish));
    const auto refused =
        cache.in([](Transaction &transaction) { return listRefused(transaction); });
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused[0].title, u"Emma"_s);
    cache.in(
        [&](Transaction &transaction) { return dismissRefused(transaction, refused[0].number); });
    QCOMPARE(cache.in([](Transaction &transaction) { return countRefused(transaction); }), 0);
}

void TestCacheRemote::aLaterEditSurvivesTheRefusalOfAnEarlierOne()
{
    CacheFixture cache;
    cache.bind();
    const Uuid list = cache.addList(u"Reading"_s);
    const domain::Row row = wishRow(Uuid::create(), list, u"zero"_s, 1);
    apply(cache, {row}, 1);
    cache.set(row.id, "title", u"one"_s);
    cache.set(row.id, "title", u"two"_s);
    answer(cache, {GroupResult::Ok, GroupResult::Ok}, 1);
    QCOMPARE(cache.wish(row.id)->wish.title, u"two"_s);
    answer(cache, {GroupResult::Denied}, 3);
    QCOMPARE(cache.wish(row.id)->wish.title, u"one"_s);
}

void TestCacheRemote::anAcknowledgementMovesTheCursorOnlyIfNothingLiesBetween()
{
    CacheFixture cache;
    cache.bind();
    cache.addList(u"a"_s);
    answer(cache, {GroupResult::Ok}, 0);
    QCOMPARE(home(cache).cursor, quint64(1));
    cache.addList(u"b"_s);
    answer(cache, {GroupResult::Ok}, 7); // others wrote 2 to 7
    QCOMPARE(home(cache).cursor, quint64(1));
    QCOMPARE(home(cache).high.seq, quint64(8));
}

void TestCacheRemote::aWishThatADeleteHadNotSeenIsUnfiled()
{
    CacheFixture cache;
    cache.bind();
    const Uuid list = cache.addList(u"Reading"_s);
    answer(cache, {GroupResult::Ok}, 0);
    const domain::Row seen = wishRow(Uuid::create(), list, u"seen"_s, 2);
    apply(cache, {seen}, 2);
    cache.commit({LocalOp::life(RowKind::List, list, false)});
    const domain::Row unseen = wishRow(Uuid::create(), list, u"unseen"_s, 3);
    apply(cache, {unseen}, 3);
    QCOMPARE(cache.wish(seen.id)->placement, domain::Placement::Trash);
    QCOMPARE(cache.wish(unseen.id)->placement, domain::Placement::Unfiled);
    QCOMPARE(cache.in([](Transaction &transaction) { return listUnfiled(transaction); }).size(), 1);
}

void TestCacheRemote::theClockShiftKeepsOrderAndRegisters()
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

void TestCacheRemote::aNewDeviceRenumbersAndRestamps()
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

void TestCacheRemote::resyncRemovesWhatIsGoneAndKeepsWhatIsNot()
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

// The wish was deleted at 5, unseen here; the group that edits it too is the server's 6, in which
// that edit changed nothing. Its tombstone is of 5, whatever the group's number is.
void TestCacheRemote::rowWhoseEditLostGoesWithItsTombstone()
{
    CacheFixture cache;
    cache.bind();
    const Uuid list = cache.addList(u"Reading"_s);
    answer(cache, {GroupResult::Ok}, 0);
    const domain::Row gone = wishRow(Uuid::create(), list, u"gone"_s, 2);
    apply(cache, {gone}, 2);
    cache.commit({LocalOp::set(RowKind::Wish, gone.id, {{"note", u"lost"_s}}),
                  LocalOp::set(RowKind::List, list, {{"name", u"Read"_s}})});
    protocol::PushReply reply;
    reply.now = cache.clock.now();
    reply.results = {{.number = cache.state().through + 1,
                      .space = cache.space,
                      .prev = 5,
                      .seq = 6,
                      .lin = 6000,
                      .unchanged = {0}}};
    cache.in(
        [&](Transaction &transaction) { return acknowledge(transaction, reply, cache.clock); });
    QCOMPARE(cache.row(RowKind::Wish, gone.id)->seq, quint64(2));
    QCOMPARE(cache.row(RowKind::List, list)->seq, quint64(6));
    QCOMPARE(home(cache).cursor, quint64(2));
    // Away until the tombstone is removed.
    cache.in([&](Transaction &transaction) { return beginStaging(transaction, cache.space, 5); });
    protocol::PulledSpace page;
    page.space = cache.space;
    page.next = 9;
    page.rows = {*cache.row(RowKind::List, list)};
    cache.in([&](Transaction &transaction) { return stagePage(transaction, page); });
    cache.in([&](Transaction &transaction) { return finishStaging(transaction, cache.space); });
    QVERIFY(!cache.wish(gone.id));
    QVERIFY(cache.row(RowKind::List, list));
}

// What won is never told: the row was stripped before it was pulled.
void TestCacheRemote::anEditThatLostLeavesNothingInAStrippedRow()
{
    CacheFixture cache;
    cache.bind();
    const Uuid list = cache.addList(u"Reading"_s);
    answer(cache, {GroupResult::Ok}, 0);
    domain::Row row = wishRow(Uuid::create(), list, u"before"_s, 2);
    apply(cache, {row}, 2);
    cache.set(row.id, "title", u"lost"_s);
    answer(cache, {GroupResult::Noop}, 5);
    QCOMPARE(cache.row(RowKind::Wish, row.id)->seq, quint64(2));
    row.seq = 6;
    row.life = {false, row.life.stamp.next(99), 6};
    row.fields.clear();
    apply(cache, {row}, 6);
    QVERIFY(!cache.in([](Transaction &transaction) { return hasShadows(transaction); }));
    QVERIFY(!cache.row(RowKind::Wish, row.id)->life.isAlive);
}

void TestCacheRemote::repairTellsWhatTheServerLost()
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

void TestCacheRemote::whatARepairMayNotTellGoesToTheQuarantine()
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

void TestCacheRemote::marksGrowSparserWithAge()
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

void TestCacheRemote::aLiveChangeWaitsForTheLastPage()
{
    CacheFixture cache;
    cache.bind();
    const domain::Row row = wishRow(Uuid::create(), Uuid::create(), u"Emma"_s, 3);
    protocol::PulledSpace page{
        .space = cache.space, .next = 3, .lin = 3, .head = 9, .hasMore = true, .rows = {row}};
    cache.in([&](Transaction &transaction) { return applyRemote(transaction, page); });
    protocol::LiveChange change{.space = cache.space, .prev = 3, .seq = 4, .lin = 4};
    Touched touched;
    const auto isApplied = [&] {
        return cache.in(
            [&](Transaction &transaction) { return applyChange(transaction, change, touched); });
    };
    QVERIFY(!isApplied());
    page.hasMore = false;
    cache.in([&](Transaction &transaction) { return applyRemote(transaction, page); });
    QVERIFY(isApplied());
    QVERIFY(!isApplied()); // it came again
    QCOMPARE(home(cache).cursor, quint64(4));
}

// A restored server may have lost what was written before the delete, and no repair tells it of
// that as long as the row is dead: only digests show it.
void TestCacheRemote::aRowThatIsRestoredLiveIsHeldAgainstTheServers()
{
    CacheFixture cache;
    cache.bind();
    domain::Row row = wishRow(Uuid::create(), Uuid::create(), u"Emma"_s, 3);
    row.life.isAlive = false;
    apply(cache, {row}, 3);
    domain::Row restored = row;
    restored.fields.clear();
    restored.seq = 4;
    restored.life = {true, row.life.stamp.next(9), 4};
    const protocol::LiveChange change{
        .space = cache.space, .prev = 3, .seq = 4, .lin = 4, .rows = {restored}};
    Touched touched;
    QVERIFY(!cache.in(
        [&](Transaction &transaction) { return applyChange(transaction, change, touched); }));
    QCOMPARE(home(cache).cursor, quint64(4));
    QVERIFY(cache.row(RowKind::Wish, row.id)->life.isAlive);
}

void TestCacheRemote::aSpaceThatComesBackIsFetchedAgain()
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

void TestCacheRemote::aRefusedChangeCanBeSentAgain()
{
    CacheFixture cache;
    cache.bind();
    const Uuid list = cache.addList(u"Reading"_s);
    const domain::Row row = wishRow(Uuid::create(), list, u"Emma"_s, 1);
    const domain::Row gone = wishRow(Uuid::create(), list, u"gone"_s, 1);
    apply(cache, {row, gone}, 1);
    cache.set(row.id, "note", u"mine"_s);
    cache.set(gone.id, "note", u"of the gone"_s);
    answer(cache, {GroupResult::Ok, GroupResult::Quota, GroupResult::Gone}, 1);
    QCOMPARE(cache.wish(row.id)->wish.note, QString());
    const QJsonArray written = QJsonDocument::fromJson(cache.in([](Transaction &transaction) {
                                   return exportRefused(transaction);
                               })).array();
    QCOMPARE(written.size(), 2);
    QCOMPARE(written[0]["why"_L1].toString(), u"quota"_s);
    QCOMPARE(written[0]["fields"_L1]["note"_L1].toString(), u"mine"_s);
    QCOMPARE(written[1]["fields"_L1]["title"_L1].toString(), u"gone"_s); // whole
    const auto resend = [&](quint64 number) {
        return cache.in([&](Transaction &transaction) {
            return resendRefused(transaction, cache.clock, number, Uuid::create());
        });
    };
    resend(1);
    QCOMPARE(cache.wish(row.id)->wish.note, u"mine"_s);
    const Action again = resend(2);
    QCOMPARE(again.forward.size(), 1);
    QVERIFY(again.forward.first().id != gone.id); // added again under an id of its own
    QCOMPARE(cache.wish(again.forward.first().id)->wish.note, u"of the gone"_s);
    QCOMPARE(cache.in([](Transaction &transaction) { return countRefused(transaction); }), 0);
    QCOMPARE(cache.batch().groups.size(), 2);
}

void TestCacheRemote::aRefusedChangeKeepsItsValueUnderALaterOne()
{
    CacheFixture cache;
    cache.bind();
    const domain::Row gone = wishRow(Uuid::create(), Uuid::create(), u"gone"_s, 1);
    apply(cache, {gone}, 1);
    cache.set(gone.id, "note", u"first"_s);
    cache.set(gone.id, "note", u"second"_s);
    answer(cache, {GroupResult::Gone, GroupResult::Gone}, 1);
    const QJsonArray written = QJsonDocument::fromJson(cache.in([](Transaction &transaction) {
                                   return exportRefused(transaction);
                               })).array();
    QCOMPARE(written.size(), 2);
    QCOMPARE(written[0]["fields"_L1]["note"_L1].toString(), u"first"_s);
    QCOMPARE(written[0]["fields"_L1]["title"_L1].toString(), u"gone"_s);
    QCOMPARE(written[1]["fields"_L1]["note"_L1].toString(), u"second"_s);
}

void TestCacheRemote::aLoserIsKeptUntilItIsChosen()
{
    CacheFixture cache;
    cache.bind();
    const domain::Row row = wishRow(Uuid::create(), Uuid::create(), u"theirs"_s, 2);
    const domain::Stamp lost{row.life.stamp.time - 5, cache.state().device};
    protocol::PulledSpace page{.space = cache.space, .next = 2, .lin = 2, .rows = {row}};
    page.notices = {{RowKind::Wish, row.id, "title", u"mine"_s, lost}};
    for (int again = 0; again < 2; ++again) {
        cache.in([&](Transaction &transaction) { return applyRemote(transaction, page); });
    }
    cache.in([](Transaction &transaction) {
        return putDeviceNames(transaction, {{99, u"phone"_s}});
    });
    const auto conflicts = [&] {
        return cache.in([](Transaction &transaction) { return listConflicts(transaction); });
    };
    QCOMPARE(conflicts().size(), 1);
    const Conflict conflict = conflicts().first();
    QCOMPARE(conflict.title, u"theirs"_s);
    QCOMPARE(conflict.now.value.toString(), u"theirs"_s);
    QCOMPARE(conflict.now.deviceName, u"phone"_s);
    QVERIFY(!conflict.now.isHere);
    QCOMPARE(conflict.other.value.toString(), u"mine"_s);
    QVERIFY(conflict.other.isHere);
    QCOMPARE(toEpochMs(conflict.other.writtenAt), qint64(lost.ms()));
    cache.in([&](Transaction &transaction) {
        return chooseOther(transaction, cache.clock, conflict.number, Uuid::create());
    });
    QCOMPARE(cache.wish(row.id)->wish.title, u"mine"_s);
    QVERIFY(conflicts().isEmpty());
    QCOMPARE(cache.batch().groups.size(), 1);
}

void TestCacheRemote::aWishMovesAcrossSpacesAsACopy()
{
    CacheFixture cache;
    cache.bind();
    const Uuid shared = Uuid::create();
    const auto tell = [&](const QByteArray &role) {
        cache.in([&](Transaction &transaction) {
            return putSpaces(transaction, {{cache.space, "owner", 0, 0}, {shared, role, 5, 0}});
        });
    };
    tell("editor");
    domain::Row there{.kind = RowKind::List,
                      .id = Uuid::create(),
                      .seq = 5,
                      .life = {true, {quint64(1'790'000'000'000) << 16, 99}, 5},
                      .fields = {}};
    there.fields["name"] = {u"Ours"_s, there.life.stamp, 5};
    there.fields["pos"] = {u"V"_s, there.life.stamp, 5};
    cache.in([&](Transaction &transaction) {
        return applyRemote(transaction, {.space = shared, .next = 5, .lin = 5, .rows = {there}});
    });
    const Uuid wish = cache.addWish(cache.addList(u"Mine"_s), u"Emma"_s);
    cache.commit({LocalOp::create(RowKind::Tag, protocol::tagId(wish, u"classic"),
                                  {{"wish", protocol::idValue(wish)}, {"text", u"classic"_s}})});
    const Action moved =
        cache.commit({LocalOp::set(RowKind::Wish, wish, {{"list", protocol::idValue(there.id)}})});
    QCOMPARE(cache.wishes(there.id).size(), 1);
    const Uuid copy = cache.wishes(there.id).first().id;
    QVERIFY(copy != wish);
    QCOMPARE(cache.wish(wish)->placement, domain::Placement::Trash);
    QVERIFY(cache.row(RowKind::Tag, protocol::tagId(copy, u"classic")));
    const auto groups = cache.batch().groups;
    const auto made = protocol::decodeGroup(groups[groups.size() - 3]);
    const auto gone = protocol::decodeGroup(groups.last());
    QCOMPARE(made->space, shared);
    QCOMPARE(made->base, quint64(5));
    QCOMPARE(gone->space, cache.space);
    QCOMPARE(gone->ops.first().movedTo, std::optional(std::pair(shared, copy)));
    QCOMPARE(gone->ops.first().need, made->number);
    cache.commit(moved.back);
    QVERIFY(cache.wishes(there.id).isEmpty());
    QCOMPARE(cache.wish(wish)->placement, domain::Placement::List);
    // Who may only look cannot write, and is told before anything is.
    tell("viewer");
    auto transaction = Transaction::begin(*cache.database);
    const auto refused = commitAction(
        *transaction, cache.clock,
        {LocalOp::create(
            RowKind::Wish, Uuid::create(),
            {{"list", protocol::idValue(there.id)}, {"pos", u"V"_s}, {"title", u"x"_s}})},
        Uuid::create());
    QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
}

void TestCacheRemote::anotherAccountIsRefused()
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

void TestCacheRemote::foreignKindsAreKept()
{
    CacheFixture cache;
    cache.bind();
    protocol::PulledSpace page;
    page.space = cache.space;
    page.next = 3;
    page.foreign = {{"loan", Uuid::create(), 3, "\xa0"}};
    cache.in([&](Transaction &transaction) { return applyRemote(transaction, page); });
    auto query = cache.database->prepare("SELECT kind, body FROM foreign_row");
    QVERIFY(query->step().value());
    QCOMPARE(query->text(0), u"loan"_s);
    QCOMPARE(query->blob(1), QByteArray("\xa0"));
}

void TestCacheRemote::digestsAgreeWithTheRows()
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

void TestCacheRemote::tenThousandRowsAreMergedQuickly()
{
    QTemporaryDir folder;
    CacheFixture cache(folder.filePath(u"a.endpaper"_s));
    cache.bind();
    const Uuid list = Uuid::create();
    QList<domain::Row> rows;
    for (quint64 i = 1; i <= 10'000; ++i) {
        domain::Row row = wishRow(Uuid::create(), list, u"The book with the number %1"_s.arg(i), i);
        const domain::Register like = row.fields["title"];
        const auto put = [&](const char *name, const QCborValue &value) {
            row.fields[name] = {value, like.stamp, like.seq};
        };
        put("authors", QCborArray{u"Some Author"_s});
        put("isbn", u"9780261102217"_s);
        put("published", u"1999"_s);
        put("source_key", u"goodreads:1"_s);
        put("added_at", qint64(1'700'000'000'000));
        put("rating", 4);
        put("own", true);
        put("series", u"Series"_s);
        put("note", u"from the export"_s);
        rows.append(row);
    }
    protocol::PullReply reply;
    reply.spaces = {{cache.space, 10'000, 1, 10'000, false, std::nullopt, rows, {}}};
    QElapsedTimer timer;
    timer.start();
    const QByteArray bytes = protocol::encode(reply);
    qInfo("10,000 rows encoded in %lld ms, %lld bytes", timer.restart(), qint64(bytes.size()));
    const auto decoded = protocol::decodePullReply(bytes);
    qInfo("decoded in %lld ms", timer.restart());
    QVERIFY(decoded);
    QCOMPARE(*decoded, reply);
    timer.restart();
    const Touched touched = cache.in(
        [&](Transaction &transaction) { return applyRemote(transaction, decoded->spaces[0]); });
    qInfo("merged in %lld ms", timer.restart());
    QCOMPARE(touched.of(RowKind::Wish).size(), 10'000);
    cache.in(
        [&](Transaction &transaction) { return applyRemote(transaction, decoded->spaces[0]); });
    qInfo("merged again in %lld ms", timer.restart());
}

QTEST_GUILESS_MAIN(TestCacheRemote)
#include "tst_cacheremote.moc"
