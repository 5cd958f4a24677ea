// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeworld.h"

using namespace endpaper;
using namespace endpaper::sync;

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
    void whatDiffersIsHeardThoughAnotherSpaceEndsLater();
    void aServerThatTakesNoMoreRepairsIsWaitedFor_data();
    void aServerThatTakesNoMoreRepairsIsWaitedFor();
    void aCopiedFileGoesOnAsAnotherDevice();
    void aClockFarBehindIsCorrectedBeforeTheFirstSend();
};

void TestSyncEngineRepair::aClockAYearAheadIsShifted()
{
    World world;
    Device &a = world.device(u"a"_s);
    const Uuid list = a.addList(u"Reading"_s);
    world.clock.advance(qint64(365) * 86'400'000);
    const Uuid wish = a.addWish(list, u"ahead"_s, world.random);
    a.set(wish, "note", u"later"_s);
    world.clock.advance(-qint64(365) * 86'400'000);
    a.start();
    SETTLED(a);
    const domain::Row row = world.wishOnServer(wish);
    QCOMPARE(row.fields["note"].value.toString(), u"later"_s);
    QVERIFY(qint64(row.fields["note"].stamp.ms())
            < toEpochMs(world.clock.now()) + world.server.aheadMsMax);
    QVERIFY(row.fields["note"].stamp > row.fields["title"].stamp);
    Device &b = world.started(u"b"_s);
    SETTLED(b);
    QCOMPARE(difference(a, b), QString());
}

void TestSyncEngineRepair::aServerRestoredFromABackupLosesNothing()
{
    World world;
    Device &a = world.started(u"a"_s);
    Device &b = world.started(u"b"_s);
    const Uuid list = a.addList(u"Reading"_s);
    const Uuid kept = a.addWish(list, u"kept"_s, world.random);
    SETTLED(a);
    SETTLED(b);
    const auto backup = world.server.backup();
    a.set(kept, "note", u"after the backup"_s);
    a.addWish(list, u"after the backup"_s, world.random);
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
    QCOMPARE(world.wishOnServer(kept).fields["note"].value.toString(), u"after the backup"_s);
}

// What a third device did between the restore and our return is newer than what the server lost.
void TestSyncEngineRepair::aRepairKeepsTheStampsThatWere()
{
    World world;
    Device &a = world.started(u"a"_s);
    const Uuid list = a.addList(u"Reading"_s);
    const Uuid wish = a.addWish(list, u"Emma"_s, world.random);
    const Uuid binned = a.addWish(list, u"binned"_s, world.random);
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
    Device &c = world.started(u"c"_s);
    SETTLED(c);
    c.set(wish, "note", u"newer"_s);
    SETTLED(c);
    a.engine->setPaused(false);
    SETTLED(a);
    SETTLED(c);
    QTRY_COMPARE_WITH_TIMEOUT(difference(a, c), QString(), patienceMs);
    const auto row = world.wishOnServer(wish);
    QCOMPARE(row.fields["note"].value.toString(), u"newer"_s);
    QCOMPARE(row.fields["priority"].stamp,
             lost.value({int(RowKind::Wish), wish}).fields["priority"].stamp);
    QVERIFY(!world.wishOnServer(binned).life.isAlive);
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
    Device &a = world.started(u"a"_s);
    const Uuid list = a.addList(u"Reading"_s);
    const Uuid first = a.addWish(list, u"1"_s, world.random);
    const Uuid second = a.addWish(list, u"2"_s, world.random);
    a.addWish(list, u"3"_s, world.random);
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

// Spaces are read side by side, and each says its digest with a last page of its own.
void TestSyncEngineRepair::whatDiffersIsHeardThoughAnotherSpaceEndsLater()
{
    World world;
    world.server.guestSpace = Uuid::create();
    world.server.guestHead = 3;
    Device &a = world.started(u"a"_s);
    const Uuid list = a.addList(u"Reading"_s);
    const Uuid wish = a.addWish(list, u"1"_s, world.random);
    SETTLED(a);
    world.server.rows.remove({int(RowKind::Wish), wish});
    world.server.guestHead = 6;
    a.engine->sendNow();
    QTRY_VERIFY_WITH_TIMEOUT(world.server.rows.contains({int(RowKind::Wish), wish}), patienceMs);
    SETTLED(a);
    QCOMPARE(world.server.repairedRows, 1);
}

void TestSyncEngineRepair::aServerThatTakesNoMoreRepairsIsWaitedFor_data()
{
    QTest::addColumn<int>("refused");
    QTest::addColumn<qint64>("saidMs");
    // At least, where each look at the clock takes a millisecond; the backoff is 8 at most.
    QTest::addColumn<qint64>("waitsMs");
    QTest::newRow("shorter than the backoff") << 1 << qint64(0) << qint64(-20);
    QTest::newRow("longer") << 1 << qint64(200) << qint64(180);
    QTest::newRow("again and again") << 4 << qint64(60) << qint64(40);
}

void TestSyncEngineRepair::aServerThatTakesNoMoreRepairsIsWaitedFor()
{
    QFETCH(int, refused);
    QFETCH(qint64, saidMs);
    QFETCH(qint64, waitsMs);
    World world;
    Device &a = world.started(u"a"_s);
    const Uuid list = a.addList(u"Reading"_s);
    a.addWish(list, u"kept"_s, world.random);
    SETTLED(a);
    const auto backup = world.server.backup();
    a.addWish(list, u"after the backup"_s, world.random);
    SETTLED(a);
    QList<std::chrono::milliseconds> waits;
    std::optional<Instant> nextTryAt;
    connect(a.engine.get(), &SyncEngine::statusChanged, this, [&] {
        const sync::SyncStatus status = a.engine->status();
        if (status.state == SyncState::Offline && status.nextTryAt != nextTryAt) {
            nextTryAt = status.nextTryAt;
            waits.append(*nextTryAt - world.clock.now());
            QCOMPARE(status.lastError, ErrorKind::RateLimited); // the network is there
        }
    });
    world.weather.repairsRefused = refused;
    world.weather.retryAfterMs = saidMs;
    world.server.restore(backup);
    a.addWish(list, u"meanwhile"_s, world.random);
    a.engine->sendNow();
    SETTLED(a);
    QCOMPARE(world.weather.repairsRefused, 0);
    QCOMPARE(waits.size(), refused);
    QVERIFY(*std::ranges::min_element(waits) >= std::chrono::milliseconds(waitsMs));
    QCOMPARE(a.titles(list), (QStringList{u"kept"_s, u"after the backup"_s, u"meanwhile"_s}));
    QCOMPARE(world.server.rows.size(), 4);
    QCOMPARE(a.engine->status().refused, 0);
}

void TestSyncEngineRepair::aCopiedFileGoesOnAsAnotherDevice()
{
    World world;
    Device &first = world.started(u"a"_s);
    const Uuid list = first.addList(u"Reading"_s);
    SETTLED(first);
    world.close(first);
    QVERIFY(QFile::copy(world.folder.filePath(u"a"_s), world.folder.filePath(u"copy"_s)));
    Device &a = world.device(u"a"_s);
    Device &copy = world.device(u"copy"_s);
    a.addWish(list, u"in a"_s, world.random);
    copy.addWish(list, u"in the copy"_s, world.random);
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
    store::FakeClock wall;
    wall.advance(-qint64(10) * 365 * 24 * 3600 * 1000);
    World world;
    Device &a = world.device(u"a"_s, wall);
    const Uuid list = a.addList(u"Reading"_s);
    const Uuid wish = a.addWish(list, u"Emma"_s, world.random);
    a.set(wish, "note", u"after it"_s);
    a.start();
    SETTLED(a);
    const auto row = world.wishOnServer(wish);
    const qint64 now = toEpochMs(world.clock.now());
    QVERIFY(std::abs(qint64(row.life.stamp.ms()) - now) < 120'000);
    QVERIFY(row.fields["note"].stamp > row.life.stamp);
    QCOMPARE(world.server.changedRetries, 0);
    a.set(wish, "note", u"and now"_s);
    SETTLED(a);
    QVERIFY(std::abs(qint64(world.wishOnServer(wish).fields["note"].stamp.ms()) - now) < 120'000);
}

QTEST_GUILESS_MAIN(TestSyncEngineRepair)
#include "tst_syncenginerepair.moc"
