// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeworld.h"

using namespace endpaper;
using namespace endpaper::sync;
using namespace Qt::StringLiterals;
using domain::RowKind;
using store::LocalOp;

// Clocks that are wrong, files that were copied, servers that lost something.
class TestSyncEngineRepair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClockAYearAheadIsShifted();
    void aServerRestoredFromABackupLosesNothing();
    void aRepairKeepsTheStampsThatWere();
    void rowsThatDifferUnderOneHistoryAreFound_data();
    void rowsThatDifferUnderOneHistoryAreFound();
    void aCopiedFileGoesOnAsAnotherDevice();
    void aClockFarBehindIsCorrectedBeforeTheFirstSend();
};

void TestSyncEngineRepair::aClockAYearAheadIsShifted()
{
    World world;
    const auto aOwner = world.device(u"a"_s);
    Device &a = *aOwner;
    QRandomGenerator random(5);
    const Uuid list = a.addList(u"Reading"_s);
    world.clock.advance(qint64(365) * 86'400'000);
    const Uuid wish = a.addWish(list, u"ahead"_s, random);
    a.set(wish, "note", u"later"_s);
    world.clock.advance(-qint64(365) * 86'400'000);
    a.start();
    SETTLED(a);
    const domain::Row row = world.server.rows.value({int(RowKind::Wish), wish});
    QCOMPARE(row.fields["note"].value.toString(), u"later"_s);
    QVERIFY(qint64(row.fields["note"].stamp.ms())
            < toEpochMs(world.clock.now()) + world.server.aheadMsMax);
    QVERIFY(row.fields["note"].stamp > row.fields["title"].stamp);
    const auto bOwner = world.device(u"b"_s);
    Device &b = *bOwner;
    b.start();
    SETTLED(b);
    QCOMPARE(difference(a, b), QString());
}

void TestSyncEngineRepair::aServerRestoredFromABackupLosesNothing()
{
    TwoDevices world;
    Device &a = world.a;
    Device &b = world.b;
    QRandomGenerator random(6);
    const Uuid list = a.addList(u"Reading"_s);
    const Uuid kept = a.addWish(list, u"kept"_s, random);
    SETTLED(a);
    SETTLED(b);
    const auto backup = world.server.backup();
    a.set(kept, "note", u"after the backup"_s);
    a.addWish(list, u"after the backup"_s, random);
    SETTLED(a);
    SETTLED(b);
    for (FakeTransport *transport : std::as_const(world.transports)) {
        transport->dropLive();
    }
    world.server.restore(backup);
    a.engine->sendNow();
    b.engine->sendNow();
    SETTLED(a);
    SETTLED(b);
    QTRY_COMPARE_WITH_TIMEOUT(difference(a, b), QString(), patienceMs);
    QCOMPARE(a.titles(list), (QStringList{u"kept"_s, u"after the backup"_s}));
    QCOMPARE(world.server.rows.value({int(RowKind::Wish), kept}).fields["note"].value.toString(),
             u"after the backup"_s);
}

// What a third device did between the restore and our return is newer than what the server lost.
void TestSyncEngineRepair::aRepairKeepsTheStampsThatWere()
{
    World world;
    const auto aOwner = world.device(u"a"_s);
    Device &a = *aOwner;
    a.start();
    QRandomGenerator random(9);
    const Uuid list = a.addList(u"Reading"_s);
    const Uuid wish = a.addWish(list, u"Emma"_s, random);
    const Uuid binned = a.addWish(list, u"binned"_s, random);
    SETTLED(a);
    const ModelServer::State backup = world.server.backup();
    a.set(wish, "note", u"lost"_s);
    a.set(wish, "priority", 2);
    a.commit({LocalOp::life(RowKind::Wish, binned, false)});
    SETTLED(a);
    const auto lost = a.rows();
    a.engine->setPaused(true);
    world.server.restore(backup);
    world.clock.advance(1000);
    const auto cOwner = world.device(u"c"_s);
    Device &c = *cOwner;
    c.start();
    SETTLED(c);
    c.set(wish, "note", u"newer"_s);
    SETTLED(c);
    a.engine->setPaused(false);
    SETTLED(a);
    SETTLED(c);
    QTRY_COMPARE_WITH_TIMEOUT(difference(a, c), QString(), patienceMs);
    const auto row = world.server.rows.value({int(RowKind::Wish), wish});
    QCOMPARE(row.fields["note"].value.toString(), u"newer"_s);
    QCOMPARE(row.fields["priority"].stamp,
             lost.value({int(RowKind::Wish), wish}).fields["priority"].stamp);
    QVERIFY(!world.server.rows.value({int(RowKind::Wish), binned}).life.isAlive);
}

void TestSyncEngineRepair::rowsThatDifferUnderOneHistoryAreFound_data()
{
    QTest::addColumn<int>("printsMax");
    QTest::newRow("all at once") << 1000;
    QTest::newRow("bucket by bucket") << 1;
}

void TestSyncEngineRepair::rowsThatDifferUnderOneHistoryAreFound()
{
    QFETCH(int, printsMax);
    World world;
    world.server.printsMax = printsMax;
    const auto aOwner = world.device(u"a"_s);
    Device &a = *aOwner;
    a.start();
    QRandomGenerator random(10);
    const Uuid list = a.addList(u"Reading"_s);
    const Uuid first = a.addWish(list, u"1"_s, random);
    const Uuid second = a.addWish(list, u"2"_s, random);
    a.addWish(list, u"3"_s, random);
    SETTLED(a);
    // A fault of whatever kind, on the other side: a row away, a register of another, a third more.
    auto &rows = world.server.rows;
    rows.remove({int(RowKind::Wish), first});
    domain::Row &other = rows[{int(RowKind::Wish), second}];
    other.fields["note"] = {u"nobody told"_s, other.life.stamp, other.seq};
    domain::Row more = other;
    more.id = Uuid::create();
    rows.insert({int(RowKind::Wish), more.id}, more);
    a.engine->sendNow();
    QTRY_VERIFY_WITH_TIMEOUT(rows.contains({int(RowKind::Wish), first}), patienceMs);
    SETTLED(a);
    QTRY_COMPARE_WITH_TIMEOUT(a.rows().size(), qsizetype(rows.size()), patienceMs);
    QCOMPARE(a.rows().value({int(RowKind::Wish), second}).fields["note"].value.toString(),
             u"nobody told"_s);
    QCOMPARE(world.server.repairedRows, 1);
}

void TestSyncEngineRepair::aCopiedFileGoesOnAsAnotherDevice()
{
    World world;
    QRandomGenerator random(7);
    Uuid list;
    {
        const auto aOwner = world.device(u"a"_s);
        Device &a = *aOwner;
        a.start();
        list = a.addList(u"Reading"_s);
        SETTLED(a);
    }
    QVERIFY(QFile::copy(world.folder.filePath(u"a"_s), world.folder.filePath(u"copy"_s)));
    const auto aOwner = world.device(u"a"_s);
    Device &a = *aOwner;
    const auto copyOwner = world.device(u"copy"_s);
    Device &copy = *copyOwner;
    a.addWish(list, u"in a"_s, random);
    copy.addWish(list, u"in the copy"_s, random);
    a.start();
    SETTLED(a);
    copy.start();
    SETTLED(copy);
    SETTLED(a);
    QTRY_COMPARE_WITH_TIMEOUT(difference(a, copy), QString(), patienceMs);
    QCOMPARE(a.titles(list).size(), 2);
    QCOMPARE(world.server.devices.size(), 2);
}

void TestSyncEngineRepair::aClockFarBehindIsCorrectedBeforeTheFirstSend()
{
    World world;
    store::FakeClock wall;
    wall.advance(-qint64(10) * 365 * 24 * 3600 * 1000);
    const auto owner = world.device(u"a"_s, wall);
    Device &a = *owner;
    QRandomGenerator random(12);
    const Uuid list = a.addList(u"Reading"_s);
    const Uuid wish = a.addWish(list, u"Emma"_s, random);
    a.set(wish, "note", u"after it"_s);
    a.start();
    SETTLED(a);
    const auto row = world.server.rows.value({int(RowKind::Wish), wish});
    const qint64 now = toEpochMs(world.clock.now());
    QVERIFY(std::abs(qint64(row.life.stamp.ms()) - now) < 120'000);
    QVERIFY(row.fields["note"].stamp > row.life.stamp);
    QCOMPARE(world.server.changedRetries, 0);
    a.set(wish, "note", u"and now"_s);
    SETTLED(a);
    QVERIFY(
        std::abs(
            qint64(world.server.rows.value({int(RowKind::Wish), wish}).fields["note"].stamp.ms())
            - now)
        < 120'000);
}

QTEST_GUILESS_MAIN(TestSyncEngineRepair)
#include "tst_syncenginerepair.moc"
