// SPDX-License-Identifier: GPL-3.0-or-later
#include "cachefixture.h"
#include "domain/orderkey.h"
#include "protocol/codec.h"
#include "store/cache/conflicts.h"
#include "store/cache/fetched.h"
#include "store/cache/importrows.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace endpaper;
using namespace endpaper::store;
using namespace Qt::StringLiterals;
using domain::RowKind;

// What a local edit does to the rows.
class TestCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldOfAWishComesBack();
    void unknownFieldsAndOddTypesAreKept();
    void undoAndRedoAreActions();
    void aSetThatChangesNothingIsNoGroup();
    void anActionIsOneTransactionOfGroupsOf64();
    void wishesStandInOrder();
    void aDeletedListTakesItsWishesAlongAndBringsThemBack();
    void whatWasDeletedIsListedNewestFirst();
    void aRefusedActionLeavesNothing();
    void importOfTenThousandIsQuick();
    void quotesAndNearShowInTheList();
    void gapsGiveKeysInPlace();
    void wishesAreVisitedAsTheyAreListed();
};

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
    quote.goodUntil = fromEpochMs(99);
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

void TestCache::wishesAreVisitedAsTheyAreListed()
{
    CacheFixture cache;
    const Uuid first = cache.addList(u"Reading"_s);
    const Uuid second = cache.addList(u"Gifts"_s);
    for (const Uuid &list : {second, first, second, first}) {
        cache.addWish(list, QString::number(cache.wishes(list).size()));
    }
    const auto visited = [&cache](const Uuid &list) {
        QList<WishLine> lines;
        cache.in([&](Transaction &transaction) {
            return visitWishes(transaction, list,
                               [&lines](const WishLine &line) { lines.append(line); });
        });
        return lines;
    };
    const auto all = [&cache](int limit) {
        return cache.in(
            [limit](Transaction &transaction) { return listAllWishes(transaction, limit); });
    };
    QCOMPARE(visited(second), cache.wishes(second));
    QCOMPARE(visited({}), all(-1));
    QCOMPARE(all(-1).size(), 4);
    for (const int limit : {0, 1, 2, 3, 4, 5}) {
        QCOMPARE(all(limit), all(-1).first(std::min(limit, 4)));
    }
}

QTEST_GUILESS_MAIN(TestCache)
#include "tst_cache.moc"
