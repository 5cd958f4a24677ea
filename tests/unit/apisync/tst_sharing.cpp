// SPDX-License-Identifier: GPL-3.0-or-later
#include "apiworld.h"

#include "protocol/routes.h"
#include "protocol/schema.h"
#include "server/api/inviteletter.h"
#include "server/api/syncspaces.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace endpaper;
using namespace endpaper::tests;
using namespace endpaper::server;
using namespace Qt::StringLiterals;
using domain::RowKind;
using protocol::GroupResult;

// Lists that several people share, and what one of them may not see.
class TestSharing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sharingMovesTheListIntoASpaceOfItsOwn();
    void editOfTheOldRowsIsAnsweredMoved();
    void rolesDecideWhoWritesWhat();
    void rolesHoldForDevicesToo();
    void addressedInviteIsForThatAddressOnce();
    void whoIsInvitedByAddressGetsALetter();
    void aDaysLettersAreCounted();
    void inviteEndsWhenTakenBackOrOver();
    void whoLeavesOrIsTakenOutSeesNothingMore();
    void listIsHandedOver();
    void claimsAreHiddenFromThePersonForWhomTheListIs();
    void claimIsItsMakersAlone();
    void whoClaimsLaterWithoutKnowingIsRefused();
    void personCanBeAnother();
    void wishMovesBetweenSpaces();
    void membersAreBounded();
    void spacesAreBounded();
    void deletedAccountTakesItsSharedListsWithIt();
    void helloSaysWhatEachSpaceIs();

private:
    QJsonObject invite(const QJsonObject &body = {});
    void join(const Person &person, const QString &role = u"editor"_s);
    Uuid spaceOf(const char *kind);
    bool hasEvent(LiveEvent::Kind kind, const Person &person, const Uuid &space);
    QString listPath(const QString &more = {}) const
    {
        return u"/api/v1/wishlists/"_s + m_list + more;
    }
    void makeWorld(SyncLimits limits = {});

    std::unique_ptr<ApiWorld> m_world;
    Person m_ada;
    Person m_bo;
    Person m_cy;
    QString m_list;
    QString m_wish;
};

void TestSharing::init() { makeWorld(); }

void TestSharing::makeWorld(SyncLimits limits)
{
    m_world = std::make_unique<ApiWorld>(limits);
    m_ada = m_world->addPerson(u"Ada"_s);
    m_bo = m_world->addPerson(u"Bo"_s);
    m_cy = m_world->addPerson(u"Cy"_s);
    m_list =
        m_world
            ->json(Method::Post, u"/api/v1/wishlists"_s, m_ada, 201, {{u"name"_s, u"Birthday"_s}})
            .value(u"id"_s)
            .toString();
    m_wish = m_world
                 ->json(Method::Post, listPath(u"/wishes"_s), m_ada, 201,
                        {{u"title"_s, u"Austerlitz"_s}, {u"tags"_s, QJsonArray{u"gift"_s}}})
                 .value(u"id"_s)
                 .toString();
}

QJsonObject TestSharing::invite(const QJsonObject &body)
{
    const QJsonObject made = m_world->json(Method::Post, listPath(u"/invites"_s), m_ada, 201, body);
    m_list = made.value(u"wishlist_id"_s).toString();
    return made;
}

void TestSharing::join(const Person &person, const QString &role)
{
    const QString token = invite({{u"role"_s, role}}).value(u"token"_s).toString();
    const QJsonObject list =
        m_world->json(Method::Post, u"/api/v1/invites/%1/accept"_s.arg(token), person, 200);
    QCOMPARE(list.value(u"id"_s).toString(), m_list);
    QCOMPARE(list.value(u"my_role"_s).toString(), role);
    m_wish = m_world->json(Method::Get, listPath(u"/wishes"_s), person, 200)
                 .value(u"items"_s)
                 .toArray()
                 .first()
                 .toObject()
                 .value(u"id"_s)
                 .toString();
}

Uuid TestSharing::spaceOf(const char *kind)
{
    return *Uuid::fromBytes(QByteArray::fromHex(
        m_world->column(QByteArray("SELECT hex(sp) FROM space WHERE kind = '") + kind + "'")
            .constFirst()
            .toByteArray()));
}

bool TestSharing::hasEvent(LiveEvent::Kind kind, const Person &person, const Uuid &space)
{
    return std::ranges::any_of(m_world->events, [&](const LiveEvent &event) {
        return event.kind == kind && event.account == person.account && event.space == space;
    });
}

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

void TestSharing::addressedInviteIsForThatAddressOnce()
{
    const QJsonObject made = invite({{u"email"_s, u"BO@example.org"_s}, {u"role"_s, u"editor"_s}});
    const QString path = u"/api/v1/invites/"_s + made.value(u"token"_s).toString();
    m_world->json(Method::Get, path, m_cy, 404);
    m_world->json(Method::Post, path + u"/accept"_s, m_cy, 404);
    // Bo is told; of an address that nobody here has, nothing is said.
    const QJsonObject told = m_world->json(Method::Get, u"/api/v1/notifications"_s, m_bo, 200)
                                 .value(u"items"_s)
                                 .toArray()
                                 .first()
                                 .toObject();
    QCOMPARE(told.value(u"kind"_s).toString(), u"invite"_s);
    QCOMPARE(told.value(u"about"_s).toObject().value(u"list"_s).toString(), u"Birthday"_s);
    QJsonObject unknown = invite({{u"email"_s, u"nobody@example.org"_s}});
    QVERIFY(unknown.contains(u"token"_s));
    const QJsonObject shown = m_world->json(Method::Get, path, m_bo, 200);
    QCOMPARE(shown.value(u"list"_s).toString(), u"Birthday"_s);
    QCOMPARE(shown.value(u"from"_s).toString(), u"Ada"_s);
    m_world->json(Method::Post, path + u"/accept"_s, m_bo, 200);
    m_world->json(Method::Post, path + u"/accept"_s, m_bo, 200); // the same answer got lost
    m_world->json(Method::Delete, listPath(u"/members/me"_s), m_bo, 204);
    m_world->json(Method::Post, path + u"/accept"_s, m_bo, 404); // but it was for once
    m_world->json(Method::Post, listPath(u"/invites"_s), m_ada, 422, {{u"email"_s, u"none"_s}});
}

void TestSharing::whoIsInvitedByAddressGetsALetter()
{
    QCOMPARE(invite({{u"email"_s, u"nobody@example.org"_s}}).value(u"mailed"_s),
             QJsonValue(false)); // no mail server
    QVERIFY(!invite().contains(u"mailed"_s));
    m_world->useMail();
    const QJsonObject made =
        invite({{u"email"_s, u"nobody@example.org"_s}, {u"role"_s, u"editor"_s}});
    QCOMPARE(made.value(u"mailed"_s), QJsonValue(true));
    QVERIFY(!invite().contains(u"mailed"_s));
    QCOMPARE(m_world->column("SELECT target FROM delivery WHERE channel = 'email'"),
             QList<QVariant>{u"nobody@example.org"_s});
    QCOMPARE(m_world->column("SELECT count(*) FROM job WHERE kind = 'deliver'"),
             QList<QVariant>{1});
    const QJsonObject letter =
        QJsonDocument::fromJson(m_world->column("SELECT body FROM delivery")[0].toByteArray())
            .object();
    QCOMPARE(letter.value(u"subject"_s).toString(), u"Ada invites you to the list “Birthday”"_s);
    const QString text = letter.value(u"text"_s).toString();
    QVERIFY(text.contains(made.value(u"url"_s).toString()));
    QVERIFY(text.contains(u"you may change it"));
}

void TestSharing::aDaysLettersAreCounted()
{
    m_world->useMail();
    const QJsonObject address{{u"email"_s, u"nobody@example.org"_s}};
    for (int i = 0; i < inviteLettersPerDayMax; ++i) {
        const QJsonObject made = invite(address);
        QCOMPARE(made.value(u"mailed"_s), QJsonValue(true));
        m_world->json(Method::Delete, listPath(u"/invites/"_s + made.value(u"id"_s).toString()),
                      m_ada, 204);
    }
    QCOMPARE(invite(address).value(u"mailed"_s), QJsonValue(false));
    m_world->clock.advance(std::chrono::hours(24) + std::chrono::milliseconds(1));
    QCOMPARE(invite(address).value(u"mailed"_s), QJsonValue(true));
}

void TestSharing::inviteEndsWhenTakenBackOrOver()
{
    const QJsonObject first = invite();
    const QJsonObject second = invite();
    m_world->json(Method::Delete, listPath(u"/invites/"_s + first.value(u"id"_s).toString()), m_ada,
                  204);
    m_world->json(Method::Post,
                  u"/api/v1/invites/%1/accept"_s.arg(first.value(u"token"_s).toString()), m_bo,
                  404);
    const QString path = u"/api/v1/invites/%1/accept"_s.arg(second.value(u"token"_s).toString());
    m_world->clock.advance(std::chrono::days(30) - std::chrono::milliseconds(1));
    m_world->json(Method::Post, path, m_bo, 200);
    m_world->clock.advance(std::chrono::milliseconds(1));
    m_world->json(Method::Post, path, m_cy, 404);
    m_world->json(Method::Post, u"/api/v1/invites/nonsense/accept"_s, m_cy, 404);
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

void TestSharing::claimsAreHiddenFromThePersonForWhomTheListIs()
{
    join(m_bo, u"viewer"_s);
    join(m_cy, u"viewer"_s);
    const QString claim = u"/api/v1/wishes/%1/claim"_s.arg(m_wish);
    const QJsonObject made = m_world->json(Method::Put, claim, m_bo, 200);
    QCOMPARE(made.value(u"state"_s).toString(), u"buying"_s);
    m_world->json(Method::Put, claim, m_cy, 409);
    const QJsonArray seen =
        m_world->json(Method::Get, listPath(u"/claims"_s), m_cy, 200).value(u"items"_s).toArray();
    QCOMPARE(seen.size(), 1);
    QCOMPARE(seen[0].toObject().value(u"by"_s).toObject().value(u"display_name"_s).toString(),
             u"Bo"_s);
    // Ada, for whom the list is, sees neither claim nor space, by no way.
    m_world->json(Method::Get, listPath(u"/claims"_s), m_ada, 404);
    m_world->json(Method::Put, claim, m_ada, 404);
    const protocol::PullRequest pull{.spaces = {{.space = spaceOf("claims")}}};
    QVERIFY(protocol::decodePullReply(
                m_world->sync(protocol::pullPath, m_ada, protocol::encode(pull)).body)
                ->spaces.isEmpty());
    QVERIFY(!hasEvent(LiveEvent::Kind::RoleChanged, m_ada, spaceOf("claims")));
    QCOMPARE(protocol::decodePullReply(
                 m_world->sync(protocol::pullPath, m_cy, protocol::encode(pull)).body)
                 ->spaces.constFirst()
                 .rows.size(),
             1);
    m_world->json(Method::Put, claim, m_bo, 200, {{u"state"_s, u"bought"_s}});
    m_world->json(Method::Delete, claim, m_bo, 204);
    m_world->json(Method::Put, claim, m_cy, 200);
}

void TestSharing::claimIsItsMakersAlone()
{
    join(m_bo, u"viewer"_s);
    join(m_cy, u"viewer"_s);
    const auto claimOp = [this](const Uuid &id, const Uuid &by) {
        return protocol::Op{.op = protocol::OpKind::New,
                            .kind = RowKind::Claim,
                            .id = id,
                            .fields = {{"list", protocol::idValue(*Uuid::parse(m_list))},
                                       {"wish", protocol::idValue(*Uuid::parse(m_wish))},
                                       {"by", protocol::idValue(by)}}};
    };
    FakeDevice bo(*m_world, m_bo, 0xB);
    bo.space = spaceOf("claims");
    const Uuid claim = Uuid::create();
    bo.edit({claimOp(claim, m_bo.account)});
    bo.edit({claimOp(Uuid::create(), m_cy.account)}); // in another's name
    bo.addWish(Uuid::create(), *Uuid::parse(m_list), u"no wish belongs here"_s);
    const auto made = bo.pushOk();
    QCOMPARE(made[0].result, GroupResult::Ok);
    QCOMPARE(made[1].result, GroupResult::Denied);
    QCOMPARE(made[2].result, GroupResult::Invalid);
    FakeDevice cy(*m_world, m_cy, 0xC);
    cy.space = bo.space;
    cy.pull();
    cy.life(RowKind::Claim, claim, false);
    QCOMPARE(cy.pushOk().constFirst().result, GroupResult::Denied);
    // Nor does a claim stand where the person could see it.
    FakeDevice elsewhere(*m_world, m_bo, 0xBB);
    elsewhere.space = spaceOf("shared");
    elsewhere.edit({claimOp(Uuid::create(), m_bo.account)});
    QVERIFY(elsewhere.pushOk().constFirst().result != GroupResult::Ok);
}

void TestSharing::whoClaimsLaterWithoutKnowingIsRefused()
{
    join(m_bo, u"viewer"_s);
    join(m_cy, u"viewer"_s);
    const auto claimOf = [this](FakeDevice &device, const Uuid &id, const Person &by) {
        device.edit({{.op = protocol::OpKind::New,
                      .kind = RowKind::Claim,
                      .id = id,
                      .fields = {{"list", protocol::idValue(*Uuid::parse(m_list))},
                                 {"wish", protocol::idValue(*Uuid::parse(m_wish))},
                                 {"by", protocol::idValue(by.account)}}}});
        return device.pushOk().constFirst().result;
    };
    FakeDevice bo(*m_world, m_bo, 0xB);
    FakeDevice cy(*m_world, m_cy, 0xC);
    bo.space = cy.space = spaceOf("claims");
    const Uuid first = Uuid::create();
    const Uuid second = Uuid::create();
    QCOMPARE(claimOf(bo, first, m_bo), GroupResult::Ok);
    QCOMPARE(claimOf(cy, second, m_cy), GroupResult::Denied);
    // Free again, and then it is the other who cannot take it back.
    bo.pull();
    bo.life(RowKind::Claim, first, false);
    QCOMPARE(bo.pushOk().constFirst().result, GroupResult::Ok);
    QCOMPARE(claimOf(cy, second, m_cy), GroupResult::Ok);
    bo.life(RowKind::Claim, first, true);
    QCOMPARE(bo.pushOk().constFirst().result, GroupResult::Denied);
}

void TestSharing::personCanBeAnother()
{
    join(m_bo);
    join(m_cy);
    const auto mark = [this](const Person &by, const Person &who, bool isFor, int status) {
        return m_world->json(Method::Patch, listPath(u"/members/"_s + who.account.toString()), by,
                             status, {{u"for"_s, isFor}});
    };
    m_world->events.clear();
    mark(m_ada, m_bo, true, 200);
    QVERIFY(hasEvent(LiveEvent::Kind::SpaceGone, m_bo, spaceOf("claims")));
    QVERIFY(hasEvent(LiveEvent::Kind::RoleChanged, m_ada, spaceOf("claims")));
    m_world->json(Method::Put, u"/api/v1/wishes/%1/claim"_s.arg(m_wish), m_cy, 200);
    m_world->json(Method::Get, listPath(u"/claims"_s), m_bo, 404);
    QCOMPARE(m_world->json(Method::Get, listPath(u"/claims"_s), m_ada, 200)
                 .value(u"items"_s)
                 .toArray()
                 .size(),
             1);
    QVERIFY(
        m_world->json(Method::Get, listPath(u"/members/me"_s), m_bo, 200).value(u"for"_s).toBool());
    mark(m_ada, m_bo, false, 200);
    m_world->json(Method::Get, listPath(u"/claims"_s), m_bo, 200);
    invite({{u"for"_s, m_cy.account.toString()}});
    m_world->json(Method::Get, listPath(u"/claims"_s), m_cy, 404);
    // Who owns the list and is the one for whom it is does not get a look that way.
    mark(m_ada, m_ada, true, 200);
    QCOMPARE(mark(m_ada, m_ada, false, 409).value(u"code"_s).toString(), u"share.person"_s);
    QCOMPARE(mark(m_ada, m_bo, true, 409).value(u"code"_s).toString(), u"share.person"_s);
    m_world->json(Method::Patch, listPath(u"/members/"_s + m_bo.account.toString()), m_ada, 200,
                  {{u"role"_s, u"owner"_s}});
    mark(m_bo, m_ada, false, 200);
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
