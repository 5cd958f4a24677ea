// SPDX-License-Identifier: GPL-3.0-or-later
#include "cachefixture.h"

#include "domain/digest.h"
#include "protocol/codec.h"

#include <QElapsedTimer>
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
    void repairMakesAgainWhatTheServerLost();
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
    cache.in([&](Transaction &transaction) {
        return beginStaging(transaction, cache.space, SpaceCondition::Resync, 2);
    });
    const domain::Row fresh = wishRow(Uuid::create(), list, u"fresh"_s, 9);
    protocol::PulledSpace page;
    page.space = cache.space;
    page.next = 9;
    page.rows = {listRow, stays, fresh};
    cache.in([&](Transaction &transaction) { return stagePage(transaction, page); });
    QVERIFY(cache.wish(gone.id)); // the old rows stay visible meanwhile
    const Touched touched = cache.in([&](Transaction &transaction) {
        return finishStaging(transaction, cache.space, cache.clock);
    });
    QVERIFY(touched.of(RowKind::Wish).contains(gone.id));
    QVERIFY(!cache.wish(gone.id));
    QVERIFY(cache.wish(stays.id));
    QVERIFY(cache.wish(fresh.id));
    QVERIFY(cache.wish(unsent));
    QCOMPARE(home(cache).cursor, quint64(9));
    QCOMPARE(home(cache).condition, SpaceCondition::Ok);
    QCOMPARE(cache.batch().groups.size(), 1); // only what was unsent before
}

void TestCacheRemote::repairMakesAgainWhatTheServerLost()
{
    CacheFixture cache;
    cache.bind();
    const Uuid list = cache.addList(u"Reading"_s);
    answer(cache, {GroupResult::Ok}, 0);
    const domain::Row listRow = *cache.row(RowKind::List, list);
    const domain::Row old = wishRow(Uuid::create(), list, u"old"_s, 2);
    domain::Row edited = wishRow(Uuid::create(), list, u"before"_s, 3);
    const domain::Row atFork = edited;
    const domain::Row deleted =
        wishRow(Uuid::create(), list, u"deleted at the server before the fork"_s, 4);
    apply(cache, {old, edited, deleted}, 4);
    // After the fork, and lost by the server: an edit, and a new row.
    edited.fields = {{"title", {u"after"_s, edited.fields["title"].stamp.next(50), 5}}};
    edited.seq = 5;
    const domain::Row lost = wishRow(Uuid::create(), list, u"lost"_s, 6);
    apply(cache, {edited, lost}, 6);
    cache.in([](Transaction &transaction) { return becomeNewDevice(transaction); });
    cache.in([&](Transaction &transaction) {
        return beginStaging(transaction, cache.space, SpaceCondition::Repair, 4);
    });
    protocol::PulledSpace page;
    page.space = cache.space;
    page.next = 4;
    page.lin = 44;
    page.rows = {listRow, old, atFork};
    cache.in([&](Transaction &transaction) { return stagePage(transaction, page); });
    cache.in([&](Transaction &transaction) {
        return finishStaging(transaction, cache.space, cache.clock);
    });
    QCOMPARE(cache.wish(edited.id)->wish.title, u"after"_s);
    QCOMPARE(cache.wish(lost.id)->wish.title, u"lost"_s);
    QVERIFY(!cache.wish(deleted.id));
    QVERIFY(!cache.wish(old.id)->hasUnsentEdits);
    QCOMPARE(home(cache).cursor, quint64(4));
    QCOMPARE(home(cache).high, (protocol::Mark{4, 44}));
    const auto waiting =
        cache.in([](Transaction &transaction) { return listWaiting(transaction); });
    QCOMPARE(waiting.size(), 2);
    QSet<Uuid> again;
    for (const WaitingChange &change : waiting) {
        again.insert(change.id);
    }
    QCOMPARE(again, (QSet<Uuid>{edited.id, lost.id}));
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
