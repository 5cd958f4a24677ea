// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeworld.h"
#include "protocol/limits.h"
#include "sync/backoff.h"

#include <QSignalSpy>

#include <unistd.h>

using namespace endpaper;
using namespace endpaper::sync;
using namespace Qt::StringLiterals;
using domain::RowKind;
using store::LocalOp;

namespace {
constexpr int patienceMs = 30'000;

} // namespace

#define SETTLED(device) QTRY_VERIFY_WITH_TIMEOUT(world.isSettled(device), patienceMs)

class TestSyncEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAServerEverythingWaits();
    void firstContactBindsTheAccountAndSendsWhatWaits();
    void twoDevicesAgreeOrderIncluded();
    void anEditBesideTheLookIntoTheOutboxIsSent();
    void editsOfDifferentFieldsAreBothKept();
    void aRefusedChangeFallsBackAndIsTold();
    void aGroupThatIsTooLargeForTheServerBlocksNobody();
    void aServerThatTakesNothingHasNothingRefused();
    void whatOthersDidIsReadWhilePushesAreRefused();
    void anOldProgramReadsOnButSendsNothing_data();
    void anOldProgramReadsOnButSendsNothing();
    void aServerOfAnotherVersionIsLeftAlone();
    void unauthorizedPausesUntilAsked();
    void pausedSendsNothing();
    void anotherAccountStopsTheEngine();
    void aClockAYearAheadIsShifted();
    void aServerRestoredFromABackupLosesNothing();
    void aRepairKeepsTheStampsThatWere();
    void rowsThatDifferUnderOneHistoryAreFound_data();
    void rowsThatDifferUnderOneHistoryAreFound();
    void aCopiedFileGoesOnAsAnotherDevice();
    void twoProcessesOnOneFileShareTheWork();
    void aClockFarBehindIsCorrectedBeforeTheFirstSend();
    void aJumpOfTheClockMeansHelloAgain();
    void anotherNetworkMeansAnotherSocket();
    void aPortalIsNamedAndNothingIsLost();
    void longKeysAreCompactedAndRealMovesWin();
    void notesReachTheirListeners();
    void aPileOfPagesArrivesWhole();
    void devicesAgreeInAnyWeather_data();
    void devicesAgreeInAnyWeather();
    void backoffDoublesToItsBound();
};

void TestSyncEngine::withoutAServerEverythingWaits()
{
    World world;
    const auto deviceOwner = world.device(u"a"_s);
    Device &device = *deviceOwner;
    QRandomGenerator random(1);
    device.addWish(device.addList(u"Reading"_s), u"Emma"_s, random);
    QTRY_COMPARE(device.engine->status().waiting, 2);
    QCOMPARE(device.engine->status().state, SyncState::LocalOnly);
    world.weather.isDown = true;
    device.start();
    QTRY_COMPARE(device.engine->status().state, SyncState::Offline);
    QCOMPARE(device.engine->status().lastError, std::optional(ErrorKind::Unavailable));
    QCOMPARE(device.engine->status().waiting, 2);
    world.weather.isDown = false;
    SETTLED(device);
    QVERIFY(!device.engine->status().lastError);
    QVERIFY(device.engine->status().lastExchange);
}

void TestSyncEngine::firstContactBindsTheAccountAndSendsWhatWaits()
{
    World world;
    const auto deviceOwner = world.device(u"a"_s);
    Device &device = *deviceOwner;
    QSignalSpy bound(device.engine.get(), &SyncEngine::accountBound);
    const Uuid list = device.addList(u"Reading"_s);
    device.start();
    SETTLED(device);
    QCOMPARE(bound.size(), 1);
    QCOMPARE(bound[0][0].value<Uuid>(), world.server.account);
    QVERIFY(world.server.rows.contains({int(RowKind::List), list}));
}

void TestSyncEngine::twoDevicesAgreeOrderIncluded()
{
    World world;
    const auto aOwner = world.device(u"a"_s);
    Device &a = *aOwner;
    const auto bOwner = world.device(u"b"_s);
    Device &b = *bOwner;
    a.start();
    b.start();
    QRandomGenerator random(2);
    const Uuid list = a.addList(u"Reading"_s);
    const Uuid first = a.addWish(list, u"1"_s, random);
    const Uuid second = a.addWish(list, u"2"_s, random);
    SETTLED(a);
    SETTLED(b);
    QCOMPARE(b.titles(list), (QStringList{u"1"_s, u"2"_s}));
    const auto gap = b.in([&](store::Transaction &transaction) {
        return store::gapBefore(transaction, list, first);
    });
    b.set(second, "pos",
          QString::fromLatin1(domain::orderKeyBetween(gap.before, gap.after, random)));
    SETTLED(b);
    QTRY_COMPARE(a.titles(list), (QStringList{u"2"_s, u"1"_s}));
}

// The store finds nothing waiting, the edit is committed, and only then does the engine hear of
// either.
void TestSyncEngine::anEditBesideTheLookIntoTheOutboxIsSent()
{
    World world;
    const auto owner = world.device(u"a"_s);
    Device &a = *owner;
    a.start();
    QRandomGenerator random(6);
    const Uuid wish = a.addWish(a.addList(u"Reading"_s), u"Emma"_s, random);
    SETTLED(a);
    QTRY_VERIFY(a.engine->status().isLive);
    a.engine->noteLocalEdit(); // looks into the outbox
    a.set(wish, "note", u"beside it"_s); // waits for the store, not for the engine
    SETTLED(a);
    QCOMPARE(a.waiting(), 0);
}

void TestSyncEngine::editsOfDifferentFieldsAreBothKept()
{
    World world;
    const auto aOwner = world.device(u"a"_s);
    Device &a = *aOwner;
    const auto bOwner = world.device(u"b"_s);
    Device &b = *bOwner;
    a.start();
    b.start();
    QRandomGenerator random(3);
    const Uuid wish = a.addWish(a.addList(u"Reading"_s), u"Emma"_s, random);
    SETTLED(a);
    SETTLED(b);
    world.weather.isDown = true;
    a.set(wish, "note", u"from a"_s);
    b.set(wish, "title", u"from b"_s);
    b.set(wish, "priority", 3);
    world.clock.advance(1000); // more than the two may think to be apart
    a.set(wish, "priority", 5);
    world.weather.isDown = false;
    a.engine->sendNow();
    b.engine->sendNow();
    SETTLED(a);
    SETTLED(b);
    QTRY_COMPARE(difference(a, b), QString());
    const auto row = a.rows().value({int(RowKind::Wish), wish});
    QCOMPARE(row.fields["note"].value.toString(), u"from a"_s);
    QCOMPARE(row.fields["title"].value.toString(), u"from b"_s);
    QCOMPARE(row.fields["priority"].value.toInteger(), 5);
}

void TestSyncEngine::aRefusedChangeFallsBackAndIsTold()
{
    World world;
    const auto aOwner = world.device(u"a"_s);
    Device &a = *aOwner;
    a.start();
    QRandomGenerator random(4);
    const Uuid list = a.addList(u"Reading"_s);
    const Uuid wish = a.addWish(list, u"Emma"_s, random);
    SETTLED(a);
    world.server.deniedTitles = {u"forbidden"_s};
    QSignalSpy refused(a.engine.get(), &SyncEngine::changesRefused);
    QSignalSpy changed(a.engine.get(), &SyncEngine::rowsChanged);
    a.set(wish, "title", u"forbidden"_s);
    a.set(wish, "note", u"fine"_s);
    QTRY_COMPARE(refused.size(), 1);
    SETTLED(a);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(a.titles(list), QStringList{u"Emma"_s});
    QTRY_COMPARE(a.engine->status().refused, 1);
    QCOMPARE(world.server.rows.value({int(RowKind::Wish), wish}).fields["note"].value.toString(),
             u"fine"_s);
}

void TestSyncEngine::aGroupThatIsTooLargeForTheServerBlocksNobody()
{
    World world;
    world.server.bodyBytesMax = 4000;
    const auto owner = world.device(u"a"_s);
    Device &a = *owner;
    QRandomGenerator random(3);
    const Uuid list = a.addList(u"Reading"_s);
    const Uuid wish = a.addWish(list, u"Emma"_s, random);
    a.set(wish, "note", QString(5000, u'n'));
    a.addWish(list, u"Persuasion"_s, random);
    a.start();
    SETTLED(a);
    QTRY_COMPARE(a.engine->status().waiting, 0);
    QTRY_COMPARE(a.engine->status().refused, 1);
    QCOMPARE(a.titles(list), (QStringList{u"Emma"_s, u"Persuasion"_s}));
    const auto refused =
        a.in([](store::Transaction &transaction) { return store::listRefused(transaction); });
    QCOMPARE(refused.constFirst().why, u"invalid"_s);
    QCOMPARE(refused.constFirst().after.toString().size(), 5000);
    // Its numbers and its chain go on as if nothing had been.
    a.set(wish, "note", u"short"_s);
    SETTLED(a);
    QTRY_COMPARE(a.engine->status().waiting, 0);
    QCOMPARE(world.server.hellos, 1);
    QCOMPARE(world.server.devices.size(), 1);
}

void TestSyncEngine::aServerThatTakesNothingHasNothingRefused()
{
    World world;
    world.server.bodyBytesMax = 0;
    const auto owner = world.device(u"a"_s);
    Device &a = *owner;
    QRandomGenerator random(3);
    a.addWish(a.addList(u"Reading"_s), u"Emma"_s, random);
    a.start();
    QTRY_VERIFY(world.server.hellos > 2);
    QCOMPARE(a.engine->status().waiting, 2);
    QCOMPARE(a.engine->status().refused, 0);
    world.server.bodyBytesMax = 1 << 20;
    SETTLED(a);
    QTRY_COMPARE(a.engine->status().waiting, 0);
    QCOMPARE(a.engine->status().refused, 0);
    QCOMPARE(world.server.rows.size(), 2);
}

void TestSyncEngine::whatOthersDidIsReadWhilePushesAreRefused()
{
    World world;
    const auto aOwner = world.device(u"a"_s);
    const auto bOwner = world.device(u"b"_s);
    Device &a = *aOwner;
    Device &b = *bOwner;
    QRandomGenerator random(1);
    a.start();
    b.start();
    const Uuid list = a.addList(u"Reading"_s);
    SETTLED(a);
    SETTLED(b);
    a.engine->setPaused(true);
    b.addWish(list, u"Emma"_s, random);
    SETTLED(b);
    world.weather.isReadOnly = true;
    a.addWish(list, u"Persuasion"_s, random);
    a.engine->setPaused(false);
    QTRY_COMPARE(a.titles(list).size(), 2);
    QTRY_COMPARE(a.engine->status().state, SyncState::Offline);
    QCOMPARE(a.waiting(), 1);
    world.weather.isReadOnly = false;
    SETTLED(a);
    SETTLED(b);
    QCOMPARE(b.titles(list), a.titles(list));
}

void TestSyncEngine::anOldProgramReadsOnButSendsNothing_data()
{
    QTest::addColumn<bool>("isSaidAtHello");
    QTest::addColumn<int>("pushes");
    QTest::newRow("said at hello") << true << 0;
    QTest::newRow("said to a push") << false << 1;
}

void TestSyncEngine::anOldProgramReadsOnButSendsNothing()
{
    QFETCH(bool, isSaidAtHello);
    QFETCH(int, pushes);
    World world;
    const auto bOwner = world.device(u"b"_s);
    Device &b = *bOwner;
    b.start();
    const Uuid list = b.addList(u"Reading"_s);
    SETTLED(b);
    world.server.schemaMin = protocol::schemaVersion + 1;
    world.server.saysSchemaMin = isSaidAtHello;
    const int before = world.server.pushes;
    const auto aOwner = world.device(u"a"_s);
    Device &a = *aOwner;
    a.addList(u"not yet"_s);
    a.start();
    QTRY_VERIFY(a.rows().contains({int(RowKind::List), list}));
    QTRY_COMPARE(a.engine->status().lastError, std::optional(ErrorKind::Unsupported));
    QCOMPARE(a.waiting(), 1);
    QCOMPARE(world.server.pushes - before, pushes);
    // The same device with a newer program, as far as the server can tell.
    world.server.schemaMin = 1;
    a.engine->stop();
    a.start();
    SETTLED(a);
    QTRY_COMPARE(a.engine->status().waiting, 0);
    QVERIFY(!a.engine->status().lastError);
}

void TestSyncEngine::aServerOfAnotherVersionIsLeftAlone()
{
    World world;
    world.server.version = protocol::versionHighest + 1;
    const auto owner = world.device(u"a"_s);
    Device &a = *owner;
    a.addList(u"Reading"_s);
    a.start();
    QTRY_COMPARE(a.engine->status().lastError, std::optional(ErrorKind::Unsupported));
    QCOMPARE(world.server.pushes, 0);
    QCOMPARE(a.waiting(), 1);
}

void TestSyncEngine::unauthorizedPausesUntilAsked()
{
    World world;
    world.server.isAuthorized = false;
    const auto aOwner = world.device(u"a"_s);
    Device &a = *aOwner;
    a.addList(u"Reading"_s);
    a.start();
    QTRY_COMPARE(a.engine->status().state, SyncState::AuthNeeded);
    a.addList(u"More"_s); // edits go on
    QTRY_COMPARE(a.engine->status().waiting, 2);
    QCOMPARE(a.engine->status().state, SyncState::AuthNeeded);
    world.server.isAuthorized = true;
    a.engine->sendNow();
    SETTLED(a);
}

void TestSyncEngine::pausedSendsNothing()
{
    World world;
    const auto aOwner = world.device(u"a"_s);
    Device &a = *aOwner;
    a.start();
    SETTLED(a);
    a.engine->setPaused(true);
    QCOMPARE(a.engine->status().state, SyncState::Paused);
    a.addList(u"Reading"_s);
    a.engine->sendNow();
    QTRY_COMPARE(a.engine->status().waiting, 1);
    QCOMPARE(world.server.head(), quint64(0));
    a.engine->setPaused(false);
    SETTLED(a);
    QCOMPARE(world.server.head(), quint64(1));
}

void TestSyncEngine::anotherAccountStopsTheEngine()
{
    World world;
    const auto aOwner = world.device(u"a"_s);
    Device &a = *aOwner;
    a.start();
    SETTLED(a);
    a.engine->stop();
    world.server.account = Uuid::create();
    QSignalSpy mismatched(a.engine.get(), &SyncEngine::accountMismatched);
    a.addList(u"Reading"_s);
    a.start();
    QTRY_COMPARE(mismatched.size(), 1);
    QCOMPARE(a.engine->status().state, SyncState::AuthNeeded);
    QCOMPARE(a.waiting(), 1);
}

void TestSyncEngine::aClockAYearAheadIsShifted()
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

void TestSyncEngine::aServerRestoredFromABackupLosesNothing()
{
    World world;
    const auto aOwner = world.device(u"a"_s);
    Device &a = *aOwner;
    const auto bOwner = world.device(u"b"_s);
    Device &b = *bOwner;
    a.start();
    b.start();
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
void TestSyncEngine::aRepairKeepsTheStampsThatWere()
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

void TestSyncEngine::rowsThatDifferUnderOneHistoryAreFound_data()
{
    QTest::addColumn<int>("printsMax");
    QTest::newRow("all at once") << 1000;
    QTest::newRow("bucket by bucket") << 1;
}

void TestSyncEngine::rowsThatDifferUnderOneHistoryAreFound()
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

void TestSyncEngine::aCopiedFileGoesOnAsAnotherDevice()
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

void TestSyncEngine::twoProcessesOnOneFileShareTheWork()
{
    World world;
    const auto as = [](qint64 process) {
        return [process](SyncEngine::Options &options) {
            options.process = process;
            options.leaseMs = 3000; // longer than a busy machine may keep the holder waiting
            options.watchMs = 10;
        };
    };
    const auto firstOwner = world.device(u"a"_s, as(QCoreApplication::applicationPid()));
    Device &first = *firstOwner;
    first.start();
    const Uuid list = first.addList(u"Reading"_s);
    SETTLED(first);
    const auto secondOwner = world.device(u"a"_s, as(::getppid()));
    Device &second = *secondOwner;
    QSignalSpy told(second.engine.get(), &SyncEngine::rowsChanged);
    second.start();
    QTRY_VERIFY(second.engine->status().isElsewhere);
    QVERIFY(!first.engine->status().isElsewhere);
    // What the second does, the first sends; what the first does, the second shows.
    QRandomGenerator random(11);
    const Uuid theirs = second.addWish(list, u"of the second"_s, random);
    QTRY_VERIFY_WITH_TIMEOUT(world.server.rows.contains({int(RowKind::Wish), theirs}), patienceMs);
    told.clear();
    const Uuid ours = first.addWish(list, u"of the first"_s, random);
    const auto isTold = [&] {
        return std::ranges::any_of(told, [&](const QList<QVariant> &change) {
            return change.first().value<store::Touched>().of(RowKind::Wish).contains(ours);
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTold(), patienceMs);
    SETTLED(first);
    first.engine->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!second.engine->status().isElsewhere, patienceMs);
    const Uuid later = second.addWish(list, u"later"_s, random);
    QTRY_VERIFY_WITH_TIMEOUT(world.server.rows.contains({int(RowKind::Wish), later}), patienceMs);
    QCOMPARE(world.server.devices.size(), 1);
    QCOMPARE(world.server.changedRetries, 0);
}

void TestSyncEngine::aClockFarBehindIsCorrectedBeforeTheFirstSend()
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

void TestSyncEngine::aJumpOfTheClockMeansHelloAgain()
{
    World world;
    const auto owner =
        world.device(u"a"_s, [](SyncEngine::Options &options) { options.beatMs = 20; });
    Device &a = *owner;
    a.start();
    QTRY_VERIFY(a.engine->status().isLive);
    SETTLED(a);
    const int hellos = world.server.hellos;
    world.clock.advance(8 * 3600 * 1000); // a night
    QTRY_VERIFY_WITH_TIMEOUT(world.server.hellos > hellos, patienceMs);
    SETTLED(a);
    QTRY_VERIFY(a.engine->status().isLive);
}

void TestSyncEngine::anotherNetworkMeansAnotherSocket()
{
    World world;
    const auto aOwner = world.device(u"a"_s);
    Device &a = *aOwner;
    const auto bOwner = world.device(u"b"_s);
    Device &b = *bOwner;
    a.start();
    b.start();
    SETTLED(a);
    SETTLED(b);
    QTRY_VERIFY(a.engine->status().isLive);
    const int hellos = world.server.hellos;
    world.transports[0]->goHalfOpen();
    b.addList(u"Reading"_s);
    SETTLED(b);
    QVERIFY(!world.isSettled(a));
    QCOMPARE(world.server.hellos, hellos);
    world.transports[0]->changeNetwork();
    SETTLED(a);
    QCOMPARE(world.server.hellos, hellos + 1);
    QTRY_VERIFY(a.engine->status().isLive);
    a.engine->setPaused(true);
    world.transports[0]->changeNetwork();
    QCOMPARE(a.engine->status().state, SyncState::Paused);
}

void TestSyncEngine::aPortalIsNamedAndNothingIsLost()
{
    World world;
    const auto owner = world.device(u"a"_s);
    Device &a = *owner;
    a.start();
    SETTLED(a);
    world.weather.isPortal = true;
    QRandomGenerator random(13);
    const Uuid wish = a.addWish(a.addList(u"Reading"_s), u"in a hotel"_s, random);
    QTRY_VERIFY(a.engine->status().isPortal);
    QTRY_COMPARE(a.engine->status().state, SyncState::Offline);
    QTRY_COMPARE(a.engine->status().waiting, 2);
    world.weather.isPortal = false;
    SETTLED(a);
    QVERIFY(!a.engine->status().isPortal);
    QVERIFY(world.server.rows.contains({int(RowKind::Wish), wish}));
}

void TestSyncEngine::longKeysAreCompactedAndRealMovesWin()
{
    World world;
    const auto aOwner = world.device(u"a"_s);
    Device &a = *aOwner;
    const auto bOwner = world.device(u"b"_s);
    Device &b = *bOwner;
    a.start();
    b.start();
    const Uuid list = a.addList(u"Reading"_s);
    QList<Uuid> wishes;
    const auto add = [&](const QString &title, const QString &pos) {
        wishes.append(Uuid::create());
        a.commit(
            {LocalOp::create(RowKind::Wish, wishes.last(),
                             {{"list", protocol::idValue(list)}, {"pos", pos}, {"title", title}})});
    };
    add(u"first"_s, u"B"_s);
    for (const QChar last : u"FGHIJ"_s) {
        add(last, QString(30, u'V') + last);
    }
    add(u"last"_s, u"z"_s);
    SETTLED(a);
    SETTLED(b);
    const QStringList before = a.titles(list);
    const auto posOf = [&](int at) {
        return world.server.rows.value({int(RowKind::Wish), wishes[at]}).fields["pos"];
    };
    const domain::Stamp stamp = posOf(1).stamp;
    b.engine->setPaused(true);
    b.set(wishes[1], "pos", u"zz"_s);
    a.start(); // keys are looked at after hello
    QTRY_VERIFY_WITH_TIMEOUT(posOf(1).gen == 1, patienceMs);
    SETTLED(a);
    QCOMPARE(a.titles(list), before);
    for (int at = 1; at <= 5; ++at) {
        QVERIFY(posOf(at).value.toString().size() <= domain::orderKeyLengthLong);
        QCOMPARE(posOf(at).gen, quint8(1));
    }
    QCOMPARE(posOf(1).stamp, stamp);
    QCOMPARE(posOf(0).gen, quint8(0));
    b.engine->setPaused(false);
    SETTLED(b);
    SETTLED(a);
    QTRY_COMPARE_WITH_TIMEOUT(difference(a, b), QString(), patienceMs);
    QCOMPARE(a.titles(list).last(), u"F"_s);
    QVERIFY(a.in([](store::Transaction &transaction) {
                 return store::listRefused(transaction);
             }).isEmpty());
}

void TestSyncEngine::notesReachTheirListeners()
{
    World world;
    const auto aOwner = world.device(u"a"_s);
    Device &a = *aOwner;
    a.start();
    SETTLED(a);
    QTRY_VERIFY(a.engine->status().isLive);
    QSignalSpy notes(a.engine.get(), &SyncEngine::noteReceived);
    const Uuid wish = Uuid::create();
    world.transports.first()->say(protocol::LiveNote{"match", wish});
    QCOMPARE(notes.size(), 1);
    QCOMPARE(notes[0][0].toByteArray(), QByteArray("match"));
    QCOMPARE(notes[0][1].value<Uuid>(), wish);
}

void TestSyncEngine::aPileOfPagesArrivesWhole()
{
    World world;
    const auto aOwner = world.device(u"a"_s);
    Device &a = *aOwner;
    a.start();
    QRandomGenerator random(8);
    const Uuid list = a.addList(u"Reading"_s);
    for (int i = 0; i < 40; ++i) {
        a.addWish(list, QString::number(i), random);
    }
    SETTLED(a);
    const auto bOwner = world.device(u"b"_s);
    Device &b = *bOwner;
    b.start();
    SETTLED(b);
    QCOMPARE(b.titles(list), a.titles(list));
    QCOMPARE(difference(a, b), QString());
}

void TestSyncEngine::devicesAgreeInAnyWeather_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 6; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void TestSyncEngine::devicesAgreeInAnyWeather()
{
    QFETCH(quint32, seed);
    World world(seed);
    world.weather.loss = 0.25;
    world.weather.repeat = 0.25;
    world.weather.delayMsMax = 3;
    const auto aOwner = world.device(u"a"_s);
    Device &a = *aOwner;
    const auto bOwner = world.device(u"b"_s);
    Device &b = *bOwner;
    a.start();
    b.start();
    QRandomGenerator random(seed);
    const Uuid list = a.addList(u"Reading"_s);
    QTRY_VERIFY_WITH_TIMEOUT(world.isSettled(a) && world.isSettled(b), patienceMs);
    QList<Uuid> wishes;
    for (int step = 0; step < 60; ++step) {
        Device &device = random.bounded(2) ? a : b;
        const Uuid wish = wishes.isEmpty() ? Uuid() : wishes[random.bounded(int(wishes.size()))];
        const bool isHere = !wish.isNil()
            && device
                   .in([&](store::Transaction &transaction) {
                       return store::findRow(transaction, RowKind::Wish, wish);
                   })
                   .has_value();
        switch (isHere ? random.bounded(6) : 0) {
        case 0:
            wishes.append(device.addWish(list, QString::number(step), random));
            break;
        case 1:
            device.set(wish, "title", QString::number(step));
            break;
        case 2:
            device.set(wish, "note", QString::number(step));
            break;
        case 3:
            device.set(wish, "pos", QString(QChar(u'A' + random.bounded(26))));
            break;
        case 4:
            device.commit({LocalOp::life(RowKind::Wish, wish, false)});
            break;
        default:
            device.commit({LocalOp::life(RowKind::Wish, wish, true)});
            break;
        }
        QTest::qWait(random.bounded(3));
    }
    world.weather.loss = 0;
    a.engine->sendNow();
    b.engine->sendNow();
    QTRY_VERIFY_WITH_TIMEOUT(world.isSettled(a) && world.isSettled(b), patienceMs);
    QCOMPARE(difference(a, b), QString());
    QCOMPARE(a.titles(list), b.titles(list));
    QCOMPARE(world.server.changedRetries, 0);
    for (auto it = world.server.rows.cbegin(); it != world.server.rows.cend(); ++it) {
        const domain::Row mine = a.rows().value(it.key());
        QCOMPARE(mine.life.isAlive, it->life.isAlive);
        QCOMPARE(mine.fields.size(), it->fields.size());
    }
}

void TestSyncEngine::backoffDoublesToItsBound()
{
    Backoff backoff(1000, 300'000, 42);
    qint64 bound = 1000;
    for (int i = 0; i < 40; ++i) {
        QCOMPARE(backoff.boundMs(), std::min<qint64>(bound, 300'000));
        const qint64 wait = backoff.nextMs();
        QVERIFY(wait >= 0 && wait < std::min<qint64>(bound, 300'000));
        bound = std::min<qint64>(bound * 2, 1'000'000);
    }
    backoff.reset();
    QCOMPARE(backoff.boundMs(), 1000);
}

QTEST_GUILESS_MAIN(TestSyncEngine)
#include "tst_syncengine.moc"
