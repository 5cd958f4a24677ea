// SPDX-License-Identifier: GPL-3.0-or-later
#include "cachefixture.h"

#include "store/cache/sharedlists.h"
#include "support/sharedspaces.h"

using namespace endpaper;
using namespace endpaper::store;
using namespace Qt::StringLiterals;
using domain::RowKind;

// What the cache knows of lists that several people share.
class TestSharedListRows : public QObject, private test::SharedSpaces
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_cache = std::make_unique<CacheFixture>(); }
    void onlySharedListsAreNamed();
    void claimsAreNamedWithTheirList();
    void anotherRoleTouchesTheList();
    void claimsThatComeOrGoTouchTheList();
    void aListThatWasTakenAwayIsNamedNoMore();
    void whatMovedIntoASharedListIsNotDeleted();
    void whatAViewerCannotBringBackIsNotListed();

private:
    Touched put(const QByteArray &role, Sees sees = Sees::ListAndClaims)
    {
        return m_cache->in([&](Transaction &transaction) -> Expected<Touched> {
            TRY(bindAccount(transaction, m_account, m_home));
            return putSpaces(transaction, spaces(role, sees));
        });
    }
    void putRow(const Uuid &space, RowKind kind, const Uuid &id,
                const QMap<QByteArray, QCborValue> &fields)
    {
        const protocol::PulledSpace page = pulled(space, kind, id, fields);
        m_cache->in([&](Transaction &transaction) { return applyRemote(transaction, page); });
    }
    void fill()
    {
        put("viewer");
        putRow(m_shared, RowKind::List, m_list, {{"name", u"Birthday"_s}, {"pos", u"V"_s}});
        putRow(m_home, RowKind::List, Uuid::create(), {{"name", u"Mine"_s}, {"pos", u"V"_s}});
        putRow(m_claims, RowKind::Claim, m_claim,
               {{"list", protocol::idValue(m_list)},
                {"wish", protocol::idValue(m_wish)},
                {"by", protocol::idValue(m_other)},
                {"state", u"buying"_s}});
    }
    QList<SharedList> lists()
    {
        return m_cache->in([](Transaction &transaction) { return listSharedLists(transaction); });
    }
    QList<CachedClaim> claims()
    {
        return m_cache->in([](Transaction &transaction) { return listClaims(transaction); });
    }

    std::unique_ptr<CacheFixture> m_cache;
    const Uuid m_other = Uuid::create();
    const Uuid m_claim = Uuid::create();
};

void TestSharedListRows::onlySharedListsAreNamed()
{
    QVERIFY(lists().isEmpty());
    fill();
    QCOMPARE(lists(), (QList<SharedList>{{m_list, u"Birthday"_s, "viewer", m_claims}}));
    // For whom it is has no claims' space.
    put("owner", Sees::List);
    QCOMPARE(lists(), (QList<SharedList>{{m_list, u"Birthday"_s, "owner", Uuid()}}));
}

void TestSharedListRows::claimsAreNamedWithTheirList()
{
    fill();
    QCOMPARE(claims(), (QList<CachedClaim>{{m_claim, m_list, m_wish, m_other}}));
    const Uuid own = Uuid::create();
    LocalOp op = LocalOp::create(RowKind::Claim, own,
                                 {{"list", protocol::idValue(m_list)},
                                  {"wish", protocol::idValue(m_wish)},
                                  {"by", protocol::idValue(m_account)}});
    op.space = m_claims;
    m_cache->commit({op});
    QCOMPARE(claims().size(), 2);
    m_cache->commit({LocalOp::life(RowKind::Claim, own, false)});
    QCOMPARE(claims().size(), 1);
}

void TestSharedListRows::anotherRoleTouchesTheList()
{
    fill();
    QVERIFY(put("viewer").isEmpty());
    QCOMPARE(put("editor").of(RowKind::List), QSet<Uuid>{m_list});
    QVERIFY(put("editor").isEmpty());
}

void TestSharedListRows::claimsThatComeOrGoTouchTheList()
{
    fill();
    const Touched gone = put("viewer", Sees::List);
    QCOMPARE(gone.of(RowKind::List), QSet<Uuid>{m_list});
    QCOMPARE(gone.of(RowKind::Claim), QSet<Uuid>{m_claim});
    QVERIFY(claims().isEmpty());
    QCOMPARE(put("viewer").of(RowKind::List), QSet<Uuid>{m_list});
}

void TestSharedListRows::aListThatWasTakenAwayIsNamedNoMore()
{
    fill();
    QVERIFY(put("viewer", Sees::Home).of(RowKind::List).contains(m_list));
    QVERIFY(lists().isEmpty());
    QVERIFY(claims().isEmpty());
    // And when it comes back, it is read again.
    put("viewer");
    putRow(m_shared, RowKind::List, m_list, {{"name", u"Birthday"_s}, {"pos", u"V"_s}});
    QCOMPARE(lists().size(), 1);
}

void TestSharedListRows::whatMovedIntoASharedListIsNotDeleted()
{
    fill();
    put("editor");
    const Uuid list = m_cache->addList(u"Own"_s);
    const Uuid moved = m_cache->addWish(list, u"Emma"_s);
    const Uuid deleted = m_cache->addWish(list, u"Stoner"_s);
    m_cache->set(moved, "list", protocol::idValue(m_list));
    m_cache->commit({LocalOp::life(RowKind::Wish, deleted, false)});
    const auto trash = m_cache->deleted();
    QCOMPARE(trash.size(), 1);
    QCOMPARE(trash.first().id, deleted);
}

void TestSharedListRows::whatAViewerCannotBringBackIsNotListed()
{
    fill();
    put("editor");
    const Uuid wish = m_cache->addWish(m_list, u"Emma"_s);
    m_cache->commit({LocalOp::life(RowKind::Wish, wish, false)});
    QCOMPARE(m_cache->deleted().size(), 1);
    put("viewer");
    QCOMPARE(m_cache->deleted().size(), 0);
}

QTEST_GUILESS_MAIN(TestSharedListRows)
#include "tst_sharedlistrows.moc"
