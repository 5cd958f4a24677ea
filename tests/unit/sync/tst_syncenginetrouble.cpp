// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeworld.h"
#include "protocol/limits.h"

using namespace endpaper;
using namespace endpaper::sync;

// What the server or the network will not have: refusals, other versions, other accounts.
class TestSyncEngineTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onAFullDiskOurOwnGoesOutAndOthersWait();
    void aRefusedChangeFallsBackAndIsTold();
    void aGroupThatIsTooLargeForTheServerBlocksNobody();
    void aServerThatTakesNothingHasNothingRefused();
    void whatOthersDidIsReadWhilePushesAreRefused();
    void anOldProgramReadsOnButSendsNothing_data();
    void anOldProgramReadsOnButSendsNothing();
    void aServerOfAnotherVersionIsLeftAlone();
    void unauthorizedPausesUntilAsked();
    void anotherAccountStopsTheEngine();
    void anotherNetworkMeansAnotherSocket();
    void anotherRoleThanHelloSaidMeansHelloAgain();
    void aPortalIsNamedAndNothingIsLost();
};

void TestSyncEngineTrouble::aRefusedChangeFallsBackAndIsTold()
{
    World world;
    Device &a = world.started(u"a"_s);
    const Uuid list = a.addList(u"Reading"_s);
    const Uuid wish = a.addWish(list, u"Emma"_s, world.random);
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
    QCOMPARE(world.wishOnServer(wish).fields["note"].value.toString(), u"fine"_s);
}

void TestSyncEngineTrouble::aGroupThatIsTooLargeForTheServerBlocksNobody()
{
    World world;
    world.server.bodyBytesMax = 4000;
    Device &a = world.device(u"a"_s);
    const Uuid list = a.addList(u"Reading"_s);
    const Uuid wish = a.addWish(list, u"Emma"_s, world.random);
    a.set(wish, "note", QString(5000, u'n'));
    a.addWish(list, u"Persuasion"_s, world.random);
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

void TestSyncEngineTrouble::aServerThatTakesNothingHasNothingRefused()
{
    World world;
    world.server.bodyBytesMax = 0;
    Device &a = world.device(u"a"_s);
    a.addWish(a.addList(u"Reading"_s), u"Emma"_s, world.random);
    a.start();
    QTRY_VERIFY(world.server.hellos > 2);
    // Between two tries: one that is under way may be the one without the changes.
    QTRY_COMPARE(a.engine->status().state, SyncState::Offline);
    QCOMPARE(a.engine->status().waiting, 2);
    QCOMPARE(a.engine->status().refused, 0);
    world.server.bodyBytesMax = 1 << 20;
    SETTLED(a);
    QTRY_COMPARE(a.engine->status().waiting, 0);
    QCOMPARE(a.engine->status().refused, 0);
    QCOMPARE(world.server.rows.size(), 2);
}

void TestSyncEngineTrouble::whatOthersDidIsReadWhilePushesAreRefused()
{
    World world;
    Device &a = world.started(u"a"_s);
    Device &b = world.started(u"b"_s);
    const Uuid list = a.addList(u"Reading"_s);
    SETTLED(a);
    SETTLED(b);
    a.engine->setPaused(true);
    b.addWish(list, u"Emma"_s, world.random);
    SETTLED(b);
    world.weather.isReadOnly = true;
    a.addWish(list, u"Persuasion"_s, world.random);
    a.engine->setPaused(false);
    QTRY_COMPARE(a.titles(list).size(), 2);
    QTRY_COMPARE(a.engine->status().state, SyncState::Offline);
    QCOMPARE(a.waiting(), 1);
    world.weather.isReadOnly = false;
    SETTLED(a);
    SETTLED(b);
    QCOMPARE(b.titles(list), a.titles(list));
}

void TestSyncEngineTrouble::anOldProgramReadsOnButSendsNothing_data()
{
    QTest::addColumn<bool>("isSaidAtHello");
    QTest::addColumn<int>("pushes");
    QTest::newRow("said at hello") << true << 0;
    QTest::newRow("said to a push") << false << 1;
}

void TestSyncEngineTrouble::anOldProgramReadsOnButSendsNothing()
{
    QFETCH(bool, isSaidAtHello);
    QFETCH(int, pushes);
    World world;
    Device &b = world.started(u"b"_s);
    const Uuid list = b.addList(u"Reading"_s);
    SETTLED(b);
    world.server.schemaMin = protocol::schemaVersion + 1;
    world.server.saysSchemaMin = isSaidAtHello;
    const int before = world.server.pushes;
    Device &a = world.device(u"a"_s);
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

void TestSyncEngineTrouble::aServerOfAnotherVersionIsLeftAlone()
{
    World world;
    world.server.version = protocol::versionHighest + 1;
    Device &a = world.device(u"a"_s);
    a.addList(u"Reading"_s);
    a.start();
    QTRY_COMPARE(a.engine->status().lastError, std::optional(ErrorKind::Unsupported));
    QCOMPARE(world.server.pushes, 0);
    QCOMPARE(a.waiting(), 1);
}

void TestSyncEngineTrouble::unauthorizedPausesUntilAsked()
{
    World world;
    world.server.isAuthorized = false;
    Device &a = world.device(u"a"_s);
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

void TestSyncEngineTrouble::anotherAccountStopsTheEngine()
{
    World world;
    Device &a = world.started(u"a"_s);
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

void TestSyncEngineTrouble::anotherRoleThanHelloSaidMeansHelloAgain()
{
    World world;
    Device &a = world.started(u"a"_s);
    SETTLED(a);
    QTRY_VERIFY(a.engine->status().isLive);
    const int hellos = world.server.hellos;
    const auto say = [&world](const QByteArray &role) {
        const Uuid &space = world.server.space;
        world.transports[0]->say(
            protocol::LivePing{world.clock.now(), {{space, world.server.head()}}, {{space, role}}});
    };
    say("owner");
    SETTLED(a);
    QCOMPARE(world.server.hellos, hellos);
    say("viewer");
    QTRY_COMPARE(world.server.hellos, hellos + 1);
}

void TestSyncEngineTrouble::anotherNetworkMeansAnotherSocket()
{
    World world;
    Device &a = world.started(u"a"_s);
    Device &b = world.started(u"b"_s);
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

void TestSyncEngineTrouble::aPortalIsNamedAndNothingIsLost()
{
    World world;
    Device &a = world.started(u"a"_s);
    SETTLED(a);
    world.weather.isPortal = true;
    const Uuid wish = a.addWish(a.addList(u"Reading"_s), u"in a hotel"_s, world.random);
    QTRY_VERIFY(a.engine->status().isPortal);
    QTRY_COMPARE(a.engine->status().state, SyncState::Offline);
    QTRY_COMPARE(a.engine->status().waiting, 2);
    world.weather.isPortal = false;
    SETTLED(a);
    QVERIFY(!a.engine->status().isPortal);
    QVERIFY(world.server.rows.contains({int(RowKind::Wish), wish}));
}

void TestSyncEngineTrouble::onAFullDiskOurOwnGoesOutAndOthersWait()
{
    World world;
    const auto ballast = std::make_shared<store::Ballast>(world.folder.filePath(u"a"_s));
    Device &a =
        world.started(u"a"_s, [&](SyncEngine::Options &options) { options.ballast = ballast; });
    Device &b = world.started(u"b"_s);
    const Uuid list = a.addList(u"Reading"_s);
    SETTLED(a);
    SETTLED(b);
    a.in([&](store::Transaction &) -> Expected<> {
        ballast->tend();
        ballast->release();
        return {};
    });
    QVERIFY(ballast->isOut());
    b.addWish(list, u"from elsewhere"_s, world.random);
    SETTLED(b);
    const Uuid own = a.addWish(list, u"our own"_s, world.random);
    QTRY_VERIFY_WITH_TIMEOUT(!world.wishOnServer(own).fields.isEmpty(), patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(a.engine->status().waiting, 0, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(a.engine->status().lastError, ErrorKind::Unavailable, patienceMs);
    QVERIFY(a.engine->status().isDiskFull);
    QCOMPARE(a.titles(list), QStringList{u"our own"_s});
    a.in([&](store::Transaction &) -> Expected<> {
        ballast->tend();
        return {};
    });
    SETTLED(a);
    QCOMPARE(difference(a, b), QString());
    QCOMPARE(a.titles(list).size(), 2);
    QVERIFY(!a.engine->status().isDiskFull);
}

QTEST_GUILESS_MAIN(TestSyncEngineTrouble)
#include "tst_syncenginetrouble.moc"
