// SPDX-License-Identifier: GPL-3.0-or-later
#include "wishworld.h"

#include "server/api/syncspaces.h"
#include "store/vault/bookrepository.h"

using namespace endpaper;
using namespace endpaper::tests;

// What the catalogue, its librarians and the end of an account do to lists.
class TestWishBooks : public QObject, private WishWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeWorld(); }
    void catalogueFillsTheTitle();
    void deletedBookLeavesAllListsAndComesBack();
    void accountThatGoesTakesEverything();
};

void TestWishBooks::catalogueFillsTheTitle()
{
    QVERIFY(m_world->engine->writeAndWait([&](Context &context) -> Expected<> {
        store::Book book;
        book.id = Uuid::create();
        book.isbn = u"9780140297997"_s;
        book.title = u"Austerlitz"_s;
        book.authors = {u"W. G. Sebald"_s};
        book.workId = store::workIdOf(book.title, book.authors);
        return store::BookRepository(context.transaction).insert(book);
    }));
    const QString list = addList(u"To read"_s);
    const QJsonObject wish = addWish(list, {{u"isbn"_s, u"9780140297997"_s}});
    QCOMPARE(wish.value(u"title"_s).toString(), u"Austerlitz"_s);
    QVERIFY(!wish.value(u"book_id"_s).isNull());
    QCOMPARE(m_world->column("SELECT count(*) FROM wish_key WHERE key = 9780140297997")
                 .constFirst()
                 .toInt(),
             1);
    m_world->json(Method::Delete, u"/api/v1/wishes/"_s + wish.value(u"id"_s).toString(), m_ada,
                  204);
    QCOMPARE(m_world->column("SELECT count(*) FROM wish_key WHERE key = 9780140297997")
                 .constFirst()
                 .toInt(),
             0);
}

void TestWishBooks::deletedBookLeavesAllListsAndComesBack()
{
    const Uuid book = Uuid::create();
    const QString list = addList(u"To read"_s);
    addWish(list, {{u"title"_s, u"Austerlitz"_s}, {u"isbn"_s, u"9780140297997"_s}});
    addWish(list, {{u"title"_s, u"By id"_s}, {u"book_id"_s, book.toString()}});
    addWish(list, {{u"title"_s, u"Another"_s}});
    FakeDevice bo(*m_world, m_world->addPerson(u"Bo"_s), 0xB);
    const Uuid hers = Uuid::create();
    const Uuid shelf = Uuid::create();
    bo.addList(shelf, u"Shelf"_s);
    bo.addWish(hers, shelf, u"Austerlitz"_s, {{"isbn", u"9780140297997"_s}});
    bo.syncAll();
    int count = 0;
    QVERIFY(m_world->engine->writeAndWait([&](Context &context) -> Expected<> {
        TRY_ASSIGN(count, removeBookFromAllLists(context, book, u"9780140297997"_s));
        return {};
    }));
    QCOMPARE(count, 3);
    QCOMPARE(titlesOf(list), QStringList(u"Another"_s));
    bo.pull();
    QVERIFY(!bo.row(RowKind::Wish, hers)->life.isAlive);
    QVERIFY(m_world->engine->writeAndWait([&](Context &context) -> Expected<> {
        TRY_ASSIGN(count, restoreBookOnAllLists(context, book));
        return {};
    }));
    QCOMPARE(count, 3);
    QCOMPARE(titlesOf(list).size(), 3);
    bo.pull();
    QVERIFY(bo.row(RowKind::Wish, hers)->life.isAlive);
    QCOMPARE(bo.serverDigest.value(), bo.digest());
}

void TestWishBooks::accountThatGoesTakesEverything()
{
    const QString list = addList(u"To read"_s);
    addWish(list,
            {{u"title"_s, u"Austerlitz"_s},
             {u"isbn"_s, u"9780140297997"_s},
             {u"tags"_s, QJsonArray{u"x"_s}}});
    m_world->json(Method::Put, u"/api/v1/me/position"_s, m_ada, 200,
                  {{u"lat"_s, 52.5}, {u"lng"_s, 13.4}});
    m_world->json(Method::Post, u"/api/v1/offers"_s, m_ada, 201, {{u"title"_s, u"Emma"_s}});
    FakeDevice device(*m_world, m_ada, 0xA);
    device.set(RowKind::List, *Uuid::parse(list), {{"name", u"mine"_s}});
    device.pushOk();
    QVERIFY(m_world->engine->writeAndWait(
        [&](Context &context) { return removeAccountSyncData(context, m_ada.account); }));
    for (const char *table :
         {"space", "row", "space_log", "member", "device", "push_log", "wish_index", "wish_key",
          "tag_index", "post", "post_box", "match", "notification", "position"}) {
        const QByteArray sql = QByteArray("SELECT count(*) FROM ") + table;
        QCOMPARE(m_world->column(sql.constData()).constFirst().toInt(), 0);
    }
}

QTEST_GUILESS_MAIN(TestWishBooks)
#include "tst_wishbooks.moc"
