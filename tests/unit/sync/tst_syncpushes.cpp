// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeworld.h"

using namespace endpaper;
using namespace endpaper::sync;

namespace {

constexpr int wishes = 40; // some ten pushes
const char noConfirmation[] = "CREATE TRIGGER no_confirmation BEFORE DELETE ON outbox "
                              "BEGIN SELECT RAISE(ABORT, 'not now'); END";

QStringList numbers(int count)
{
    QStringList all;
    for (int i = 0; i < count; ++i) {
        all.append(QString::number(i));
    }
    return all;
}

void execute(Device &device, const char *sql)
{
    device.in(
        [sql](store::Transaction &transaction) { return transaction.database().execute(sql); });
}

// A device with a list, whose wishes are called 0, 1, 2, …
struct Pile : World
{
    void add(int count)
    {
        for (int i = 0; i < count; ++i) {
            a.addWish(list, QString::number(m_next++), random);
        }
    }
    [[nodiscard]] QStringList titles() { return a.titles(list); }

    Device &a = device(u"a"_s);
    Uuid list = a.addList(u"Reading"_s);

private:
    int m_next = 0;
};

} // namespace

// More than one push holds: the next groups go out while the last ones are confirmed.
class TestSyncPushes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyPushesArriveOnceAndInOrder();
    void theNextGroupsDoNotWaitForTheConfirmation();
    void aRefusedGroupAmongThemBlocksNobody();
    void aClockThatIsRefusedHalfWayIsShiftedForTheRest();
};

void TestSyncPushes::manyPushesArriveOnceAndInOrder()
{
    Pile world;
    Device &a = world.a;
    world.add(wishes);
    a.start();
    SETTLED(a);
    QVERIFY(world.server.pushes > 5);
    QCOMPARE(world.server.head(), quint64(wishes + 1)); // a group each
    QCOMPARE(world.server.changedRetries, 0);
    Device &b = world.started(u"b"_s);
    SETTLED(b);
    QCOMPARE(b.titles(world.list), numbers(wishes));
    QCOMPARE(difference(a, b), QString());
}

void TestSyncPushes::theNextGroupsDoNotWaitForTheConfirmation()
{
    Pile world;
    Device &a = world.a;
    world.add(wishes);
    execute(a, noConfirmation);
    world.weather.delayMsMax = 20; // time to read ahead
    a.start();
    // The second push is there although nothing could be confirmed; its bytes stay what they were.
    const auto through = [&] {
        const auto &devices = world.server.devices;
        return devices.isEmpty() ? 0 : devices.first().through;
    };
    const auto first = a.in(
        [](store::Transaction &transaction) { return store::nextBatch(transaction, 1000, 500); });
    QTRY_VERIFY(through() > first.lastNumber());
    QCOMPARE(a.waiting(), wishes + 1);
    execute(a, "DROP TRIGGER no_confirmation");
    a.engine->sendNow();
    SETTLED(a);
    QCOMPARE(world.server.changedRetries, 0);
    QCOMPARE(world.server.head(), quint64(wishes + 1));
    QCOMPARE(world.titles(), numbers(wishes));
}

void TestSyncPushes::aRefusedGroupAmongThemBlocksNobody()
{
    Pile world;
    Device &a = world.a;
    world.server.deniedTitles = {u"3"_s, u"20"_s, u"39"_s};
    QSignalSpy refused(a.engine.get(), &SyncEngine::changesRefused);
    world.add(wishes);
    a.start();
    SETTLED(a);
    QStringList left = numbers(wishes);
    for (const QString &title : world.server.deniedTitles) {
        left.removeOne(title);
    }
    QTRY_COMPARE(world.titles(), left);
    QTRY_COMPARE(a.engine->status().refused, 3);
    QCOMPARE(refused.size(), 3);
}

void TestSyncPushes::aClockThatIsRefusedHalfWayIsShiftedForTheRest()
{
    Pile world;
    Device &a = world.a;
    a.start();
    SETTLED(a);
    world.weather.isDown = true;
    world.add(wishes / 2);
    world.clock.advance(600'000); // the reader's clock is put ten minutes ahead, for the rest
    world.add(wishes / 2);
    world.clock.advance(-600'000);
    world.weather.isDown = false;
    a.engine->sendNow();
    SETTLED(a);
    QCOMPARE(world.titles(), numbers(wishes));
    QCOMPARE(a.engine->status().refused, 0);
    for (const domain::Row &row : std::as_const(world.server.rows)) {
        QVERIFY(qint64(row.life.stamp.ms())
                <= toEpochMs(world.clock.now()) + world.server.aheadMsMax);
    }
}

QTEST_GUILESS_MAIN(TestSyncPushes)
#include "tst_syncpushes.moc"
