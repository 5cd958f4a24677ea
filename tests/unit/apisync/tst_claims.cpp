// SPDX-License-Identifier: GPL-3.0-or-later
#include "sharingworld.h"

#include "protocol/routes.h"
#include "protocol/schema.h"
#include "server/api/syncspaces.h"

using namespace endpaper;
using namespace endpaper::tests;

// Who buys what of a shared list, and who must not see it.
class TestClaims : public QObject, private SharingWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeWorld(); }
    void claimsAreHiddenFromThePersonForWhomTheListIs();
    void claimIsItsMakersAlone();
    void whoClaimsLaterWithoutKnowingIsRefused();
    void personCanBeAnother();

private:
    [[nodiscard]] protocol::Op claimOp(const Uuid &id, const Uuid &by) const;
};

protocol::Op TestClaims::claimOp(const Uuid &id, const Uuid &by) const
{
    return {.op = protocol::OpKind::New,
            .kind = RowKind::Claim,
            .id = id,
            .fields = {{"list", protocol::idValue(*Uuid::parse(m_list))},
                       {"wish", protocol::idValue(*Uuid::parse(m_wish))},
                       {"by", protocol::idValue(by)}}};
}

void TestClaims::claimsAreHiddenFromThePersonForWhomTheListIs()
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

void TestClaims::claimIsItsMakersAlone()
{
    join(m_bo, u"viewer"_s);
    join(m_cy, u"viewer"_s);
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

void TestClaims::whoClaimsLaterWithoutKnowingIsRefused()
{
    join(m_bo, u"viewer"_s);
    join(m_cy, u"viewer"_s);
    const auto claimOf = [this](FakeDevice &device, const Uuid &id, const Person &by) {
        device.edit({claimOp(id, by.account)});
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

void TestClaims::personCanBeAnother()
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

QTEST_GUILESS_MAIN(TestClaims)
#include "tst_claims.moc"
