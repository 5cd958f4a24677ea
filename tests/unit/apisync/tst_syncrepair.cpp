// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncworld.h"

#include "domain/digest.h"
#include "domain/merge.h"
#include "protocol/limits.h"
#include "protocol/routes.h"
#include "protocol/schema.h"

#include <QTest>

using namespace endpaper;
using namespace endpaper::tests;

// A server that came back from a backup, and devices that know more than it does.
class TestSyncRepair : public QObject, private SyncWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void restoredServerIsFoundOut();
    void whatADeviceHoldsComesBack();
    void whatBothWroteAfterTheForkIsKept();
    void deleteThatTheBackupForgotIsDoneAgain();
    void whatWasRemovedForGoodStaysAway();
    void trashIsNotRefilledOnceStripped();
    void exchangeTwiceIsTheSame();
    void repairsThatDifferInAnyRegisterAreTwoHistories();
    void viewerIsAnsweredButNotHeard();
    void rowsThatNobodyCouldHaveWrittenAreRefused();
    void strangersSpaceIsNotFound();
    void bucketsFindOneRowAmongThousands();

private:
    void bothPull();
};

void TestSyncRepair::init()
{
    makeWorld();
    m_b->syncAll();
    m_world->saveBackup();
    m_world->clock.advance(std::chrono::seconds(1));
}

void TestSyncRepair::bothPull()
{
    m_a->pull();
    m_b->pull();
    QCOMPARE(m_a->digest(), m_b->digest());
    QCOMPARE(m_a->serverDigest.value(), m_a->digest());
    QCOMPARE(m_a->rows.size(), m_b->rows.size());
}

void TestSyncRepair::restoredServerIsFoundOut()
{
    m_a->set(RowKind::Wish, m_wish, {{"note", u"after the backup"_s}});
    m_a->syncAll();
    m_world->restoreBackup();
    // By whoever wrote …
    m_a->set(RowKind::Wish, m_wish, {{"note", u"later"_s}});
    const auto pushed = m_a->push();
    QVERIFY(refusalOf(pushed));
    QCOMPARE(refusalOf(pushed)->code, Refusal::Code::Gap);
    protocol::HelloRequest hello{.account = m_a->person.account, .device = 0xA};
    hello.through = m_a->from - 1;
    hello.chain = m_a->chain;
    const auto reply = m_world->sync(protocol::helloPath, m_a->person, protocol::encode(hello));
    QCOMPARE(reply.status, 409);
    QCOMPARE(protocol::decodeRefusal(reply.body)->code, Refusal::Code::Lineage);
    // … and by whoever was only told, even when the new history has grown past the old one.
    for (int i = 0; i < 5; ++i) {
        m_b->set(RowKind::Wish, m_wish, {{"priority", i}});
    }
    m_b->pushOk();
    for (const quint64 after : {m_a->cursor, m_b->cursor}) {
        const protocol::PullRequest request{
            .spaces = {{.space = m_a->space,
                        .after = after,
                        .lin = after == m_a->cursor ? m_a->lin : m_b->lin,
                        .high = {m_a->cursor, m_a->lin}}}};
        const auto pulled =
            m_world->sync(protocol::pullPath, m_a->person, protocol::encode(request));
        QCOMPARE(pulled.status, 409);
        QCOMPARE(protocol::decodeRefusal(pulled.body)->code, Refusal::Code::Lineage);
    }
}

void TestSyncRepair::whatADeviceHoldsComesBack()
{
    const Uuid late = Uuid::create();
    m_a->set(RowKind::Wish, m_wish, {{"note", u"after the backup"_s}});
    m_a->addWish(late, m_list, u"The Rings of Saturn"_s);
    m_a->syncAll();
    const domain::Stamp stamp = m_a->row(RowKind::Wish, m_wish)->fields.value("note").stamp;
    m_world->restoreBackup();
    m_a->repair(0xAA);
    bothPull();
    QCOMPARE(m_b->value(m_wish, "note").toString(), u"after the backup"_s);
    QCOMPARE(m_b->row(RowKind::Wish, m_wish)->fields.value("note").stamp, stamp);
    QVERIFY(m_b->row(RowKind::Wish, late)->life.isAlive);
    // And it goes on as another device.
    m_a->set(RowKind::Wish, late, {{"priority", 3}});
    QCOMPARE(m_a->pushOk().constFirst().result, GroupResult::Ok);
    bothPull();
}

void TestSyncRepair::whatBothWroteAfterTheForkIsKept()
{
    m_a->set(RowKind::Wish, m_wish, {{"note", u"lost with the server"_s}, {"priority", 1}});
    m_a->syncAll();
    m_world->restoreBackup();
    m_world->clock.advance(std::chrono::seconds(1));
    m_b->set(RowKind::Wish, m_wish, {{"note", u"written since"_s}, {"rating", 4}});
    m_b->pushOk();
    m_a->repair(0xAA);
    bothPull();
    QCOMPARE(m_a->value(m_wish, "note").toString(), u"written since"_s);
    QCOMPARE(m_a->value(m_wish, "priority").toInteger(), 1);
    QCOMPARE(m_a->value(m_wish, "rating").toInteger(), 4);
    // The value that lost had been acknowledged, and its successor had not seen it.
    QCOMPARE(
        m_world->column("SELECT count(*) FROM loser WHERE field = 'note'").constFirst().toInt(), 1);
}

void TestSyncRepair::deleteThatTheBackupForgotIsDoneAgain()
{
    m_a->life(RowKind::Wish, m_wish, false);
    m_a->syncAll();
    m_world->restoreBackup();
    m_a->repair(0xAA);
    bothPull();
    QVERIFY(!m_b->row(RowKind::Wish, m_wish)->life.isAlive);
    QCOMPARE(m_world->column("SELECT live_rows FROM space").constFirst().toInt(), 1);
}

void TestSyncRepair::whatWasRemovedForGoodStaysAway()
{
    const auto run = [this](const QByteArray &sql) {
        return m_world->engine->writeAndWait([sql](server::Context &context) -> Expected<> {
            TRY_ASSIGN(auto statement, context.transaction.database().prepare(sql));
            return statement.run();
        });
    };
    // A row of the common history below the floor that the server has no more is a delete …
    QVERIFY(run("DELETE FROM row WHERE kind = 1"));
    QVERIFY(run("UPDATE space SET floor = 2"));
    m_a->repair(0xAA);
    QVERIFY(!m_a->row(RowKind::Wish, m_wish));
    QVERIFY(m_a->row(RowKind::List, m_list));
    // … above it, it is a loss: no tombstone of it can have been removed.
    QVERIFY(run("UPDATE space SET floor = 1, live_rows = 1, digest = "
                + QByteArray::number(qint64(m_a->digest()))));
    m_b->repair(0xBB);
    QVERIFY(m_b->row(RowKind::Wish, m_wish)->life.isAlive);
    bothPull();
}

void TestSyncRepair::trashIsNotRefilledOnceStripped()
{
    m_a->life(RowKind::Wish, m_wish, false);
    m_a->syncAll();
    QVERIFY(m_world->engine->writeAndWait([](server::Context &context) -> Expected<> {
        TRY_ASSIGN(auto statement,
                   context.transaction.prepare("UPDATE row SET body = x'a0', meta = x'', "
                                               "stripped = 1 WHERE life = 0"));
        return statement.run();
    }));
    domain::Row alive = *m_b->row(RowKind::Wish, m_wish);
    const auto reply = m_b->askRepair({.space = m_b->space, .fork = 2, .rows = {alive}});
    QCOMPARE(reply.rows.size(), 1);
    QVERIFY(!reply.rows.constFirst().life.isAlive);
    QVERIFY(reply.rows.constFirst().fields.isEmpty());
    // Not even by a life that is newer: the row would be a husk.
    alive.life.stamp = domain::Stamp::of(quint64(toEpochMs(m_world->clock.now())) + 1000, 0, 0xB);
    alive.seq = 99;
    const auto second = m_b->askRepair({.space = m_b->space, .fork = 2, .rows = {alive}});
    QCOMPARE(second.refused.size(), 1);
    QVERIFY(!second.rows.constFirst().life.isAlive);
    // Nor is it edited or restored by push.
    m_b->life(RowKind::Wish, m_wish, true);
    m_b->set(RowKind::Wish, m_wish, {{"note", u"x"_s}});
    for (const auto &result : m_b->pushOk()) {
        QCOMPARE(result.result, GroupResult::Gone);
    }
}

void TestSyncRepair::exchangeTwiceIsTheSame()
{
    m_a->set(RowKind::Wish, m_wish, {{"note", u"after the backup"_s}});
    m_a->syncAll();
    m_world->restoreBackup();
    const protocol::RepairRequest exchange{
        .space = m_a->space, .fork = 2, .rows = {*m_a->row(RowKind::Wish, m_wish)}};
    const auto first = m_a->askRepair(exchange);
    const auto second = m_a->askRepair(exchange);
    QCOMPARE(first.rows, second.rows);
    QCOMPARE(m_world->column("SELECT head FROM space").constFirst().toInt(), 3);
    m_b->pull();
    QCOMPARE(m_b->cursor, 3);
    QCOMPARE(m_b->serverDigest.value(), m_b->digest());
}

// Found by the simulation (seed 14925): the server's lin went by the newest stamp alone.
void TestSyncRepair::repairsThatDifferInAnyRegisterAreTwoHistories()
{
    m_a->set(RowKind::Wish, m_wish, {{"note", u"once"_s}});
    m_a->syncAll();
    const domain::Row once = *m_a->row(RowKind::Wish, m_wish);
    m_a->set(RowKind::Wish, m_wish, {{"note", u"twice"_s}});
    m_a->set(RowKind::Wish, m_wish, {{"priority", 1}});
    m_a->syncAll();
    const domain::Row twice = *m_a->row(RowKind::Wish, m_wish);
    domain::Row other = twice; // as a device has it that missed the second note
    other.fields["note"] = once.fields["note"];
    const auto linAfter = [this](const domain::Row &row) {
        m_world->restoreBackup();
        m_a->askRepair({.space = m_a->space, .fork = 2, .rows = {row}});
        return m_world->column("SELECT hex(lin) FROM space_log ORDER BY seq DESC").constFirst();
    };
    const QVariant lin = linAfter(twice);
    QVERIFY(linAfter(other) != lin);
    QCOMPARE(linAfter(twice), lin);
}

void TestSyncRepair::viewerIsAnsweredButNotHeard()
{
    domain::Row edited = *m_a->row(RowKind::Wish, m_wish);
    edited.fields["note"] = {u"mine"_s, domain::Stamp::of(1'795'000'000'500, 0, 0xA), 9, 0};
    edited.seq = 9;
    QVERIFY(m_world->engine->writeAndWait([](server::Context &context) -> Expected<> {
        TRY_ASSIGN(auto statement,
                   context.transaction.prepare("UPDATE member SET role = 'viewer'"));
        return statement.run();
    }));
    const auto reply = m_a->askRepair({.space = m_a->space, .fork = 2, .rows = {edited}});
    QCOMPARE(reply.refused.size(), 1);
    QCOMPARE(reply.rows.size(), 1);
    QVERIFY(!reply.rows.constFirst().fields.contains("note"));
}

void TestSyncRepair::rowsThatNobodyCouldHaveWrittenAreRefused()
{
    const auto nowMs = quint64(toEpochMs(m_world->clock.now()));
    const domain::Stamp stamp = domain::Stamp::of(nowMs, 0, 0xA);
    domain::Row good{.kind = RowKind::Wish,
                     .id = Uuid::create(),
                     .seq = 9,
                     .life = {.stamp = stamp},
                     .fields = {{"title", {u"Austerlitz"_s, stamp}},
                                {"list", {protocol::idValue(m_list), stamp}},
                                {"pos", {u"V"_s, stamp}}}};
    domain::Row husk = good;
    husk.id = Uuid::create();
    husk.fields.remove("title");
    domain::Row future = good;
    future.id = Uuid::create();
    future.life.stamp = domain::Stamp::of(nowMs + quint64(protocol::clockAheadMsMax) + 1, 0, 0xA);
    domain::Row wrong = good;
    wrong.id = Uuid::create();
    wrong.fields["note"] = {5, stamp};
    domain::Row large = good;
    large.id = Uuid::create();
    large.fields["note"] = {QString(60'000, u'x'), stamp};
    large.fields["words"] = {QString(60'000, u'x'), stamp};
    domain::Row claim = good;
    claim.kind = RowKind::Claim;
    claim.id = Uuid::create();
    const auto reply = m_a->askRepair(
        {.space = m_a->space, .fork = 2, .rows = {husk, future, wrong, large, claim, good}});
    QCOMPARE(reply.refused.size(), 5);
    QCOMPARE(reply.rows.size(), 1);
    QCOMPARE(reply.rows.constFirst().id, good.id);
}

void TestSyncRepair::strangersSpaceIsNotFound()
{
    const Person bo = m_world->addPerson(u"Bo"_s);
    const auto reply = m_world->sync(
        protocol::repairPath, bo,
        protocol::encode(protocol::RepairRequest{.space = m_a->space, .want = {{"wish", m_wish}}}));
    QCOMPARE(reply.status, 404);
}

void TestSyncRepair::bucketsFindOneRowAmongThousands()
{
    for (int i = 0; i < 3000; ++i) {
        m_a->addWish(Uuid::create(), m_list, u"Book %1"_s.arg(i));
        if (m_a->outbox.size() == 1000) {
            m_a->pushOk();
        }
    }
    m_a->syncAll();
    m_b->pull();
    domain::Row &torn = m_b->rows.last(); // a bit flipped in the device's file
    torn.life.stamp.time += 1;
    QVERIFY(m_b->digest() != m_b->serverDigest.value());
    protocol::RepairRequest compare{.space = m_b->space, .marks = {{m_b->cursor, m_b->lin}}};
    compare.buckets = QList<quint64>(protocol::repairBuckets, 0);
    for (const domain::Row &row : std::as_const(m_b->rows)) {
        compare.buckets[domain::repairBucket(row.id)] += domain::repairDigest(row);
    }
    const auto compared = m_b->askRepair(compare);
    QCOMPARE(compared.fork, m_b->cursor);
    QCOMPARE(compared.differ, QList<int>{domain::repairBucket(torn.id)});
    QCOMPARE(compared.listed, compared.differ);
    QVERIFY(compared.mine.size() < 100);
    const auto looked =
        m_b->askRepair({.space = m_b->space, .fork = compared.fork, .list = compared.differ});
    QCOMPARE(looked.mine, compared.mine);
    m_b->repair(0xBB);
    bothPull();
}

QTEST_GUILESS_MAIN(TestSyncRepair)
#include "tst_syncrepair.moc"
