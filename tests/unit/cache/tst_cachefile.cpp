// SPDX-License-Identifier: GPL-3.0-or-later
#include "cachefixture.h"
#include "domain/digest.h"
#include "protocol/codec.h"
#include "protocol/limits.h"
#include "store/cache/commands.h"
#include "store/cache/conflicts.h"
#include "store/cache/fetched.h"
#include "store/cache/importrows.h"
#include "store/cache/processes.h"
#include "store/cache/quarantine.h"

#include <QTemporaryDir>

#include <unistd.h>

using namespace endpaper;
using namespace endpaper::store;
using namespace Qt::StringLiterals;
using domain::RowKind;

namespace {
// An edit that was refused, another device's value that lost, an offer that waits, a setting.
void keepWhatNoServerHas(CacheFixture &cache, const Uuid &wish)
{
    const quint64 number = cache.state().nextNumber;
    cache.set(wish, "note", u"refused"_s);
    cache.in([&](Transaction &transaction) -> Expected<> {
        TRY_ASSIGN(const auto rows, listOutbox(transaction, number));
        TRY(quarantineGroup(transaction, rows.constFirst(), 7,
                            {.number = number, .result = protocol::GroupResult::Denied},
                            cache.clock.now()));
        TRY_ASSIGN(auto clear, transaction.prepare("DELETE FROM outbox WHERE d = ?1"));
        TRY(clear.bindAll(qint64(number)).run());
        TRY(keepNotices(transaction, cache.space,
                        {{RowKind::Wish, wish, "title", u"Emma, 2nd"_s, {1, 2}}}));
        TRY(addCommand(transaction,
                       {.id = Uuid::create(),
                        .method = "POST",
                        .path = u"/api/v1/offers"_s,
                        .body = "{}",
                        .madeAt = cache.clock.now()}));
        return putSetting(transaction, u"rail"_s, u"folded"_s);
    });
}
} // namespace

// The file itself, who has it open, and what waits in it.
class TestCacheFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLeaseIsHeldByOneProcessThatLives();
    void anEditOfAnotherProcessIsSeenAfterARenumbering();
    void importHeapsAreKept();
    void aDamagedFileIsSetAsideAndItsOutboxSalvaged();
    void aFileOfANewerProgramStaysUntouched();
    void largeGroupsAreEndedBeforeABatchIsFull_data();
    void largeGroupsAreEndedBeforeABatchIsFull();
    void whatTheServerCouldNotReadIsCountedOn();
    void whatWaitsIsSaidInWords();
    void muchThatWaitsIsListedAsFarAsAsked();
};

void TestCacheFile::aLeaseIsHeldByOneProcessThatLives()
{
    CacheFixture cache;
    constexpr qint64 lasts = 30'000;
    const Uuid mine = leaseOwner(QCoreApplication::applicationPid());
    const Uuid other = leaseOwner(::getppid());
    const Instant now = cache.clock.now();
    const auto take = [&](const Uuid &owner, qint64 later) {
        return cache.in([&](Transaction &transaction) {
            return takeLease(transaction, owner, now + std::chrono::milliseconds(later), lasts);
        });
    };
    QVERIFY(take(mine, 0));
    QVERIFY(!take(other, lasts - 1));
    QVERIFY(take(mine, 10)); // renewed
    QVERIFY(!take(other, lasts + 9));
    QVERIFY(take(other, lasts + 10)); // lapsed
    QVERIFY(!take(mine, lasts + 20));
    QVERIFY(take(mine, -10 * lasts)); // the clock was set back
    cache.in([&](Transaction &transaction) { return giveLease(transaction, other); });
    QVERIFY(!take(other, -10 * lasts));
    cache.in([&](Transaction &transaction) { return giveLease(transaction, mine); });
    constexpr qint64 noProcess = 0x3fffffff; // above every system's highest
    QVERIFY(take(leaseOwner(noProcess), 0));
    QVERIFY(take(mine, 1)); // it died
}

// Renumbered, the outbox begins at 1 again, below what was seen of it before.
void TestCacheFile::anEditOfAnotherProcessIsSeenAfterARenumbering()
{
    QTemporaryDir folder;
    CacheFixture mine(folder.filePath(u"cache"_s));
    CacheFixture other(folder.filePath(u"cache"_s));
    FileView view;
    const auto look = [&] {
        return mine.in(
            [&](Transaction &transaction) { return changedElsewhere(transaction, view); });
    };
    look();
    const Uuid list = mine.addList(u"Reading"_s);
    mine.addWish(list, u"Emma"_s);
    other.addWish(list, u"Persuasion"_s);
    QVERIFY(!look().isEmpty());
    mine.in([](Transaction &transaction) -> Expected<> {
        TRY(transaction.database().execute("DELETE FROM outbox"));
        TRY(becomeNewDevice(transaction));
        return {};
    });
    const Uuid late = other.addWish(list, u"Sanditon"_s);
    QVERIFY(look().of(RowKind::Wish).contains(late));
    QVERIFY(look().isEmpty());
}

void TestCacheFile::importHeapsAreKept()
{
    CacheFixture cache;
    const QList<ImportRow> rows = {
        {1, ImportHeap::In, u"Emma"_s, u"Emma,Austen"_s, {}, Uuid::create()},
        {2, ImportHeap::LookAgain, u"Emma?"_s, u"Emma?,"_s, u"isbn_wrong_check_digit"_s, {}},
        {3, ImportHeap::CouldNotRead, {}, u"\"\"\""_s, u"quotes"_s, {}},
    };
    ImportBatch batch{.id = Uuid::create(),
                      .file = u"a.csv"_s,
                      .format = u"goodreads"_s,
                      .digest = "abc",
                      .at = fromEpochMs(5),
                      .action = Uuid::create()};
    cache.in([&](Transaction &transaction) { return putImport(transaction, batch, rows); });
    batch.in = batch.lookAgain = batch.couldNotRead = 1;
    QCOMPARE(cache.in([](Transaction &transaction) { return findImport(transaction, "abc"); }),
             std::optional(batch));
    QVERIFY(!cache.in([](Transaction &transaction) { return findImport(transaction, "abd"); }));
    QCOMPARE(cache
                 .in([&](Transaction &transaction) {
                     return listImportRows(transaction, batch.id, ImportHeap::LookAgain);
                 })
                 .size(),
             1);
    ImportRow solved = rows[1];
    solved.heap = ImportHeap::In;
    cache.in(
        [&](Transaction &transaction) { return updateImportRow(transaction, batch.id, solved); });
    QCOMPARE(cache.in([](Transaction &transaction) { return listImports(transaction); })[0].in, 2);
    cache.in([&](Transaction &transaction) { return removeImport(transaction, batch.id); });
    QVERIFY(
        cache.in([&](Transaction &transaction) { return listImportRows(transaction, batch.id); })
            .isEmpty());
}

void TestCacheFile::aDamagedFileIsSetAsideAndItsOutboxSalvaged()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.endpaper"_s);
    Uuid list;
    Uuid wish;
    {
        CacheFixture cache(path);
        cache.bind();
        list = cache.addList(u"Reading"_s);
        wish = cache.addWish(list, u"Emma"_s);
        keepWhatNoServerHas(cache, wish);
        // Filler, so that a page that is torn is not one of the outbox.
        for (int i = 0; i < 300; ++i) {
            cache.in([&](Transaction &transaction) {
                return putFetched(transaction, u"book"_s, QString::number(i), QByteArray(2000, 'x'),
                                  fromEpochMs(i));
            });
        }
        QVERIFY(cache.database->execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    } // no clean end
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() - 60 * 4096));
    file.write(QByteArray(40 * 4096, '\xa5'));
    file.close();
    CacheFixture cache(path);
    QVERIFY2(!cache.report.setAside.isEmpty(), "the damage was not seen");
    QVERIFY(QFile::exists(cache.report.setAside));
    QCOMPARE(cache.report.salvagedGroups, 2);
    QCOMPARE(cache.wish(wish)->wish.title, u"Emma"_s);
    QCOMPARE(cache.wishes(list).size(), 1);
    QCOMPARE(cache.in([](Transaction &transaction) { return countWaiting(transaction); }), 2);
    QVERIFY(!cache.state().account.isNil());
    const auto refused =
        cache.in([](Transaction &transaction) { return listRefused(transaction); });
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.constFirst().after.toString(), u"refused"_s);
    const auto commands =
        cache.in([](Transaction &transaction) { return listCommands(transaction); });
    QCOMPARE(commands.size(), 1);
    QCOMPARE(commands.constFirst().body, QByteArray("{}"));
    QCOMPARE(commands.constFirst().state, CommandState::Waiting);
    QCOMPARE(cache.in([](Transaction &transaction) { return countConflicts(transaction); }), 1);
    QCOMPARE(cache.in([](Transaction &transaction) { return findSetting(transaction, u"rail"_s); }),
             u"folded"_s);
}

void TestCacheFile::aFileOfANewerProgramStaysUntouched()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.endpaper"_s);
    {
        CacheFixture cache(path);
        QVERIFY(
            cache.database->execute("PRAGMA user_version=900; PRAGMA wal_checkpoint(TRUNCATE)"));
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    const auto opened = openCache(path);
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Unsupported);
    file.seek(0);
    QCOMPARE(file.readAll(), before);
}

void TestCacheFile::largeGroupsAreEndedBeforeABatchIsFull_data()
{
    QTest::addColumn<int>("lessBytes"); // than make 16 ops as much as ends a group
    QTest::addColumn<int>("groups");
    QTest::newRow("below") << 1 << 1;
    QTest::newRow("at") << 0 << 2;
    QTest::newRow("above") << -1 << 2;
}

void TestCacheFile::largeGroupsAreEndedBeforeABatchIsFull()
{
    QFETCH(int, lessBytes);
    QFETCH(int, groups);
    CacheFixture cache;
    const Uuid list = cache.addList(u"Reading"_s);
    QList<LocalOp> ops;
    for (int i = 0; i < 17; ++i) {
        const Uuid wish = cache.addWish(list, u"Emma"_s);
        protocol::Op op{.op = protocol::OpKind::Set,
                        .kind = RowKind::Wish,
                        .id = wish,
                        .fields = {{"note", QString(1000, u'n')}}};
        const qsizetype bytes = protocol::groupBytesMin / 16 - (i == 0 ? lessBytes : 0);
        op.fields[0].value = QString(1000 + bytes - protocol::encodedBytes(op), u'n');
        QCOMPARE(protocol::encodedBytes(op), bytes);
        ops.append(LocalOp::set(RowKind::Wish, wish, op.fields));
    }
    QCOMPARE(cache.commit(ops).groups, groups);
    for (const QByteArray &group : cache.batch().groups) {
        QVERIFY(group.size() <= protocol::groupBytesMin + protocol::rowBytesMax);
    }
}

void TestCacheFile::whatTheServerCouldNotReadIsCountedOn()
{
    CacheFixture cache;
    cache.bind();
    const Uuid wish = cache.addWish(cache.addList(u"Reading"_s), u"Emma"_s);
    cache.set(wish, "note", u"signed"_s);
    cache.set(wish, "priority", 3);
    const OutboxBatch batch = cache.batch();
    protocol::PushReply reply{cache.clock.now(), 4, 0, {}};
    for (quint64 i = 0; i < 4; ++i) {
        const auto group = protocol::decodeGroup(batch.groups[qsizetype(i)]);
        const bool isUnread = i == 2;
        reply.chain =
            protocol::nextChain(reply.chain, isUnread ? protocol::Group{.number = 3} : *group);
        reply.results.append(
            isUnread
                ? protocol::PushedGroup{.number = 3,
                                        .result = protocol::GroupResult::Invalid,
                                        .field = u"o"_s}
                : protocol::PushedGroup{i + 1, protocol::GroupResult::Ok, cache.space, i, i + 1});
    }
    const auto done = cache.in(
        [&](Transaction &transaction) { return acknowledge(transaction, reply, cache.clock); });
    QCOMPARE(done.accepted, 3);
    QCOMPARE(done.refused, 1);
    QCOMPARE(cache.state().chain, reply.chain);
    const auto refused =
        cache.in([](Transaction &transaction) { return listRefused(transaction); });
    QCOMPARE(refused.constFirst().field, domain::FieldName("note"));
    QCOMPARE(refused.constFirst().why, u"invalid"_s);
}

void TestCacheFile::whatWaitsIsSaidInWords()
{
    CacheFixture cache;
    const Uuid id = cache.addWish(cache.addList(u"Reading"_s), u"Emma"_s);
    cache.set(id, "note", u"signed"_s);
    cache.commit({LocalOp::life(RowKind::Wish, id, false)});
    const auto waiting =
        cache.in([](Transaction &transaction) { return listWaiting(transaction); });
    QCOMPARE(waiting.size(), 4);
    QCOMPARE(waiting[1].title, u"Emma"_s);
    QCOMPARE(waiting[1].op, protocol::OpKind::New);
    QCOMPARE(waiting[2].field, QByteArray("note"));
    QCOMPARE(waiting[2].after.toString(), u"signed"_s);
    QCOMPARE(waiting[3].isAlive, false);
    QCOMPARE(cache.in([](Transaction &transaction) { return countWaiting(transaction); }), 4);
}

void TestCacheFile::muchThatWaitsIsListedAsFarAsAsked()
{
    CacheFixture cache;
    const Uuid list = cache.addList(u"Reading"_s);
    for (int i = 1; i < 20; ++i) {
        cache.addWish(list, QString::number(i));
    }
    const auto titles = [&cache](int limit) {
        QStringList all;
        const auto waiting =
            cache.in([limit](Transaction &transaction) { return listWaiting(transaction, limit); });
        for (const WaitingChange &change : waiting) {
            all += change.title;
        }
        return all;
    };
    QStringList wanted{u"Reading"_s};
    for (int i = 1; i < 20; ++i) {
        wanted += QString::number(i);
    }
    QCOMPARE(titles(21), wanted);
    QCOMPARE(titles(20), wanted);
    QCOMPARE(titles(19), wanted.first(19));
}

QTEST_GUILESS_MAIN(TestCacheFile)
#include "tst_cachefile.moc"
