// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "remotefixture.h"
#include "store/cache/conflicts.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace endpaper;
using namespace endpaper::store;
using namespace Qt::StringLiterals;
using domain::RowKind;
using protocol::GroupResult;

// What comes of edits that the server answers: taken, refused, lost to another, moved.
class TestCacheRefused : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusedEditFallsBackToTheConfirmedValue();
    void aRefusedNewLeavesNoHusk();
    void aLaterEditSurvivesTheRefusalOfAnEarlierOne();
    void anAcknowledgementMovesTheCursorOnlyIfNothingLiesBetween();
    void anAcknowledgementOfAnotherHistoryMovesNoCursor();
    void aRefusedChangeCanBeSentAgain();
    void aRefusedChangeKeepsItsValueUnderALaterOne();
    void aLoserIsKeptUntilItIsChosen();
    void aWishMovesAcrossSpacesAsACopy();
};

void TestCacheRefused::aRefusedEditFallsBackToTheConfirmedValue()
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

void TestCacheRefused::aRefusedNewLeavesNoHusk()
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

void TestCacheRefused::aLaterEditSurvivesTheRefusalOfAnEarlierOne()
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

void TestCacheRefused::anAcknowledgementMovesTheCursorOnlyIfNothingLiesBetween()
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

// Found by the simulation (seed 402890): the server had gone back and grown again meanwhile.
void TestCacheRefused::anAcknowledgementOfAnotherHistoryMovesNoCursor()
{
    CacheFixture cache;
    cache.bind();
    const Uuid list = cache.addList(u"a"_s);
    apply(cache, {wishRow(Uuid::create(), list, u"Emma"_s, 4)}, 4);
    answer(cache, {GroupResult::Ok}, 4);
    QCOMPARE(home(cache).cursor, quint64(5));
    cache.addList(u"b"_s);
    protocol::PushReply reply;
    reply.now = cache.clock.now();
    reply.results = {{.number = cache.state().through + 1,
                      .space = cache.space,
                      .prev = 5, // the same number, and not the same rows below it
                      .seq = 6,
                      .lin = 6001,
                      .prevLin = 5001}};
    cache.in(
        [&](Transaction &transaction) { return acknowledge(transaction, reply, cache.clock); });
    QCOMPARE(home(cache).cursor, quint64(5));
}

void TestCacheRefused::aRefusedChangeCanBeSentAgain()
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

void TestCacheRefused::aRefusedChangeKeepsItsValueUnderALaterOne()
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

void TestCacheRefused::aLoserIsKeptUntilItIsChosen()
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

void TestCacheRefused::aWishMovesAcrossSpacesAsACopy()
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

QTEST_GUILESS_MAIN(TestCacheRefused)
#include "tst_cacherefused.moc"
