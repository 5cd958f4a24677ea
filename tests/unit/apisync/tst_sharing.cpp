// SPDX-License-Identifier: GPL-3.0-or-later
#include "sharingworld.h"

#include "protocol/routes.h"
#include "protocol/schema.h"
#include "server/api/syncspaces.h"

using namespace endpaper;
using namespace endpaper::tests;

// Lists that several people share: who may do what, and how it ends.
class TestSharing : public QObject, private SharingWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeWorld(); }
    void sharingMovesTheListIntoASpaceOfItsOwn();
    void editOfTheOldRowsIsAnsweredMoved();
    void rolesDecideWhoWritesWhat();
    void rolesHoldForDevicesToo();
    void whoLeavesOrIsTakenOutSeesNothingMore();
    void listIsHandedOver();
    void wishMovesBetweenSpaces();
    void membersAreBounded();
    void spacesAreBounded();
    void deletedAccountTakesItsSharedListsWithIt();
    void helloSaysWhatEachSpaceIs();
};

void TestSharing::sharingMovesTheListIntoASpaceOfItsOwn()
{
    const QString before = m_list;
    const QJsonObject made = invite({{u"role"_s, u"viewer"_s}});
    QVERIFY(m_list != before);
    QCOMPARE(made.value(u"role"_s).toString(), u"viewer"_s);
    QVERIFY(made.value(u"url"_s).toString().endsWith(made.value(u"token"_s).toString()));
    m_world->json(Method::Get, u"/api/v1/wishlists/"_s + before, m_ada, 404);
    const QJsonObject list = m_world->json(Method::Get, listPath(), m_ada, 200);
    QCOMPARE(list.value(u"name"_s).toString(), u"Birthday"_s);
    QCOMPARE(list.value(u"wish_count"_s).toInt(), 1);
    QVERIFY(list.value(u"shared"_s).toBool());
    const QJsonObject wish = m_world->json(Method::Get, listPath(u"/wishes"_s), m_ada, 200)
                                 .value(u"items"_s)
                                 .toArray()
                                 .first()
                                 .toObject();
    QCOMPARE(wish.value(u"title"_s).toString(), u"Austerlitz"_s);
    QCOMPARE(wish.value(u"tags"_s).toArray(), QJsonArray{u"gift"_s});
    // Asked again, it is shared already.
    const QString shared = m_list;
    invite();
    QCOMPARE(m_list, shared);
    QCOMPARE(m_world->column("SELECT count(*) FROM space").constFirst().toInt(), 3);
    // The token is not in the vault.
    QCOMPARE(m_world->json(Method::Get, listPath(u"/invites"_s), m_ada, 200)
                 .value(u"items"_s)
                 .toArray()
                 .size(),
             2);
    QVERIFY(!m_world->json(Method::Get, listPath(u"/invites"_s), m_ada, 200)
                 .value(u"items"_s)
                 .toArray()
                 .first()
                 .toObject()
                 .contains(u"token"_s));
    // The same creation again is one invitation.
    const QJsonObject named{{u"id"_s, Uuid::create().toString()}};
    m_world->json(Method::Post, listPath(u"/invites"_s), m_ada, 201, named);
    m_world->json(Method::Post, listPath(u"/invites"_s), m_ada, 200, named);
}

void TestSharing::editOfTheOldRowsIsAnsweredMoved()
{
    FakeDevice device(*m_world, m_ada, 0xA);
    device.pull();
    const Uuid oldWish = *Uuid::parse(m_wish);
    invite();
    device.set(RowKind::Wish, oldWish, {{"note", u"written offline"_s}});
    device.life(RowKind::Wish, oldWish, false);
    for (const auto &result : device.pushOk()) {
        QCOMPARE(result.result, GroupResult::Moved);
        QCOMPARE(result.movedSpace, spaceOf("shared"));
        QVERIFY(!result.movedId.isNil() && result.movedId != oldWish);
    }
    device.pull();
    QVERIFY(!device.row(RowKind::Wish, oldWish)->life.isAlive);
    QCOMPARE(device.serverDigest.value(), device.digest());
}

void TestSharing::rolesDecideWhoWritesWhat()
{
    join(m_bo, u"viewer"_s);
    join(m_cy, u"editor"_s);
    const QString wish = u"/api/v1/wishes/"_s + m_wish;
    const QJsonObject note{{u"note"_s, u"signed"_s}};
    m_world->json(Method::Get, wish, m_bo, 200);
    m_world->json(Method::Patch, wish, m_bo, 403, note);
    m_world->json(Method::Delete, wish, m_bo, 403);
    m_world->json(Method::Post, listPath(u"/wishes"_s), m_bo, 403, {{u"title"_s, u"x"_s}});
    m_world->json(Method::Patch, wish, m_cy, 200, note);
    m_world->json(Method::Post, listPath(u"/wishes"_s), m_cy, 201, {{u"title"_s, u"x"_s}});
    m_world->json(Method::Patch, listPath(), m_cy, 403, {{u"name"_s, u"Mine"_s}});
    m_world->json(Method::Delete, listPath(), m_cy, 403);
    m_world->json(Method::Post, listPath(u"/invites"_s), m_cy, 403);
    m_world->json(Method::Get, listPath(u"/invites"_s), m_bo, 403);
    m_world->json(Method::Patch, listPath(u"/members/me"_s), m_cy, 403, {{u"role"_s, u"owner"_s}});
    const QJsonArray members =
        m_world->json(Method::Get, listPath(u"/members"_s), m_bo, 200).value(u"items"_s).toArray();
    QCOMPARE(members.size(), 3);
    QCOMPARE(members[0].toObject().value(u"role"_s).toString(), u"owner"_s);
    m_world->json(Method::Patch, listPath(u"/members/"_s + m_bo.account.toString()), m_ada, 200,
                  {{u"role"_s, u"editor"_s}});
    QVERIFY(hasEvent(LiveEvent::Kind::RoleChanged, m_bo, spaceOf("shared")));
    m_world->json(Method::Patch, wish, m_bo, 200, {{u"note"_s, u"by Bo"_s}});
    m_world->json(Method::Patch, listPath(u"/members/"_s + m_bo.account.toString()), m_ada, 422,
                  {{u"role"_s, u"king"_s}});
    // A stranger does not even learn that it is there.
    const Person stranger = m_world->addPerson(u"Di"_s);
    m_world->json(Method::Get, listPath(), stranger, 404);
    m_world->json(Method::Get, listPath(u"/members"_s), stranger, 404);
    m_world->json(Method::Get, wish, stranger, 404);
}

void TestSharing::rolesHoldForDevicesToo()
{
    join(m_bo, u"viewer"_s);
    FakeDevice device(*m_world, m_bo, 0xB);
    device.space = spaceOf("shared");
    device.pull();
    QCOMPARE(device.rows.size(), 3); // list, wish, tag
    device.set(RowKind::Wish, *Uuid::parse(m_wish), {{"note", u"x"_s}});
    QCOMPARE(device.pushOk().constFirst().result, GroupResult::Denied);
    m_world->json(Method::Patch, listPath(u"/members/"_s + m_bo.account.toString()), m_ada, 200,
                  {{u"role"_s, u"editor"_s}});
    device.set(RowKind::Wish, *Uuid::parse(m_wish), {{"note", u"x"_s}});
    device.set(RowKind::List, *Uuid::parse(m_list), {{"name", u"Mine"_s}});
    device.life(RowKind::List, *Uuid::parse(m_list), false);
    const auto results = device.pushOk();
    QCOMPARE(results[0].result, GroupResult::Ok);
    QCOMPARE(results[1].result, GroupResult::Denied);
    QCOMPARE(results[2].result, GroupResult::Denied);
    FakeDevice owner(*m_world, m_ada, 0xA);
    owner.space = device.space;
    owner.pull();
    QCOMPARE(owner.value(*Uuid::parse(m_wish), "note").toString(), u"x"_s);
    QCOMPARE(owner.serverDigest.value(), owner.digest());
}

void TestSharing::whoLeavesOrIsTakenOutSeesNothingMore()
{
    join(m_bo);
    join(m_cy);
    FakeDevice device(*m_world, m_bo, 0xB);
    device.space = spaceOf("shared");
    device.pull();
    m_world->json(Method::Delete, listPath(u"/members/"_s + m_bo.account.toString()), m_cy, 403);
    m_world->events.clear();
    m_world->json(Method::Delete, listPath(u"/members/"_s + m_bo.account.toString()), m_ada, 204);
    QVERIFY(hasEvent(LiveEvent::Kind::SpaceGone, m_bo, spaceOf("shared")));
    QVERIFY(hasEvent(LiveEvent::Kind::SpaceGone, m_bo, spaceOf("claims")));
    m_world->json(Method::Get, listPath(), m_bo, 404);
    const protocol::PullRequest pull{
        .spaces = {{.space = device.space, .after = device.cursor, .lin = device.lin}}};
    const auto pulled = m_world->sync(protocol::pullPath, m_bo, protocol::encode(pull));
    QVERIFY(protocol::decodePullReply(pulled.body)->spaces.isEmpty());
    device.set(RowKind::Wish, *Uuid::parse(m_wish), {{"note", u"unsent"_s}});
    QCOMPARE(device.pushOk().constFirst().result, GroupResult::Denied);
    // One may leave by oneself; the owner may not, the list would be nobody's.
    m_world->json(Method::Delete, listPath(u"/members/me"_s), m_cy, 204);
    m_world->json(Method::Get, listPath(), m_cy, 404);
    m_world->json(Method::Delete, listPath(u"/members/me"_s), m_ada, 409);
    // And come back, with the cursor that was kept.
    join(m_bo);
    device.pull();
    QCOMPARE(device.serverDigest.value(), device.digest());
}

void TestSharing::listIsHandedOver()
{
    join(m_bo);
    m_world->json(Method::Patch, listPath(u"/members/"_s + m_bo.account.toString()), m_ada, 200,
                  {{u"role"_s, u"owner"_s}});
    QCOMPARE(m_world->json(Method::Get, listPath(), m_bo, 200).value(u"my_role"_s).toString(),
             u"owner"_s);
    QCOMPARE(m_world->json(Method::Get, listPath(), m_ada, 200).value(u"my_role"_s).toString(),
             u"editor"_s);
    m_world->json(Method::Patch, listPath(), m_bo, 200, {{u"name"_s, u"Bo's"_s}});
    m_world->json(Method::Patch, listPath(), m_ada, 403, {{u"name"_s, u"Ada's"_s}});
    m_world->json(Method::Delete, listPath(u"/members/me"_s), m_ada, 204);
    QCOMPARE(m_world->column("SELECT count(DISTINCT owner) FROM space WHERE kind <> 'account'")
                 .constFirst()
                 .toInt(),
             1);
}

void TestSharing::wishMovesBetweenSpaces()
{
    join(m_bo);
    const QString mine =
        m_world->json(Method::Post, u"/api/v1/wishlists"_s, m_bo, 201, {{u"name"_s, u"Bo's own"_s}})
            .value(u"id"_s)
            .toString();
    const QJsonObject own =
        m_world->json(Method::Post, u"/api/v1/wishlists/%1/wishes"_s.arg(mine), m_bo, 201,
                      {{u"title"_s, u"Vertigo"_s}, {u"tags"_s, QJsonArray{u"sebald"_s}}});
    const QString old = own.value(u"id"_s).toString();
    const QJsonObject moved = m_world->json(Method::Patch, u"/api/v1/wishes/"_s + old, m_bo, 200,
                                            {{u"wishlist_id"_s, m_list}, {u"note"_s, u"moved"_s}});
    QVERIFY(moved.value(u"id"_s).toString() != old);
    QCOMPARE(moved.value(u"title"_s).toString(), u"Vertigo"_s);
    QCOMPARE(moved.value(u"note"_s).toString(), u"moved"_s);
    QCOMPARE(moved.value(u"tags"_s).toArray(), QJsonArray{u"sebald"_s});
    m_world->json(Method::Get, u"/api/v1/wishes/"_s + old, m_bo, 404);
    m_world->json(Method::Get, u"/api/v1/wishes/"_s + moved.value(u"id"_s).toString(), m_ada, 200);
    QCOMPARE(m_world->json(Method::Get, listPath(), m_ada, 200).value(u"wish_count"_s).toInt(), 2);
}

void TestSharing::membersAreBounded()
{
    makeWorld({.membersMax = 2});
    join(m_bo); // below, at
    const QString token = invite().value(u"token"_s).toString();
    const Reply full = m_world->send(Method::Post, u"/api/v1/invites/%1/accept"_s.arg(token), m_cy,
                                     "{}", {{"content-type", "application/json"}});
    QCOMPARE(full.status, 409); // above
    QVERIFY(full.body.contains("share.full"));
    m_world->json(Method::Delete, listPath(u"/members/me"_s), m_bo, 204);
    m_world->json(Method::Post, u"/api/v1/invites/%1/accept"_s.arg(token), m_cy, 200);
}

void TestSharing::spacesAreBounded()
{
    makeWorld({.spacesMax = 5}); // one's own, and two for each list
    const auto newList = [this](const QString &name) {
        m_list =
            m_world->json(Method::Post, u"/api/v1/wishlists"_s, m_ada, 201, {{u"name"_s, name}})
                .value(u"id"_s)
                .toString();
    };
    invite(); // Ada is in two: her own and the list's (it is for her)
    newList(u"Second"_s);
    invite(); // three
    newList(u"Third"_s);
    invite(); // four
    newList(u"Fourth"_s);
    const QJsonObject refused = m_world->json(Method::Post, listPath(u"/invites"_s), m_ada, 409);
    QCOMPARE(refused.value(u"code"_s).toString(), u"share.too_many"_s);
    m_world->json(Method::Get, listPath(), m_ada, 200); // it is as it was
}

void TestSharing::deletedAccountTakesItsSharedListsWithIt()
{
    join(m_bo);
    m_world->events.clear();
    const Uuid space = spaceOf("shared");
    QVERIFY(m_world->engine->writeAndWait(
        [this](Context &context) { return removeAccountSyncData(context, m_ada.account); }));
    QTRY_VERIFY(hasEvent(LiveEvent::Kind::SpaceGone, m_bo, space));
    m_world->json(Method::Get, listPath(), m_bo, 404);
    QCOMPARE(
        m_world->column("SELECT count(*) FROM space WHERE kind <> 'account'").constFirst().toInt(),
        0);
    QCOMPARE(m_world->column("SELECT count(*) FROM invite").constFirst().toInt(), 0);
}

void TestSharing::helloSaysWhatEachSpaceIs()
{
    join(m_bo);
    const protocol::HelloRequest hello{.account = m_bo.account, .device = 0xB};
    const auto reply = protocol::decodeHelloReply(
        m_world->sync(protocol::helloPath, m_bo, protocol::encode(hello)).body);
    QMap<QByteArray, protocol::SpaceState> kinds;
    for (const protocol::SpaceState &space : reply->spaces) {
        kinds.insert(space.kind, space);
    }
    QCOMPARE(kinds.keys(), (QList<QByteArray>{"account", "claims", "shared"}));
    QCOMPARE(kinds["account"].space, protocol::homeSpaceOf(m_bo.account));
    QCOMPARE(kinds["shared"].role, QByteArray("editor"));
    QCOMPARE(kinds["claims"].of, kinds["shared"].space);
    QCOMPARE(reply->limits.members, 100);
}

QTEST_GUILESS_MAIN(TestSharing)
#include "tst_sharing.moc"
