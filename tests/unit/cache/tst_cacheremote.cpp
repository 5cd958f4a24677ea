// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/digest.h"
#include "protocol/codec.h"
#include "remotefixture.h"
#include "store/cache/repair.h"
#include "store/cache/shadow.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

using namespace endpaper;
using namespace endpaper::store;
using namespace Qt::StringLiterals;
using domain::RowKind;
using protocol::GroupResult;

// Pages that are merged into what is here.
class TestCacheRemote : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageIsMergedAndRepeatsChangeNothing();
    void differentFieldsAreBothKept();
    void anUnsentEditLosesByStampAndKeepsItsFallback();
    void aWishThatADeleteHadNotSeenIsUnfiled();
    void rowWhoseEditLostGoesWithItsTombstone();
    void anEditThatLostLeavesNothingInAStrippedRow();
    void aLiveChangeWaitsForTheLastPage();
    void aRowThatIsRestoredLiveIsHeldAgainstTheServers();
    void foreignKindsAreKept();
    void tenThousandRowsAreMergedQuickly();
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
