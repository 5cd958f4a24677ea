// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncworld.h"

#include "protocol/routes.h"
#include "server/api/clockguard.h"
#include "server/api/synccollect.h"

#include <QTest>

using namespace endpaper;
using namespace endpaper::tests;
using namespace std::chrono_literals;
using std::chrono::days;

// What a space's log says of a history that is long past, and to whom.
class TestSyncHistory : public QObject, private SyncWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void halfAYearIsKept();
    void newestAreKeptHoweverOld();
    void sweepWaitsForAsManyChangesAsThereAreRows();
    void slicesGoOnUntilAllIsDone();
    void pagesOfAFirstPullEndAsBefore();
    void deviceThatGreetedIsKnownAgain();
    void deviceThatGreetedOnceIsKnownAgain();
    void whoListenedOnIsKnownAgain();
    void whoWasToldMoreThanItReadIsKnownAgain();
    void deviceOlderThanWhatRemainsRepairs();
    void nothingIsForgottenByAWrongClock();

private:
    void editUntil(quint64 head);
    QStringList swept(int rowsAtOnce = 500);
    int statusOfPull(const FakeDevice &device);

    server::CollectRules m_rules{.historyEntriesKept = 4};
};

void TestSyncHistory::init() { makeWorld({}, {{"note", u"signed"_s}}); } // the head is 2

// Each a change of the one wish, so that no row stands at those before.
void TestSyncHistory::editUntil(quint64 head)
{
    while (m_a->cursor < head) {
        m_a->set(RowKind::Wish, m_wish, {{"note", QString::number(m_a->cursor)}});
        m_a->syncAll();
    }
    hello(*m_a);
}

// The numbers that the log still has, when nothing more is due.
QStringList TestSyncHistory::swept(int rowsAtOnce)
{
    m_rules.rowsAtOnce = rowsAtOnce;
    bool hasMore = true;
    while (hasMore) {
        hasMore = false;
        const auto done =
            m_world->engine->writeAndWait([&](server::Context &context) -> Expected<> {
                TRY_ASSIGN(hasMore, server::collectOldRows(context, m_rules));
                return {};
            });
        if (!done) {
            break;
        }
    }
    QStringList left;
    for (const QVariant &seq : m_world->column("SELECT seq FROM space_log ORDER BY seq")) {
        left.append(seq.toString());
    }
    return left;
}

int TestSyncHistory::statusOfPull(const FakeDevice &device)
{
    const protocol::PullRequest request{
        .spaces = {{.space = device.space, .after = device.cursor, .lin = device.lin}}};
    return m_world->sync(protocol::pullPath, device.person, protocol::encode(request)).status;
}

void TestSyncHistory::halfAYearIsKept()
{
    editUntil(8);
    m_world->clock.advance(days(180) - 1ms);
    QCOMPARE(swept().size(), 8);
    m_world->clock.advance(1ms);
    // 1 is the list's, of which nothing has changed.
    QCOMPARE(swept(), (QStringList{u"1"_s, u"5"_s, u"6"_s, u"7"_s, u"8"_s}));
}

void TestSyncHistory::newestAreKeptHoweverOld()
{
    editUntil(7);
    m_world->clock.advance(days(200));
    QCOMPARE(swept().size(), 7); // no four before the newest four
    editUntil(8);
    QCOMPARE(swept().size(), 5);
    editUntil(11);
    m_world->clock.advance(days(200));
    QCOMPARE(swept().constLast(), u"11"_s);
    QCOMPARE(swept().size(), 8); // the next four are not yet four
    editUntil(12);
    QCOMPARE(swept(), (QStringList{u"1"_s, u"9"_s, u"10"_s, u"11"_s, u"12"_s}));
}

void TestSyncHistory::sweepWaitsForAsManyChangesAsThereAreRows()
{
    for (int i = 0; i < 8; ++i) { // ten rows
        m_a->addWish(Uuid::create(), m_list, u"Book"_s);
    }
    m_a->syncAll();
    editUntil(13);
    m_world->clock.advance(days(181));
    QCOMPARE(swept().size(), 13); // the tenth is not yet four old
    editUntil(14);
    QCOMPARE(swept().size(), 13); // 2 is gone: the wish went on from it
    QVERIFY(!swept().contains(u"2"_s));
}

void TestSyncHistory::slicesGoOnUntilAllIsDone()
{
    editUntil(100);
    m_world->clock.advance(days(181));
    const QStringList left = swept(1);
    QCOMPARE(left, (QStringList{u"1"_s, u"97"_s, u"98"_s, u"99"_s, u"100"_s}));
}

void TestSyncHistory::pagesOfAFirstPullEndAsBefore()
{
    for (int i = 0; i < 5; ++i) {
        m_a->addWish(Uuid::create(), m_list, u"Book"_s);
        m_a->syncAll();
        editUntil(m_a->cursor + 10);
    }
    m_world->clock.advance(days(181));
    QVERIFY(swept().size() < 20);
    FakeDevice fresh(*m_world, m_b->person, 0xC);
    fresh.pull(1);
    QVERIFY(fresh.pages > 5);
    QCOMPARE(fresh.serverDigest.value(), m_a->digest());
}

// In a drawer for years: what it had is of this history, so it has only to read on.
void TestSyncHistory::deviceThatGreetedIsKnownAgain()
{
    editUntil(6);
    m_b->pull();
    hello(*m_b);
    m_world->clock.advance(days(31)); // longer than it may have listened
    editUntil(40);
    for (int i = 0; i < 3; ++i) {
        m_world->clock.advance(days(181));
        hello(*m_a);
        QVERIFY(swept().contains(u"6"_s));
    }
    QVERIFY(!swept().contains(u"5"_s));
    QVERIFY(!swept().contains(u"7"_s));
    QCOMPARE(m_world->column("SELECT expired FROM device ORDER BY seen_at").constFirst().toInt(),
             1);
    QCOMPARE(statusOfPull(*m_b), 200);
    hello(*m_b);
    m_b->pull();
    QCOMPARE(m_b->serverDigest.value(), m_a->digest());
}

void TestSyncHistory::deviceThatGreetedOnceIsKnownAgain()
{
    editUntil(6);
    m_world->clock.advance(days(5)); // nobody wrote, so 6 is what it read
    hello(*m_b);
    m_b->pull();
    m_world->clock.advance(days(31)); // longer than it may have listened
    editUntil(40);
    m_world->clock.advance(days(400));
    QVERIFY(swept().contains(u"6"_s));
    QVERIFY(!swept().contains(u"7"_s));
    QCOMPARE(statusOfPull(*m_b), 200);
}

// What came over the live socket moved its cursor, and the server was never told.
void TestSyncHistory::whoListenedOnIsKnownAgain()
{
    editUntil(6);
    m_b->pull();
    hello(*m_b);
    m_world->clock.advance(days(30) - 1ms);
    editUntil(7);
    m_world->clock.advance(1ms);
    editUntil(8);
    m_world->clock.advance(1ms);
    editUntil(40);
    m_world->clock.advance(days(400));
    QCOMPARE(swept(),
             (QStringList{u"1"_s, u"6"_s, u"7"_s, u"8"_s, u"37"_s, u"38"_s, u"39"_s, u"40"_s}));
}

// It came back, sent what it had, was told of that, and went before it read what others had done.
void TestSyncHistory::whoWasToldMoreThanItReadIsKnownAgain()
{
    editUntil(6);
    m_b->pull();
    editUntil(40);
    const protocol::Mark told{m_a->cursor, m_a->lin};
    hello(*m_a);
    m_world->clock.advance(days(181));
    QVERIFY(!swept().contains(u"6"_s));
    QVERIFY(swept().contains(u"40"_s));
    const auto pull = [&](const protocol::Mark &cursor, const protocol::Mark &high) {
        const protocol::PullRequest request{
            .spaces = {
                {.space = m_b->space, .after = cursor.seq, .lin = cursor.lin, .high = high}}};
        return m_world->sync(protocol::pullPath, m_b->person, protocol::encode(request)).status;
    };
    const protocol::Mark cursor{m_b->cursor, m_b->lin};
    QCOMPARE(pull(cursor, told), 200);
    QCOMPARE(pull(cursor, cursor), 409);
    QCOMPARE(pull(cursor, {told.seq, told.lin + 1}), 409);
    QCOMPARE(pull({39, cursor.lin}, told), 409); // that is known, and is another
}

// Nobody remembers it, nor what it had: nothing is lost, though all is compared.
void TestSyncHistory::deviceOlderThanWhatRemainsRepairs()
{
    editUntil(4);
    m_b->pull(); // never greeted
    editUntil(40);
    m_world->clock.advance(days(181));
    QVERIFY(!swept().contains(u"4"_s));
    QCOMPARE(statusOfPull(*m_b), 409);
    m_b->repair(0xE);
    const Uuid added = Uuid::create();
    m_b->addWish(added, m_list, u"Written afterwards"_s);
    m_b->syncAll();
    m_a->pull();
    QVERIFY(m_a->row(RowKind::Wish, added)->life.isAlive);
    QCOMPARE(m_a->value(m_wish, "note"), m_b->value(m_wish, "note"));
    QCOMPARE(m_a->serverDigest.value(), m_a->digest());
    QCOMPARE(m_b->serverDigest.value(), m_b->digest());
}

void TestSyncHistory::nothingIsForgottenByAWrongClock()
{
    auto passed = 0ms;
    const server::ClockGuard guard(m_world->clock.now(), [&] { return passed; });
    m_world = nullptr;
    m_world = std::make_unique<ApiWorld>(SyncLimits{.clockGuard = &guard});
    m_a = std::make_unique<FakeDevice>(*m_world, m_world->addPerson(u"Ada"_s), 0xA);
    m_a->addList(m_list, u"To read"_s);
    m_a->addWish(m_wish, m_list, u"Austerlitz"_s);
    m_a->syncAll();
    editUntil(8);
    m_world->clock.advance(days(181));
    QCOMPARE(swept().size(), 8);
    passed = days(181);
    QCOMPARE(swept().size(), 5);
}

QTEST_GUILESS_MAIN(TestSyncHistory)
#include "tst_synchistory.moc"
