// SPDX-License-Identifier: GPL-3.0-or-later
#include "cachefixture.h"

#include "store/cache/processes.h"

#include "domain/orderkey.h"
#include "protocol/codec.h"
#include "protocol/limits.h"
#include "store/cache/commands.h"
#include "store/cache/conflicts.h"
#include "store/cache/fetched.h"
#include "store/cache/importrows.h"
#include "store/cache/outboxrow.h"
#include "store/cache/quarantine.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
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

class TestCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void largeGroupsAreEndedBeforeABatchIsFull_data();
    void largeGroupsAreEndedBeforeABatchIsFull();
    void whatTheServerCouldNotReadIsCountedOn();
    void aLeaseIsHeldByOneProcessThatLives();
    void anEditOfAnotherProcessIsSeenAfterARenumbering();
    void everyFieldOfAWishComesBack();
    void unknownFieldsAndOddTypesAreKept();
    void undoAndRedoAreActions();
    void aSetThatChangesNothingIsNoGroup();
    void anActionIsOneTransactionOfGroupsOf64();
    void wishesStandInOrder();
    void aDeletedListTakesItsWishesAlongAndBringsThemBack();
    void whatWasDeletedIsListedNewestFirst();
    void aRefusedActionLeavesNothing();
    void whatWaitsIsSaidInWords();
    void importOfTenThousandIsQuick();
    void importHeapsAreKept();
    void quotesAndNearShowInTheList();
    void aDamagedFileIsSetAsideAndItsOutboxSalvaged();
    void aFileOfANewerProgramStaysUntouched();
    void gapsGiveKeysInPlace();
};

void TestCache::aLeaseIsHeldByOneProcessThatLives()
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
void TestCache::anEditOfAnotherProcessIsSeenAfterARenumbering()
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

void TestCache::everyFieldOfAWishComesBack()
{
    CacheFixture cache;
    const Uuid list = cache.addList(u"Reading"_s);
    domain::Wish wish;
    wish.id = Uuid::create();
    wish.list = list;
    wish.pos = u"V"_s;
    wish.bookId = Uuid::create();
    wish.isbn = *domain::Isbn::read(u"9780261102217");
    wish.title = u"Der kleine Hobbit \U0001F4D6"_s;
    wish.authors = {u"J. R. R. Tolkien"_s, u""_s};
    wish.published = u"1937-09-21"_s;
    wish.series = u"Middle-earth"_s;
    wish.seriesNumber = u"0"_s;
    wish.coverHint = u"green"_s;
    wish.sourceKey = u"goodreads:5907"_s;
    wish.want = false;
    wish.own = true;
    wish.state = domain::WishState::Ordered;
    wish.editionMode = domain::EditionMode::Chosen;
    wish.editionIsbns = {*domain::Isbn::read(u"9780261102217")};
    wish.editionLanguages = {u"de"_s, u"en"_s};
    wish.limits = {domain::Money{640, domain::Currency::eur()},
                   domain::Condition::Good,
                   2000,
                   {u"map"_s},
                   {u"ex-library"_s}};
    wish.alert = domain::AlertMode::Now;
    wish.askNeighbours = true;
    wish.priority = 3;
    wish.note = u"line\nline"_s;
    wish.rating = 4;
    wish.readFrom = QDate(2020, 1, 2);
    wish.readTo = QDate(2020, 2, 3);
    wish.boughtTotal = domain::Money{999, domain::Currency::eur()};
    wish.boughtAt = QDate(2021, 5, 6);
    wish.addedAt = fromEpochMs(1'700'000'000'123);
    cache.commit({LocalOp::create(RowKind::Wish, wish.id,
                                  protocol::fieldsFrom(wish, protocol::Completeness::All))});
    const auto read = cache.wish(wish.id);
    QVERIFY(read);
    QCOMPARE(read->wish, wish);
    QVERIFY(read->hasUnsentEdits);
    QCOMPARE(read->placement, domain::Placement::List);
    const QList<WishLine> lines = cache.wishes(list);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0].authors, wish.authors);
    QCOMPARE(lines[0].limitTotal, wish.limits.total);
    QVERIFY(lines[0].hasNote);
}

void TestCache::unknownFieldsAndOddTypesAreKept()
{
    CacheFixture cache;
    cache.bind();
    domain::Row row{.kind = RowKind::Wish,
                    .id = Uuid::create(),
                    .seq = 1,
                    .life = {true, {1 << 20, 7}, 1},
                    .fields = {}};
    row.fields["title"] = {QCborValue(42), {1 << 20, 7}, 1}; // a newer version's idea of a title
    row.fields["smell"] = {QCborArray{u"dust"_s, 3}, {2 << 20, 7}, 1, 2};
    row.fields["words"] = {QCborArray{u"a\x1f"
                                      "b"_s},
                           {1 << 20, 7},
                           1};
    row.fields["limit_total"] = {
        QCborMap{{u"minor"_s, 5}, {u"currency"_s, u"EUR"_s}, {u"cap"_s, 1}}, {1 << 20, 7}, 1};
    row.fields["note"] = {QCborValue(nullptr), {1 << 20, 7}, 1};
    protocol::PulledSpace page;
    page.space = cache.space;
    page.next = 1;
    page.rows = {row};
    cache.in([&](Transaction &transaction) { return applyRemote(transaction, page); });
    QCOMPARE(cache.row(RowKind::Wish, row.id), std::optional(row));
}

void TestCache::undoAndRedoAreActions()
{
    CacheFixture cache;
    const Uuid list = cache.addList(u"Reading"_s);
    const Uuid id = cache.addWish(list, u"Emma"_s);
    const Action edit = cache.commit(
        {LocalOp::set(RowKind::Wish, id, {{"title", u"Emma, 1815"_s}, {"note", u"signed"_s}})});
    QCOMPARE(cache.wish(id)->wish.note, u"signed"_s);
    const Action undo = cache.commit(edit.back);
    QCOMPARE(cache.wish(id)->wish.title, u"Emma"_s);
    QCOMPARE(cache.wish(id)->wish.note, QString());
    cache.commit(undo.back);
    QCOMPARE(cache.wish(id)->wish.title, u"Emma, 1815"_s);
    const Action removal = cache.commit({LocalOp::life(RowKind::Wish, id, false)});
    QVERIFY(cache.wishes(list).isEmpty());
    cache.commit(removal.back);
    QCOMPARE(cache.wishes(list).size(), 1);
    const Action creation = cache.commit({LocalOp::create(
        RowKind::Wish, Uuid::create(),
        {{"list", protocol::idValue(list)}, {"pos", u"X"_s}, {"title", u"Persuasion"_s}})});
    const Action uncreation = cache.commit(creation.back);
    QCOMPARE(cache.wishes(list).size(), 1);
    cache.commit(uncreation.back);
    QCOMPARE(cache.wishes(list).size(), 2);
}

void TestCache::aSetThatChangesNothingIsNoGroup()
{
    CacheFixture cache;
    const Uuid id = cache.addWish(cache.addList(u"Reading"_s), u"Emma"_s);
    const quint64 next = cache.state().nextNumber;
    const Action action = cache.commit({LocalOp::set(RowKind::Wish, id, {{"title", u"Emma"_s}}),
                                        LocalOp::life(RowKind::Wish, id, true)});
    QVERIFY(action.isEmpty());
    QCOMPARE(cache.state().nextNumber, next);
}

void TestCache::anActionIsOneTransactionOfGroupsOf64()
{
    CacheFixture cache;
    const Uuid list = cache.addList(u"Reading"_s);
    QList<LocalOp> ops;
    for (int i = 0; i < 129; ++i) {
        ops.append(LocalOp::create(
            RowKind::Wish, Uuid::create(),
            {{"list", protocol::idValue(list)}, {"pos", u"V"_s}, {"title", QString::number(i)}}));
    }
    const Action action = cache.commit(ops);
    QCOMPARE(action.groups, 3);
    QCOMPARE(action.back.size(), 129);
    const OutboxBatch batch = cache.batch();
    QCOMPARE(batch.groups.size(), 4);
    quint64 number = 1;
    domain::Stamp last;
    for (const QByteArray &bytes : batch.groups) {
        const auto group = protocol::decodeGroup(bytes);
        QVERIFY(group);
        QCOMPARE(group->number, number++);
        QVERIFY(group->stamp > last);
        last = group->stamp.next(quint64(group->ops.size()) - 1);
    }
    cache.commit(action.back);
    QVERIFY(cache.wishes(list).isEmpty());
}

void TestCache::wishesStandInOrder()
{
    CacheFixture cache;
    const Uuid list = cache.addList(u"Reading"_s);
    const Uuid c = cache.addWish(list, u"c"_s, u"c"_s);
    const Uuid a = cache.addWish(list, u"a"_s, u"A"_s);
    const Uuid b1 = cache.addWish(list, u"b1"_s, u"a"_s);
    const Uuid b2 = cache.addWish(list, u"b2"_s, u"a"_s);
    QList<Uuid> ids;
    for (const WishLine &line : cache.wishes(list)) {
        ids.append(line.id);
    }
    QCOMPARE(ids, (QList<Uuid>{a, b1, b2, c}));
    const auto lists = cache.in([](Transaction &transaction) { return listLists(transaction); });
    QCOMPARE(lists.size(), 1);
    QCOMPARE(lists[0].wishes, 4);
}

void TestCache::aDeletedListTakesItsWishesAlongAndBringsThemBack()
{
    CacheFixture cache;
    const Uuid list = cache.addList(u"Reading"_s);
    const Uuid id = cache.addWish(list, u"Emma"_s);
    const Action removal = cache.commit({LocalOp::life(RowKind::List, list, false)});
    QVERIFY(removal.touched.of(RowKind::Wish).contains(id));
    QCOMPARE(cache.wish(id)->placement, domain::Placement::Trash);
    const auto deleted = cache.deleted();
    QCOMPARE(deleted.size(), 1);
    QCOMPARE(deleted.first().kind, RowKind::List);
    QCOMPARE(deleted.first().wishes, 1);
    cache.commit(removal.back);
    QCOMPARE(cache.wish(id)->placement, domain::Placement::List);
    QCOMPARE(cache.wishes(list).size(), 1);
}

void TestCache::whatWasDeletedIsListedNewestFirst()
{
    CacheFixture cache;
    const Uuid list = cache.addList(u"Reading"_s);
    const Uuid emma = cache.addWish(list, u"Emma"_s);
    const Uuid stoner = cache.addWish(list, u"Stoner"_s);
    cache.addWish(list, u"Kept"_s);
    QVERIFY(cache.deleted().isEmpty());
    cache.commit({LocalOp::life(RowKind::Wish, emma, false)});
    cache.clock.advance(60'000);
    const Instant before = cache.clock.now();
    const Action removal = cache.commit({LocalOp::life(RowKind::Wish, stoner, false)});
    auto deleted = cache.deleted();
    QCOMPARE(deleted.size(), 2);
    QCOMPARE(deleted[0].id, stoner);
    QCOMPARE(deleted[0].name, u"Stoner"_s);
    QCOMPARE(deleted[0].listName, u"Reading"_s);
    QVERIFY(deleted[0].at >= before && deleted[0].at <= cache.clock.now());
    QCOMPARE(deleted[1].id, emma);
    QCOMPARE(cache.deleted(1).size(), 1);
    // Deleted themselves, not with their list: that one brings back only its own.
    cache.commit({LocalOp::life(RowKind::List, list, false)});
    deleted = cache.deleted();
    QCOMPARE(deleted.size(), 3);
    QCOMPARE(deleted[0].kind, RowKind::List);
    QCOMPARE(deleted[0].name, u"Reading"_s);
    QCOMPARE(deleted[0].wishes, 1);
    cache.commit({LocalOp::life(RowKind::List, list, true)});
    cache.commit(removal.back);
    deleted = cache.deleted();
    QCOMPARE(deleted.size(), 1);
    QCOMPARE(deleted[0].id, emma);
}

void TestCache::aRefusedActionLeavesNothing()
{
    CacheFixture cache;
    const Uuid list = cache.addList(u"Reading"_s);
    auto transaction = Transaction::begin(*cache.database);
    const auto missing = commitAction(
        *transaction, cache.clock,
        {LocalOp::set(RowKind::Wish, Uuid::create(), {{"note", u"x"_s}})}, Uuid::create());
    QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    const auto untitled =
        commitAction(*transaction, cache.clock,
                     {LocalOp::create(RowKind::Wish, Uuid::create(),
                                      {{"list", protocol::idValue(list)}, {"pos", u"V"_s}})},
                     Uuid::create());
    QCOMPARE(untitled.error().kind, ErrorKind::Invalid);
    QCOMPARE(untitled.error().field, u"title"_s);
    const auto twice =
        commitAction(*transaction, cache.clock,
                     {LocalOp::create(RowKind::List, list, {{"name", u"x"_s}, {"pos", u"V"_s}})},
                     Uuid::create());
    QCOMPARE(twice.error().kind, ErrorKind::Conflict);
    transaction->rollback();
    QCOMPARE(cache.state().nextNumber, quint64(2));
}

void TestCache::whatWaitsIsSaidInWords()
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

void TestCache::importOfTenThousandIsQuick()
{
    QTemporaryDir folder;
    CacheFixture cache(folder.filePath(u"a.endpaper"_s));
    const Uuid list = cache.addList(u"Import"_s);
    QRandomGenerator random(1);
    const auto keys = domain::orderKeysBetween({}, {}, 10'000, random);
    QList<LocalOp> ops;
    for (int i = 0; i < 10'000; ++i) {
        ops.append(LocalOp::create(RowKind::Wish, Uuid::create(),
                                   {{"list", protocol::idValue(list)},
                                    {"pos", QString::fromLatin1(keys[i])},
                                    {"title", u"The book with the number %1"_s.arg(i)},
                                    {"authors", QCborArray{u"Some Author"_s, u"Another"_s}},
                                    {"isbn", u"9780261102217"_s},
                                    {"published", u"1999"_s},
                                    {"source_key", u"goodreads:%1"_s.arg(i)},
                                    {"series", u"Series"_s},
                                    {"series_no", u"1"_s},
                                    {"rating", 4},
                                    {"added_at", qint64(1'700'000'000'000) + i},
                                    {"own", true},
                                    {"note", u"from the export"_s}}));
    }
    QElapsedTimer timer;
    timer.start();
    const Action action = cache.commit(ops);
    qInfo("10,000 wishes committed in %lld ms", timer.restart());
    QCOMPARE(action.groups, 157);
    QCOMPARE(cache.wishes(list).size(), 10'000);
    qInfo("listed in %lld ms", timer.restart());
    const auto keysRead =
        cache.in([](Transaction &transaction) { return listWishKeys(transaction); });
    QCOMPARE(keysRead.size(), 10'000);
    qInfo("keys in %lld ms", timer.restart());
    cache.bind();
    const OutboxBatch batch = cache.batch();
    protocol::PushReply reply{cache.clock.now(), quint64(batch.groups.size()), 0, {}};
    for (quint64 i = 0; i < quint64(batch.groups.size()); ++i) {
        reply.results.append({batch.from + i, protocol::GroupResult::Ok, cache.space, i, i + 1, i});
    }
    reply.chain =
        *cache.in([&](Transaction &transaction) { return chainAt(transaction, reply.through); });
    qInfo("batch in %lld ms", timer.restart());
    const auto done = cache.in(
        [&](Transaction &transaction) { return acknowledge(transaction, reply, cache.clock); });
    qInfo("acknowledged in %lld ms", timer.restart());
    QCOMPARE(done.accepted, 158);
    QVERIFY(!cache.wish(ops[9'999].id)->hasUnsentEdits);
    cache.commit(action.back);
    qInfo("undone in %lld ms", timer.restart());
    QVERIFY(cache.wishes(list).isEmpty());
}

void TestCache::importHeapsAreKept()
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

void TestCache::quotesAndNearShowInTheList()
{
    CacheFixture cache;
    const Uuid list = cache.addList(u"Reading"_s);
    const Uuid id = cache.addWish(list, u"Emma"_s);
    Quote quote = Quote::of({640, domain::Currency::eur()});
    quote.source = u"booklooker"_s;
    quote.condition = domain::Condition::Good;
    quote.isSample = true;
    quote.seenAt = fromEpochMs(77);
    quote.copies = 3;
    cache.in([&](Transaction &transaction) { return putQuote(transaction, id, quote); });
    const auto changed = cache.in([&](Transaction &transaction) {
        return replaceNear(transaction, {{id, 1}});
    });
    QCOMPARE(changed, QSet<Uuid>{id});
    const WishLine line = cache.wishes(list).first();
    QCOMPARE(line.quote, std::optional(quote));
    QCOMPARE(line.quote->money(), (domain::Money{640, domain::Currency::eur()}));
    QCOMPARE(line.near, 1);
    QCOMPARE(cache.in([&](Transaction &transaction) { return replaceNear(transaction, {}); }),
             QSet<Uuid>{id});
    QCOMPARE(cache.wishes(list).first().near, 0);
    cache.in([](Transaction &transaction) {
        return putFetched(transaction, u"book"_s, u"978"_s, "body", fromEpochMs(1));
    });
    QCOMPARE(cache
                 .in([](Transaction &transaction) {
                     return findFetched(transaction, u"book"_s, u"978"_s);
                 })
                 ->body,
             QByteArray("body"));
    cache.in([](Transaction &transaction) { return trimFetched(transaction, u"book"_s, 0); });
    QVERIFY(!cache.in(
        [](Transaction &transaction) { return findFetched(transaction, u"book"_s, u"978"_s); }));
}

void TestCache::aDamagedFileIsSetAsideAndItsOutboxSalvaged()
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

void TestCache::aFileOfANewerProgramStaysUntouched()
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

void TestCache::gapsGiveKeysInPlace()
{
    CacheFixture cache;
    const Uuid list = cache.addList(u"Reading"_s);
    const Uuid a = cache.addWish(list, u"a"_s, u"B"_s);
    const Uuid b = cache.addWish(list, u"b"_s, u"D"_s);
    QCOMPARE(cache.in([&](Transaction &transaction) { return gapAtEnd(transaction, list); }).before,
             QByteArray("D"));
    const Gap first =
        cache.in([&](Transaction &transaction) { return gapBefore(transaction, list, a); });
    QVERIFY(first.before.isEmpty());
    QCOMPARE(first.after, QByteArray("B"));
    const Gap middle =
        cache.in([&](Transaction &transaction) { return gapBefore(transaction, list, b); });
    QCOMPARE(middle.before, QByteArray("B"));
    QCOMPARE(middle.after, QByteArray("D"));
}

void TestCache::largeGroupsAreEndedBeforeABatchIsFull_data()
{
    QTest::addColumn<int>("lessBytes"); // than make 16 ops as much as ends a group
    QTest::addColumn<int>("groups");
    QTest::newRow("below") << 1 << 1;
    QTest::newRow("at") << 0 << 2;
    QTest::newRow("above") << -1 << 2;
}

void TestCache::largeGroupsAreEndedBeforeABatchIsFull()
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

void TestCache::whatTheServerCouldNotReadIsCountedOn()
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

QTEST_GUILESS_MAIN(TestCache)
#include "tst_cache.moc"
