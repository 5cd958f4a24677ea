// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace endpaper;
using namespace endpaper::sync;
using namespace Qt::StringLiterals;

// More than one push holds: the next groups go out while the last ones are confirmed.
class TestSyncPushes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void manyPushesArriveOnceAndInOrder();
    void theNextGroupsDoNotWaitForTheConfirmation();
    void aRefusedGroupAmongThemBlocksNobody();
    void aClockThatIsRefusedHalfWayIsShiftedForTheRest();

private:
    Uuid addWishes(int count);
    [[nodiscard]] QStringList titles() { return m_a->titles(m_list); }

    std::unique_ptr<World> m_world;
    std::unique_ptr<Device> m_a;
    QRandomGenerator m_random;
    Uuid m_list;
};

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
} // namespace

void TestSyncPushes::init()
{
    m_a.reset();
    m_world = std::make_unique<World>();
    m_random.seed(1);
    m_a = m_world->device(u"a"_s);
    m_list = m_a->addList(u"Reading"_s);
}

Uuid TestSyncPushes::addWishes(int count)
{
    Uuid last;
    for (const QString &title : numbers(count)) {
        last = m_a->addWish(m_list, title, m_random);
    }
    return last;
}

void TestSyncPushes::manyPushesArriveOnceAndInOrder()
{
    addWishes(wishes);
    m_a->start();
    QTRY_VERIFY(m_world->isSettled(*m_a));
    QVERIFY(m_world->server.pushes > 5);
    QCOMPARE(m_world->server.head(), quint64(wishes + 1)); // a group each
    QCOMPARE(m_world->server.changedRetries, 0);
    const auto b = m_world->device(u"b"_s);
    b->start();
    QTRY_VERIFY(m_world->isSettled(*b));
    QCOMPARE(b->titles(m_list), numbers(wishes));
    QCOMPARE(difference(*m_a, *b), QString());
}

void TestSyncPushes::theNextGroupsDoNotWaitForTheConfirmation()
{
    addWishes(wishes);
    execute(*m_a, noConfirmation);
    m_world->weather.delayMsMax = 20; // time to read ahead
    m_a->start();
    // The second push is there although nothing could be confirmed; its bytes stay what they were.
    const auto through = [this] {
        const auto &devices = m_world->server.devices;
        return devices.isEmpty() ? 0 : devices.first().through;
    };
    const auto first = m_a->in(
        [](store::Transaction &transaction) { return store::nextBatch(transaction, 1000, 500); });
    QTRY_VERIFY(through() > first.lastNumber());
    QCOMPARE(m_a->waiting(), wishes + 1);
    execute(*m_a, "DROP TRIGGER no_confirmation");
    m_a->engine->sendNow();
    QTRY_VERIFY(m_world->isSettled(*m_a));
    QCOMPARE(m_world->server.changedRetries, 0);
    QCOMPARE(m_world->server.head(), quint64(wishes + 1));
    QCOMPARE(titles(), numbers(wishes));
}

void TestSyncPushes::aRefusedGroupAmongThemBlocksNobody()
{
    m_world->server.deniedTitles = {u"3"_s, u"20"_s, u"39"_s};
    QSignalSpy refused(m_a->engine.get(), &SyncEngine::changesRefused);
    addWishes(wishes);
    m_a->start();
    QTRY_VERIFY(m_world->isSettled(*m_a));
    QStringList left = numbers(wishes);
    for (const QString &title : m_world->server.deniedTitles) {
        left.removeOne(title);
    }
    QTRY_COMPARE(titles(), left);
    QTRY_COMPARE(m_a->engine->status().refused, 3);
    QCOMPARE(refused.size(), 3);
}

void TestSyncPushes::aClockThatIsRefusedHalfWayIsShiftedForTheRest()
{
    m_a->start();
    QTRY_VERIFY(m_world->isSettled(*m_a));
    m_world->weather.isDown = true;
    addWishes(wishes / 2);
    m_world->clock.advance(600'000); // the reader's clock is put ten minutes ahead, for the rest
    for (int i = wishes / 2; i < wishes; ++i) {
        m_a->addWish(m_list, QString::number(i), m_random);
    }
    m_world->clock.advance(-600'000);
    m_world->weather.isDown = false;
    m_a->engine->sendNow();
    QTRY_VERIFY(m_world->isSettled(*m_a));
    QCOMPARE(titles(), numbers(wishes));
    QCOMPARE(m_a->engine->status().refused, 0);
    for (const domain::Row &row : std::as_const(m_world->server.rows)) {
        QVERIFY(qint64(row.life.stamp.ms())
                <= toEpochMs(m_world->clock.now()) + m_world->server.aheadMsMax);
    }
}

QTEST_GUILESS_MAIN(TestSyncPushes)
#include "tst_syncpushes.moc"
