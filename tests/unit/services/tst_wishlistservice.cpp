// SPDX-License-Identifier: GPL-3.0-or-later
#include "cachefixture.h"
#include "services/carryalong.h"
#include "store/cache/fetched.h"

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

NewWish book(const QString &title)
{
    NewWish wish;
    wish.wish.id = Uuid::create();
    wish.wish.title = title;
    wish.wish.authors = {u"W. G. Sebald"_s};
    return wish;
}

} // namespace

class WishlistServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstWishMakesItsList();
    void eachChangeIsUndoneAndRedoneToTheSameStore_data();
    void eachChangeIsUndoneAndRedoneToTheSameStore();
    void reorderPutsAWishWhereItWasDropped();
    void whatGoesAlongArrivesOnce();
    void aWishOfNobodyIsNotChanged();
};

void WishlistServiceTest::theFirstWishMakesItsList()
{
    CacheFixture fixture;
    QSignalSpy edited(&fixture.workspace, &Workspace::edited);
    const auto done = CacheFixture::wait(
        fixture.wishlists.add({book(u"Austerlitz"_s)}, {.nameIfNone = u"To hunt"_s}));
    QVERIFY(done.has_value());
    QCOMPARE(edited.count(), 1);
    const auto lists = CacheFixture::wait(fixture.wishlists.lists());
    QVERIFY(lists.has_value());
    QCOMPARE(lists->size(), 1);
    QCOMPARE(lists->first().info.name, u"To hunt"_s);
    QCOMPARE(lists->first().wishes, 1);
    // The second one goes there too.
    QVERIFY(CacheFixture::wait(
                fixture.wishlists.add({book(u"Vertigo"_s)}, {.nameIfNone = u"Another"_s}))
                .has_value());
    QCOMPARE(CacheFixture::wait(fixture.wishlists.lists())->first().wishes, 2);
}

void WishlistServiceTest::eachChangeIsUndoneAndRedoneToTheSameStore_data()
{
    QTest::addColumn<QString>("change");
    for (const char *change : {"add", "rename", "removeList", "want", "own", "target", "tag",
                               "remove", "move", "copy", "reorder", "update", "createList"}) {
        QTest::newRow(change) << QString::fromLatin1(change);
    }
}

void WishlistServiceTest::eachChangeIsUndoneAndRedoneToTheSameStore()
{
    QFETCH(const QString, change);
    CacheFixture fixture;
    WishlistService &service = fixture.wishlists;
    const Uuid first = Uuid::create();
    const Uuid second = Uuid::create();
    QVERIFY(
        CacheFixture::wait(service.createList(first, u"To hunt"_s, domain::ListRole::Wishlist)));
    QVERIFY(CacheFixture::wait(service.createList(second, u"Read"_s, domain::ListRole::Shelf)));
    const NewWish a = book(u"Austerlitz"_s);
    const NewWish b = book(u"Vertigo"_s);
    const NewWish c = book(u"The Emigrants"_s);
    QVERIFY(CacheFixture::wait(service.add({a, b, c}, {.list = first})));
    const QStringList before = fixture.everything();

    const QList<Uuid> two{a.wish.id, c.wish.id};
    domain::Wish edited = CacheFixture::wait(service.wish(a.wish.id)).value()->wish;
    edited.note = u"signed"_s;
    edited.title = u"Austerlitz, a novel"_s;
    QHash<QString, std::function<QFuture<Workspace::Committed>()>> changes{
        {u"add"_s, [&] { return service.add({book(u"Campo Santo"_s)}, {.list = first}); }},
        {u"rename"_s, [&] { return service.renameList(first, u"Hunt"_s); }},
        {u"removeList"_s, [&] { return service.removeList(first); }},
        {u"want"_s, [&] { return service.setWant(two, false); }},
        {u"own"_s, [&] { return service.setOwn(two, true); }},
        {u"target"_s,
         [&] {
             return service.setTarget(two, domain::Money{800, domain::Currency::eur()});
         }},
        {u"tag"_s, [&] { return service.addTag(two, u"memory"_s); }},
        {u"remove"_s, [&] { return service.remove(two); }},
        {u"move"_s, [&] { return service.moveTo(two, second); }},
        {u"copy"_s, [&] { return service.copyTo(two, second); }},
        {u"reorder"_s, [&] { return service.reorder({c.wish.id}, first, a.wish.id); }},
        {u"update"_s,
         [&] {
             return service.update(edited, QStringList{u"one"_s, u"two"_s});
         }},
        {u"createList"_s,
         [&] { return service.createList(Uuid::create(), u"New"_s, domain::ListRole::Wishlist); }},
    };
    const auto done = CacheFixture::wait(changes.value(change)());
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().context));
    const QStringList after = fixture.everything();
    QVERIFY(after != before);
    const auto undone = CacheFixture::wait(service.apply(done->back));
    QVERIFY2(undone.has_value(), undone ? "" : qPrintable(undone.error().context));
    QCOMPARE(fixture.everything(), before);
    const auto redone = CacheFixture::wait(service.apply(undone->back));
    QVERIFY2(redone.has_value(), redone ? "" : qPrintable(redone.error().context));
    QCOMPARE(fixture.everything(), after);
    QVERIFY(CacheFixture::wait(service.apply(redone->back)).has_value());
    QCOMPARE(fixture.everything(), before);
}

void WishlistServiceTest::reorderPutsAWishWhereItWasDropped()
{
    CacheFixture fixture;
    const Uuid list = Uuid::create();
    QVERIFY(CacheFixture::wait(
        fixture.wishlists.createList(list, u"To hunt"_s, domain::ListRole::Wishlist)));
    QList<NewWish> books;
    for (int i = 0; i < 6; ++i) {
        books += book(QString::number(i));
    }
    QVERIFY(CacheFixture::wait(fixture.wishlists.add(books, {.list = list})));
    QVERIFY(CacheFixture::wait(
        fixture.wishlists.reorder({books.at(5).wish.id}, list, books.at(1).wish.id)));
    QVERIFY(CacheFixture::wait(fixture.wishlists.reorder({books.at(0).wish.id}, list, {})));
    QStringList titles;
    const auto lines = CacheFixture::wait(fixture.wishlists.wishes(list));
    for (const store::WishLine &line : *lines) {
        titles += line.title;
    }
    QCOMPARE(titles.join(u' '), u"5 1 2 3 4 0"_s);
}

void WishlistServiceTest::whatGoesAlongArrivesOnce()
{
    CacheFixture solo;
    NewWish tagged = book(u"Austerlitz"_s);
    tagged.tags = {u"memory"_s};
    QVERIFY(CacheFixture::wait(
        solo.wishlists.add({tagged, book(u"Vertigo"_s)}, {.nameIfNone = u"To hunt"_s})));
    const auto luggage = CacheFixture::wait(
        solo.workspace.read([](store::Transaction &transaction) { return pack(transaction); }));
    QVERIFY(luggage.has_value());

    CacheFixture shared;
    const auto carry = [&] {
        return CacheFixture::wait(shared.workspace.write([&](store::Transaction &transaction) {
            return unpack(transaction, SystemClock::instance(), *luggage);
        }));
    };
    const auto carried = carry();
    QVERIFY2(carried.has_value(), carried ? "" : qPrintable(carried.error().context));
    const auto lists = CacheFixture::wait(shared.wishlists.lists());
    QCOMPARE(lists->size(), 1);
    QCOMPARE(lists->first().info.name, u"To hunt"_s);
    QVERIFY(lists->first().info.id != luggage->lists.first().info.id);
    const auto wishes = CacheFixture::wait(shared.wishlists.wishes({}));
    QCOMPARE(wishes->size(), 2);
    QCOMPARE(wishes->first().title, u"Austerlitz"_s);
    const auto page = CacheFixture::wait(
        shared.wishlists.page({}, -1, [](WishlistService::Page whole) { return whole; }));
    QCOMPARE(page->lines, *wishes);
    QCOMPARE(page->tags.value(wishes->first().id), QStringList{u"memory"_s});
    const auto again = carry();
    QVERIFY(again.has_value());
    QVERIFY(again->isEmpty());
    // One Undo takes all of it back.
    QVERIFY(CacheFixture::wait(shared.wishlists.apply(carried->back)).has_value());
    QCOMPARE(CacheFixture::wait(shared.wishlists.wishes({}))->size(), 0);
    QCOMPARE(CacheFixture::wait(shared.wishlists.lists())->size(), 0);
}

void WishlistServiceTest::aWishOfNobodyIsNotChanged()
{
    CacheFixture fixture;
    QVERIFY(!CacheFixture::wait(fixture.wishlists.setWant({Uuid::create()}, true)).has_value());
    domain::Wish wish;
    wish.id = Uuid::create();
    const auto updated = CacheFixture::wait(fixture.wishlists.update(wish, {}));
    QVERIFY(!updated);
    QCOMPARE(updated.error().kind, ErrorKind::NotFound);
}

} // namespace endpaper::services

QTEST_GUILESS_MAIN(endpaper::services::WishlistServiceTest)
#include "tst_wishlistservice.moc"
