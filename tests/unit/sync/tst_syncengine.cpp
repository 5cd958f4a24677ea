// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeworld.h"
#include "protocol/limits.h"
#include "sync/backoff.h"

#include <unistd.h>

using namespace endpaper;
using namespace endpaper::sync;

// Devices that agree through a server, in whatever weather.
class TestSyncEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesThatAreNotWrittenYetAreFew();
    void withoutAServerEverythingWaits();
    void firstContactBindsTheAccountAndSendsWhatWaits();
    void twoDevicesAgreeOrderIncluded();
    void anEditBesideTheLookIntoTheOutboxIsSent();
    void editsOfDifferentFieldsAreBothKept();
    void pausedSendsNothing();
    void twoProcessesOnOneFileShareTheWork();
    void aJumpOfTheClockMeansHelloAgain();
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
    Device &device = world.device(u"a"_s);
    device.addWish(device.addList(u"Reading"_s), u"Emma"_s, world.random);
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
    Device &device = world.device(u"a"_s);
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
    Device &a = world.started(u"a"_s);
    Device &b = world.started(u"b"_s);
    const Uuid list = a.addList(u"Reading"_s);
    const Uuid first = a.addWish(list, u"1"_s, world.random);
    const Uuid second = a.addWish(list, u"2"_s, world.random);
    SETTLED(a);
    SETTLED(b);
    QCOMPARE(b.titles(list), (QStringList{u"1"_s, u"2"_s}));
    const auto gap = b.in([&](store::Transaction &transaction) {
        return store::gapBefore(transaction, list, first);
    });
    b.set(second, "pos",
          QString::fromLatin1(domain::orderKeyBetween(gap.before, gap.after, world.random)));
    SETTLED(b);
    QTRY_COMPARE(a.titles(list), (QStringList{u"2"_s, u"1"_s}));
}

// The store finds nothing waiting, the edit is committed, and only then does the engine hear of
// either.
void TestSyncEngine::anEditBesideTheLookIntoTheOutboxIsSent()
{
    World world;
    Device &a = world.started(u"a"_s);
    const Uuid wish = a.addWish(a.addList(u"Reading"_s), u"Emma"_s, world.random);
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
    Device &a = world.started(u"a"_s);
    Device &b = world.started(u"b"_s);
    const Uuid wish = a.addWish(a.addList(u"Reading"_s), u"Emma"_s, world.random);
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

void TestSyncEngine::pausedSendsNothing()
{
    World world;
    Device &a = world.started(u"a"_s);
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
    Device &first = world.started(u"a"_s, as(QCoreApplication::applicationPid()));
    const Uuid list = first.addList(u"Reading"_s);
    SETTLED(first);
    Device &second = world.device(u"a"_s, as(::getppid()));
    QSignalSpy told(second.engine.get(), &SyncEngine::rowsChanged);
    second.start();
    QTRY_VERIFY(second.engine->status().isElsewhere);
    QVERIFY(!first.engine->status().isElsewhere);
    // What the second does, the first sends; what the first does, the second shows.
    const Uuid theirs = second.addWish(list, u"of the second"_s, world.random);
    QTRY_VERIFY_WITH_TIMEOUT(world.server.rows.contains({int(RowKind::Wish), theirs}), patienceMs);
    told.clear();
    const Uuid ours = first.addWish(list, u"of the first"_s, world.random);
    const auto isTold = [&] {
        return std::ranges::any_of(told, [&](const QList<QVariant> &change) {
            return change.first().value<store::Touched>().of(RowKind::Wish).contains(ours);
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTold(), patienceMs);
    SETTLED(first);
    first.engine->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!second.engine->status().isElsewhere, patienceMs);
    const Uuid later = second.addWish(list, u"later"_s, world.random);
    QTRY_VERIFY_WITH_TIMEOUT(world.server.rows.contains({int(RowKind::Wish), later}), patienceMs);
    QCOMPARE(world.server.devices.size(), 1);
    QCOMPARE(world.server.changedRetries, 0);
}

void TestSyncEngine::aJumpOfTheClockMeansHelloAgain()
{
    World world;
    Device &a = world.started(u"a"_s, [](SyncEngine::Options &options) { options.beatMs = 20; });
    QTRY_VERIFY(a.engine->status().isLive);
    SETTLED(a);
    const int hellos = world.server.hellos;
    world.clock.advance(8 * 3600 * 1000); // a night
    QTRY_VERIFY_WITH_TIMEOUT(world.server.hellos > hellos, patienceMs);
    SETTLED(a);
    QTRY_VERIFY(a.engine->status().isLive);
}

void TestSyncEngine::longKeysAreCompactedAndRealMovesWin()
{
    World world;
    Device &a = world.started(u"a"_s);
    Device &b = world.started(u"b"_s);
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
    const auto posOf = [&](int at) { return world.wishOnServer(wishes[at]).fields["pos"]; };
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
    Device &a = world.started(u"a"_s);
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
    Device &a = world.started(u"a"_s);
    const Uuid list = a.addList(u"Reading"_s);
    for (int i = 0; i < 40; ++i) {
        a.addWish(list, QString::number(i), world.random);
    }
    SETTLED(a);
    Device &b = world.started(u"b"_s);
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
    Device &a = world.started(u"a"_s);
    Device &b = world.started(u"b"_s);
    QRandomGenerator &random = world.random;
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

// However fast the server is: decoded pages are large.
void TestSyncEngine::pagesThatAreNotWrittenYetAreFew()
{
    World world;
    Device &a = world.started(u"a"_s);
    const Uuid list = a.addList(u"Reading"_s);
    for (int n = 0; n < 40; ++n) {
        a.addWish(list, QString::number(n), world.random);
    }
    SETTLED(a);
    Device &b = world.device(u"b"_s);
    const int before = world.server.pulls;
    std::shared_ptr<QSemaphore> gate;
    const auto opened = qScopeGuard([&] {
        if (gate) {
            gate->release();
        }
    });
    world.server.onPull = [&] {
        if (!gate) {
            gate = b.hold();
        }
    };
    b.start();
    QTRY_COMPARE_WITH_TIMEOUT(world.server.pulls - before, 2, patienceMs);
    for (int turn = 0; turn < 200; ++turn) {
        QCoreApplication::processEvents();
    }
    QCOMPARE(world.server.pulls - before, 2);
    gate->release();
    SETTLED(b);
    QCOMPARE(difference(a, b), QString());
}

QTEST_GUILESS_MAIN(TestSyncEngine)
#include "tst_syncengine.moc"
