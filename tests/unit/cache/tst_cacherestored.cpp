// SPDX-License-Identifier: GPL-3.0-or-later
#include "cachefixture.h"

#include "protocol/codec.h"
#include "protocol/limits.h"
#include "store/cache/quarantine.h"
#include "store/cache/repair.h"

using namespace endpaper;
using namespace endpaper::store;
using namespace Qt::StringLiterals;
using domain::RowKind;
using protocol::GroupResult;

// What waits on a device whose server went back in time, or has forgotten rows for good.
class TestCacheRestored : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anEditStaysWhenARepairRefusesItsRow();
    void editsOfARowThatIsGoneAreKeptWhole();
    void aRowThatIsRestoredButGoneIsKeptWhole();
    void aRowThatARepairFindsGoneWaitsForItsEdits();
    void theCutOffOfADeletedListIsTheServers();
    void theCursorWaitsForWhatTheRowsDoNotShow();
    void theCursorWaitsForTheLastPage();
    void anEditThatLostDoesNotKeepARowThatIsGone_data();
    void anEditThatLostDoesNotKeepARowThatIsGone();
    void whatARowWasConfirmedAtStaysUnderAnEdit();
    void aRepairLowersWhatWasAcknowledgedAboveTheFork();
    void anEditOfAMovedRowIsMadeAgainWhereItIs();
    void aGroupOfSeveralRowsIsNotMovedWhole();

private:
    domain::Row wishRow(const QString &title, quint64 seq) const
    {
        const domain::Stamp stamp{(quint64(1'790'000'000'000) << 16) + seq, 99};
        domain::Row row{.kind = RowKind::Wish,
                        .id = Uuid::create(),
                        .seq = seq,
                        .life = {true, stamp, seq},
                        .fields = {}};
        row.fields["list"] = {protocol::idValue(m_list), stamp, seq};
        row.fields["pos"] = {u"V"_s, stamp, seq};
        row.fields["title"] = {title, stamp, seq};
        return row;
    }
    void pull(const QList<domain::Row> &rows, quint64 next)
    {
        protocol::PulledSpace page;
        page.space = m_cache->space;
        page.next = next;
        page.lin = next * 1000;
        page.rows = rows;
        m_cache->in([&](Transaction &transaction) { return applyRemote(transaction, page); });
    }
    void answerMoved(const Uuid &space, const Uuid &id)
    {
        protocol::PushReply reply;
        reply.now = m_cache->clock.now();
        protocol::PushedGroup moved{.number = m_cache->state().through + 1,
                                    .result = GroupResult::Moved,
                                    .space = m_cache->space};
        moved.movedSpace = space;
        moved.movedId = id;
        reply.results.append(moved);
        m_cache->in([&](Transaction &transaction) {
            return acknowledge(transaction, reply, m_cache->clock);
        });
    }
    void tellSpaces(const Uuid &shared, const QByteArray &role)
    {
        m_cache->in([&](Transaction &transaction) {
            return putSpaces(transaction, {{m_cache->space, "owner", 0, 0}, {shared, role, 5, 0}});
        });
    }
    void resendMovedEdits()
    {
        m_cache->in(
            [&](Transaction &transaction) { return resendMoved(transaction, m_cache->clock); });
    }
    void answer(GroupResult result, quint64 head)
    {
        const bool isTaken = result == GroupResult::Ok;
        protocol::PushReply reply;
        reply.now = m_cache->clock.now();
        reply.results.append({m_cache->state().through + 1, result, m_cache->space, head,
                              isTaken ? head + 1 : 0, (head + 1) * 1000});
        reply.results.last().prevLin = head * 1000;
        m_cache->in([&](Transaction &transaction) {
            return acknowledge(transaction, reply, m_cache->clock);
        });
    }
    // A resync in which the server has only these rows.
    void resync(const QList<domain::Row> &rows, quint64 floor)
    {
        protocol::PulledSpace page;
        page.space = m_cache->space;
        page.next = floor + 1;
        page.rows = rows;
        m_cache->in([&](Transaction &transaction) {
            return beginStaging(transaction, m_cache->space, floor);
        });
        m_cache->in([&](Transaction &transaction) { return stagePage(transaction, page); });
        m_cache->in(
            [&](Transaction &transaction) { return finishStaging(transaction, m_cache->space); });
    }
    qint64 count(const char *sql)
    {
        return m_cache->in([sql](Transaction &transaction) -> Expected<qint64> {
            TRY_ASSIGN(auto query, transaction.prepare(sql));
            TRY(query.step());
            return query.integer(0);
        });
    }
    QByteArray exported()
    {
        return m_cache->in([](Transaction &transaction) { return exportRefused(transaction); });
    }

    std::unique_ptr<CacheFixture> m_cache;
    Uuid m_list;
    domain::Row m_listRow;
};

void TestCacheRestored::init()
{
    m_cache = std::make_unique<CacheFixture>();
    m_cache->bind();
    m_list = m_cache->addList(u"Reading"_s);
    answer(GroupResult::Ok, 0);
    m_listRow = *m_cache->row(RowKind::List, m_list);
}

void TestCacheRestored::anEditStaysWhenARepairRefusesItsRow()
{
    domain::Row mine = wishRow(u"theirs"_s, 2);
    pull({mine}, 2);
    const domain::Row theirs = mine;
    mine.fields["title"] = {u"ahead of their clock"_s, mine.fields["title"].stamp.next(9), 3};
    pull({mine}, 3);
    m_cache->set(mine.id, "note", u"waits"_s);
    const protocol::RepairReply reply{.fork = 2, .rows = {theirs}, .refused = {{"wish", mine.id}}};
    m_cache->in([&](Transaction &transaction) {
        return applyExchange(transaction, m_cache->space, reply, m_cache->clock.now());
    });
    QCOMPARE(m_cache->wish(mine.id)->wish.title, u"theirs"_s);
    QCOMPARE(m_cache->row(RowKind::Wish, mine.id)->fields["note"].value, QCborValue(u"waits"_s));
    QVERIFY(exported().contains("ahead of their clock"));
    answer(GroupResult::Ok, 3);
    QCOMPARE(m_cache->row(RowKind::Wish, mine.id)->fields["note"].seq, quint64(4));
    QCOMPARE(count("SELECT count(*) FROM shadow"), 0);
}

void TestCacheRestored::editsOfARowThatIsGoneAreKeptWhole()
{
    const domain::Row gone = wishRow(u"Austerlitz"_s, 2);
    pull({gone}, 2);
    m_cache->set(gone.id, "note", u"first"_s);
    m_cache->set(gone.id, "rating", 4);
    resync({m_listRow}, 5);
    QVERIFY(m_cache->wish(gone.id)); // until it is said what became of its edits
    answer(GroupResult::Gone, 6);
    QVERIFY(m_cache->wish(gone.id));
    answer(GroupResult::Gone, 6);
    QVERIFY(!m_cache->row(RowKind::Wish, gone.id));
    QCOMPARE(count("SELECT count(*) FROM shadow"), 0);
    QCOMPARE(count("SELECT count(*) FROM quarantine"), 2);
    const Action again = m_cache->in([&](Transaction &transaction) {
        return resendRefused(transaction, m_cache->clock, 1, Uuid::create());
    });
    const QSet<Uuid> made = again.touched.of(RowKind::Wish);
    QCOMPARE(made.size(), 1);
    QVERIFY(*made.cbegin() != gone.id);
    QCOMPARE(m_cache->wish(*made.cbegin())->wish.title, u"Austerlitz"_s);
    QCOMPARE(m_cache->row(RowKind::Wish, *made.cbegin())->fields["note"].value,
             QCborValue(u"first"_s));
}

void TestCacheRestored::aRowThatIsRestoredButGoneIsKeptWhole()
{
    domain::Row gone = wishRow(u"Austerlitz"_s, 2);
    gone.life.isAlive = false;
    pull({gone}, 2);
    m_cache->commit({LocalOp::life(RowKind::Wish, gone.id, true)});
    resync({m_listRow}, 5);
    answer(GroupResult::Gone, 6);
    QVERIFY(!m_cache->row(RowKind::Wish, gone.id));
    QCOMPARE(count("SELECT count(*) FROM shadow"), 0);
    const Action again = m_cache->in([&](Transaction &transaction) {
        return resendRefused(transaction, m_cache->clock, 1, Uuid::create());
    });
    const QSet<Uuid> made = again.touched.of(RowKind::Wish);
    QCOMPARE(made.size(), 1);
    QCOMPARE(m_cache->wish(*made.cbegin())->wish.title, u"Austerlitz"_s);
}

void TestCacheRestored::aRowThatARepairFindsGoneWaitsForItsEdits()
{
    const domain::Row gone = wishRow(u"Austerlitz"_s, 2);
    const domain::Row other = wishRow(u"Vertigo"_s, 3);
    pull({gone, other}, 3);
    m_cache->set(gone.id, "note", u"waits"_s);
    protocol::RepairReply reply{.fork = 3, .floor = 3};
    for (int i = 0; i < int(protocol::repairBuckets); ++i) {
        reply.listed.append(i);
    }
    m_cache->in(
        [&](Transaction &transaction) { return planRepair(transaction, m_cache->space, reply); });
    QVERIFY(m_cache->wish(gone.id));
    QVERIFY(!m_cache->wish(other.id));
    answer(GroupResult::Gone, 3);
    QVERIFY(!m_cache->row(RowKind::Wish, gone.id));
    QVERIFY(exported().contains("Austerlitz"));
}

void TestCacheRestored::theCutOffOfADeletedListIsTheServers()
{
    const domain::Row wish = wishRow(u"Austerlitz"_s, 2);
    pull({wish}, 2);
    m_cache->commit({LocalOp::life(RowKind::List, m_list, false)});
    QCOMPARE(m_cache->row(RowKind::List, m_list)->life.base, quint64(2));
    QVERIFY(m_cache->wishes(m_list).isEmpty());
    answer(GroupResult::Ok, 2);
    QCOMPARE(count("SELECT cursor FROM space WHERE n = 1"), 2); // the server may say otherwise
    domain::Row list = *m_cache->row(RowKind::List, m_list);
    list.life.base = 1;
    list.life.seq = 3;
    pull({list}, 3);
    QCOMPARE(m_cache->row(RowKind::List, m_list)->life.base, quint64(1));
    QCOMPARE(count("SELECT count(*) FROM wish WHERE place = 2"), 1); // unfiled
}

void TestCacheRestored::theCursorWaitsForWhatTheRowsDoNotShow()
{
    const domain::Row wish = wishRow(u"Austerlitz"_s, 2);
    pull({wish}, 2);
    m_cache->set(wish.id, "note", u"waits"_s);
    m_cache->in([](Transaction &transaction) -> Expected<> {
        TRY_ASSIGN(auto remove, transaction.prepare("DELETE FROM wish"));
        return remove.run();
    });
    answer(GroupResult::Ok, 2);
    QCOMPARE(count("SELECT cursor FROM space WHERE n = 1"), 2);
    QCOMPARE(count("SELECT high_seq FROM space WHERE n = 1"), 3);
}

void TestCacheRestored::theCursorWaitsForTheLastPage()
{
    const domain::Row wish = wishRow(u"Austerlitz"_s, 2);
    pull({wish}, 2);
    m_cache->set(wish.id, "note", u"waits"_s);
    protocol::PulledSpace page;
    page.space = m_cache->space;
    page.next = 3;
    page.lin = 3000;
    page.hasMore = true; // where the wish comes again, with what somebody moved at 3
    m_cache->in([&](Transaction &transaction) { return applyRemote(transaction, page); });
    answer(GroupResult::Ok, 3);
    QCOMPARE(count("SELECT cursor FROM space WHERE n = 1"), 3);
}

void TestCacheRestored::anEditThatLostDoesNotKeepARowThatIsGone_data()
{
    QTest::addColumn<bool>("isPulledFirst");
    QTest::addRow("the answer comes before the row") << false;
    QTest::addRow("the row comes before the answer") << true;
}

// The group changed something, but not in this row: there its edit met a later one.
void TestCacheRestored::anEditThatLostDoesNotKeepARowThatIsGone()
{
    QFETCH(bool, isPulledFirst);
    const domain::Row wish = wishRow(u"Austerlitz"_s, 2);
    pull({wish}, 2);
    m_cache->set(wish.id, "note", u"loses"_s);
    const domain::Stamp later = m_cache->row(RowKind::Wish, wish.id)->fields["note"].stamp.next(9);
    domain::Row theirs = wish;
    theirs.seq = 43;
    theirs.life = {false, later, 43};
    theirs.fields["note"] = {u"wins"_s, later, 43};
    if (isPulledFirst) {
        pull({theirs}, 43);
        answer(GroupResult::Ok, 68);
    } else {
        answer(GroupResult::Ok, 68);
        QCOMPARE(m_cache->row(RowKind::Wish, wish.id)->seq, quint64(69)); // as far as is known
        pull({theirs}, 69);
    }
    QCOMPARE(m_cache->row(RowKind::Wish, wish.id)->seq, quint64(43));
    resync({m_listRow}, 42); // its tombstone is not among the removed
    QVERIFY(m_cache->row(RowKind::Wish, wish.id));
    resync({m_listRow}, 43);
    QVERIFY(!m_cache->row(RowKind::Wish, wish.id));
}

void TestCacheRestored::whatARowWasConfirmedAtStaysUnderAnEdit()
{
    domain::Row wish = wishRow(u"Austerlitz"_s, 2);
    wish.fields["note"] = {u"theirs"_s, wish.life.stamp, 5};
    wish.seq = 5;
    pull({wish}, 5);
    m_cache->set(wish.id, "note", u"waits"_s);
    pull({wish}, 6); // a repeat
    QCOMPARE(m_cache->row(RowKind::Wish, wish.id)->seq, quint64(5));
    answer(GroupResult::Ok, 6);
    QCOMPARE(m_cache->row(RowKind::Wish, wish.id)->seq, quint64(7));
}

void TestCacheRestored::aRepairLowersWhatWasAcknowledgedAboveTheFork()
{
    pull({wishRow(u"Austerlitz"_s, 2)}, 2);
    const Uuid mine = m_cache->addWish(m_list, u"Vertigo"_s);
    answer(GroupResult::Ok, 28); // what others did up to there is not pulled yet
    const auto repairTo = [this](quint64 fork) {
        m_cache->in([&](Transaction &transaction) -> Expected<> {
            TRY(beginRepair(transaction, m_cache->space, fork));
            return finishRepair(transaction, m_cache->space, fork);
        });
    };
    repairTo(29);
    QCOMPARE(m_cache->row(RowKind::Wish, mine)->seq, quint64(29));
    repairTo(14);
    const domain::Row row = *m_cache->row(RowKind::Wish, mine);
    QCOMPARE(row.seq, quint64(14));
    QCOMPARE(row.life.seq, quint64(14));
    QCOMPARE(row.fields["title"].seq, quint64(14));
    QCOMPARE(count("SELECT cursor FROM space WHERE n = 1"), 2);
}

void TestCacheRestored::anEditOfAMovedRowIsMadeAgainWhereItIs()
{
    const Uuid shared = Uuid::create();
    tellSpaces(shared, "viewer");
    const domain::Row wish = wishRow(u"Austerlitz"_s, 2);
    const domain::Row copy = wishRow(u"Austerlitz"_s, 5);
    pull({wish}, 2);
    m_cache->set(wish.id, "note", u"written meanwhile"_s);
    answerMoved(shared, copy.id);
    QCOMPARE(count("SELECT count(*) FROM quarantine"), 1);
    resendMovedEdits(); // it has not come yet
    QCOMPARE(count("SELECT count(*) FROM quarantine"), 1);
    m_cache->in([&](Transaction &transaction) {
        return applyRemote(transaction, {.space = shared, .next = 5, .lin = 5, .rows = {copy}});
    });
    resendMovedEdits(); // and may only be looked at
    QCOMPARE(count("SELECT count(*) FROM quarantine"), 1);
    tellSpaces(shared, "editor");
    resendMovedEdits();
    QCOMPARE(count("SELECT count(*) FROM quarantine"), 0);
    QCOMPARE(m_cache->row(RowKind::Wish, copy.id)->fields["note"].value,
             QCborValue(u"written meanwhile"_s));
    const auto group = protocol::decodeGroup(m_cache->batch().groups.last());
    QCOMPARE(group->space, shared);
    QCOMPARE(group->ops.first().id, copy.id);
}

void TestCacheRestored::aGroupOfSeveralRowsIsNotMovedWhole()
{
    const Uuid shared = Uuid::create();
    tellSpaces(shared, "editor");
    const domain::Row wish = wishRow(u"Austerlitz"_s, 2);
    const domain::Row other = wishRow(u"Vertigo"_s, 3);
    const domain::Row copy = wishRow(u"Austerlitz"_s, 5);
    pull({wish, other}, 3);
    m_cache->in([&](Transaction &transaction) {
        return applyRemote(transaction, {.space = shared, .next = 5, .lin = 5, .rows = {copy}});
    });
    m_cache->commit({LocalOp::set(RowKind::Wish, wish.id, {{"note", u"one"_s}}),
                     LocalOp::set(RowKind::Wish, other.id, {{"note", u"two"_s}})});
    answerMoved(shared, copy.id);
    resendMovedEdits();
    QVERIFY(!m_cache->row(RowKind::Wish, copy.id)->fields.contains("note"));
    QVERIFY(exported().contains(other.id.toString().toUtf8()));
}

QTEST_GUILESS_MAIN(TestCacheRestored)
#include "tst_cacherestored.moc"
