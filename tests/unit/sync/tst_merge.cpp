// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/digest.h"
#include "domain/merge.h"
#include "domain/stamp.h"

#include <QTest>
#include <rapidcheck.h>

using namespace endpaper;
using namespace endpaper::domain;
using namespace Qt::StringLiterals;

namespace {
const Uuid rowId = Uuid::derive(Uuid(), "row");

// Few stamps and values, so that ties are common.
Register genRegister()
{
    return {QCborValue(qint64(*rc::gen::inRange(0, 3))),
            Stamp::of(quint64(*rc::gen::inRange(0, 4)), 0, quint64(*rc::gen::inRange(0, 2))),
            quint64(*rc::gen::inRange(0, 4)), quint8(*rc::gen::inRange(0, 2))};
}

Row genRow()
{
    Row row{.kind = RowKind::Wish, .id = rowId, .seq = 0, .life = {}, .fields = {}};
    row.life = {*rc::gen::arbitrary<bool>(), Stamp::of(quint64(*rc::gen::inRange(0, 4)), 0, 1),
                quint64(*rc::gen::inRange(0, 4)), quint64(*rc::gen::inRange(0, 3))};
    for (const char *field : {"title", "note", "pos"}) {
        if (*rc::gen::arbitrary<bool>()) {
            row.fields.insert(field, genRegister());
        }
    }
    row.seq = quint64(*rc::gen::inRange(0, 9));
    return row;
}
} // namespace

class TestMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergeIsCommutativeAssociativeAndIdempotent();
    void higherStampWinsThenGenerationThenValue();
    void losersAreNamedOnBothSides();
    void aDeletedRowKeepsItsEdits();
    void placementFollowsTheCutOff_data();
    void placementFollowsTheCutOff();
    void digestCountsLiveRowsOnly();
    void linDependsOnEverythingBefore();
    void stampsOnlyIncrease();
    void stampsStayNearTheWallClock();
    void offsetIsTakenFromTheQuickestExchange();
};

void TestMerge::mergeIsCommutativeAssociativeAndIdempotent()
{
    QVERIFY(rc::check("merge", [] {
        const Row a = genRow();
        const Row b = genRow();
        const Row c = genRow();
        RC_ASSERT(merged(a, b) == merged(b, a));
        RC_ASSERT(merged(merged(a, b), c) == merged(a, merged(b, c)));
        RC_ASSERT(merged(a, a) == a);
        RC_ASSERT(merged(merged(a, b), b) == merged(a, b));
    }));
}

void TestMerge::higherStampWinsThenGenerationThenValue()
{
    const Register low{u"z"_s, Stamp::of(1, 0, 1)};
    const Register high{u"a"_s, Stamp::of(1, 1, 0)};
    QCOMPARE(merged(low, high), high);
    const Register respaced{u"a"_s, low.stamp, 0, 1};
    QCOMPARE(merged(low, respaced), respaced);
    const Register twin{u"y"_s, low.stamp};
    QCOMPARE(merged(twin, low), low); // a cloned device: the higher value bytes
    const Register confirmed{u"z"_s, low.stamp, 7};
    QCOMPARE(merged(low, confirmed).seq, quint64(7));
}

void TestMerge::losersAreNamedOnBothSides()
{
    Row mine{.kind = RowKind::Wish, .id = rowId, .seq = 0, .life = {}, .fields = {}};
    mine.fields["title"] = {u"old"_s, Stamp::of(1, 0, 1)};
    mine.fields["note"] = {u"new"_s, Stamp::of(9, 0, 1)};
    Row theirs = mine;
    theirs.fields["title"] = {u"newer"_s, Stamp::of(2, 0, 2)};
    theirs.fields["note"] = {u"older"_s, Stamp::of(8, 0, 2)};
    const MergeOutcome outcome = mergeInto(mine, theirs);
    QCOMPARE(outcome.changed, QList<FieldName>{"title"});
    QCOMPARE(outcome.losers.size(), 2);
    QCOMPARE(outcome.losers[0].dropped.value.toString(), u"older"_s);
    QCOMPARE(outcome.losers[1].dropped.value.toString(), u"old"_s);
    QVERIFY(hasSeen(5, 1, 5, Stamp::of(1, 0, 2)));
    QVERIFY(!hasSeen(5, 1, 6, Stamp::of(1, 0, 2)));
    QVERIFY(!hasSeen(5, 1, 0, Stamp::of(1, 0, 2)));
    QVERIFY(hasSeen(0, 1, 6, Stamp::of(1, 0, 1)));
}

void TestMerge::aDeletedRowKeepsItsEdits()
{
    Row mine{.kind = RowKind::Wish,
             .id = rowId,
             .seq = 0,
             .life = {true, Stamp::of(1, 0, 1)},
             .fields = {}};
    Row theirs = mine;
    mine.life = {false, Stamp::of(5, 0, 1)};
    theirs.fields["note"] = {u"edit"_s, Stamp::of(9, 0, 2)};
    const Row both = merged(mine, theirs);
    QVERIFY(!both.life.isAlive);
    QCOMPARE(both.fields["note"].value.toString(), u"edit"_s);
}

void TestMerge::placementFollowsTheCutOff_data()
{
    QTest::addColumn<bool>("isAlive");
    QTest::addColumn<quint64>("seq");
    QTest::addColumn<quint64>("device");
    QTest::addColumn<int>("list"); // 0 none, 1 alive, 2 deleted with base 10 by device 7 at 100
    QTest::addColumn<int>("lifeMs");
    QTest::addColumn<int>("placement");
    using enum Placement;
    const auto row = [](const char *name, bool isAlive, quint64 seq, quint64 device, int list,
                        Placement placement, int lifeMs = 50) {
        QTest::newRow(name) << isAlive << seq << device << list << lifeMs << int(placement);
    };
    row("deleted itself", false, 1, 1, 1, Trash);
    row("on a list", true, 1, 1, 1, List);
    row("list unknown", true, 1, 1, 0, Unfiled);
    row("at the cut-off", true, 10, 1, 2, Trash);
    row("above the cut-off", true, 11, 1, 2, Unfiled);
    row("the deleter's own, earlier", true, 11, 7, 2, Trash);
    row("not confirmed", true, 0, 1, 2, Unfiled);
    row("restored after the delete", true, 10, 1, 2, Unfiled, 101);
    row("restored by the deleter", true, 10, 7, 2, Unfiled, 101);
    row("restored before the delete", true, 10, 1, 2, Trash, 99);
    row("restored with the delete's stamp", true, 10, 1, 2, Trash, 100);
}

void TestMerge::placementFollowsTheCutOff()
{
    QFETCH(bool, isAlive);
    QFETCH(quint64, seq);
    QFETCH(quint64, device);
    QFETCH(int, list);
    QFETCH(int, lifeMs);
    QFETCH(int, placement);
    const Life listLife{list == 1, Stamp::of(100, 0, 7), 12, 10};
    const Life life{isAlive, Stamp::of(quint64(lifeMs), 0, 7)};
    const Register home{{}, Stamp::of(50, 0, device), seq};
    QCOMPARE(int(placementOf(life, home, list == 0 ? nullptr : &listLife)), placement);
}

void TestMerge::digestCountsLiveRowsOnly()
{
    Row row{.kind = RowKind::Wish,
            .id = rowId,
            .seq = 4,
            .life = {true, Stamp::of(1, 0, 1)},
            .fields = {}};
    row.fields["title"] = {u"x"_s, Stamp::of(1, 0, 1), 4};
    const quint64 digest = rowDigest(row);
    QVERIFY(digest != 0);
    row.seq = 9;
    row.fields["title"].seq = 9;
    row.fields["title"].value = u"y"_s;
    QCOMPARE(rowDigest(row), digest); // stamps stand for values
    row.fields["title"].gen = 1;
    QVERIFY(rowDigest(row) != digest);
    row.life.isAlive = false;
    QCOMPARE(rowDigest(row), quint64(0));
}

void TestMerge::linDependsOnEverythingBefore()
{
    const ChangedPrint change{rowId, 5};
    const ChangedPrint other{rowId, 6};
    const quint64 lin = nextLin(0, 1, {&change, 1});
    QVERIFY(lin != nextLin(1, 1, {&change, 1}));
    QVERIFY(lin != nextLin(0, 2, {&change, 1}));
    QVERIFY(lin != nextLin(0, 1, {&other, 1}));
    QCOMPARE(lin, nextLin(0, 1, {&change, 1}));
}

void TestMerge::stampsOnlyIncrease()
{
    QVERIFY(rc::check("stamps", [] {
        HybridClock clock(3, {}, *rc::gen::inRange(-1000, 1000));
        Stamp last;
        for (int i = 0; i < 20; ++i) {
            const Stamp touched{quint64(*rc::gen::inRange(0, 2000)) << 16, 9};
            const quint64 count = quint64(*rc::gen::inRange(1, 65));
            const Stamp first = clock.take(fromEpochMs(*rc::gen::inRange(0, 2000)), count, touched);
            RC_ASSERT(first > last);
            RC_ASSERT(first.time > touched.time);
            RC_ASSERT(clock.last() == first.next(count - 1));
            last = clock.last();
        }
    }));
}

void TestMerge::stampsStayNearTheWallClock()
{
    HybridClock clock(3, {}, 500);
    QCOMPARE(clock.take(fromEpochMs(1000)).ms(), quint64(1500));
    QCOMPARE(clock.take(fromEpochMs(1000)), Stamp::of(1500, 1, 3));
    QCOMPARE(clock.take(fromEpochMs(-5000)).ms(), quint64(1500));
    QCOMPARE(clock.take(fromEpochMs(2000)), Stamp::of(2500, 0, 3));
}

void TestMerge::offsetIsTakenFromTheQuickestExchange()
{
    ClockOffset offset;
    QVERIFY(!offset.ms());
    offset.add(fromEpochMs(1000), fromEpochMs(1100), fromEpochMs(2050));
    QCOMPARE(offset.ms(), std::optional<qint64>(1000));
    offset.add(fromEpochMs(5000), fromEpochMs(9000), fromEpochMs(9000));
    QCOMPARE(offset.ms(), std::optional<qint64>(1000));
    for (int i = 0; i < ClockOffset::samplesMax; ++i) {
        offset.add(fromEpochMs(0), fromEpochMs(200), fromEpochMs(107));
    }
    QCOMPARE(offset.ms(), std::optional<qint64>(7));
}

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
