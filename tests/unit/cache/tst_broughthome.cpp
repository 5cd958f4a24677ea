// SPDX-License-Identifier: GPL-3.0-or-later
#include "cachefixture.h"

#include "protocol/limits.h"
#include "store/cache/repair.h"
#include "store/cache/sharedlists.h"
#include "support/sharedspaces.h"

using namespace endpaper;
using namespace endpaper::store;
using namespace Qt::StringLiterals;
using domain::Row;
using domain::RowKind;

// A server that was restored from a backup of before a list was shared.
class TestBroughtHome : public QObject, private test::SharedSpaces
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anOwnersListComesHome();
    void whatIsNotSentComesAsItStands();
    void whatWasDeletedStaysAway();
    void wishesOfADeletedListStayAway();
    void theRepairTellsIt();
    void anothersListIsLeft_data();
    void anothersListIsLeft();
    void whereNothingWasRestoredTheListIsLeft_data();
    void whereNothingWasRestoredTheListIsLeft();
    void twoDevicesMakeTheSameRows();
    void whatWasEditedAtHomeMeanwhileStands();

private:
    template <typename Work> auto in(Work work) { return m_cache->in(work); }
    Row pull(CacheFixture &cache, const Uuid &space, RowKind kind, const Uuid &id,
             const QMap<QByteArray, QCborValue> &fields)
    {
        const protocol::PulledSpace page = pulled(space, kind, id, fields);
        apply(cache, page);
        return page.rows.first();
    }
    void apply(CacheFixture &cache, const protocol::PulledSpace &page)
    {
        cache.in([&](Transaction &transaction) { return applyRemote(transaction, page); });
    }
    void greet(CacheFixture &cache, const QByteArray &role, Sees sees)
    {
        cache.in([&](Transaction &transaction) -> Expected<Touched> {
            TRY(bindAccount(transaction, m_account, m_home));
            return putSpaces(transaction, spaces(role, sees));
        });
    }
    // A refused greeting, and the next one.
    void restore(CacheFixture &cache, const QByteArray &role = "owner", quint64 fork = 0)
    {
        cache.in([&](Transaction &transaction) -> Expected<> {
            TRY(becomeNewDevice(transaction));
            return beginRepair(transaction, m_home, fork);
        });
        greet(cache, role, Sees::Home);
    }
    [[nodiscard]] Uuid atHome(const Uuid &id) const { return Uuid::derive(id, m_home.toBytes()); }
    [[nodiscard]] std::optional<Row> wishAtHome() const
    {
        return m_cache->row(RowKind::Wish, atHome(m_wish));
    }
    [[nodiscard]] quint64 cursorAtHome()
    {
        return in([](Transaction &transaction) { return listSpaces(transaction); }).first().cursor;
    }
    [[nodiscard]] qint64 count(const char *sql)
    {
        return in([sql](Transaction &transaction) -> Expected<qint64> {
            TRY_ASSIGN(auto query, transaction.prepare(sql));
            TRY(query.step());
            return query.integer(0);
        });
    }
    void fill(CacheFixture &cache, const QByteArray &role);

    std::unique_ptr<CacheFixture> m_cache;
    QList<protocol::PulledSpace> m_pages; // of the shared list, for a second device
};

void TestBroughtHome::init()
{
    m_pages.clear();
    m_cache = std::make_unique<CacheFixture>();
    fill(*m_cache, "owner");
}

void TestBroughtHome::fill(CacheFixture &cache, const QByteArray &role)
{
    greet(cache, role, Sees::ListAndClaims);
    if (m_pages.isEmpty()) {
        const QCborValue list = protocol::idValue(m_list);
        m_pages = {
            pulled(m_home, RowKind::List, Uuid::create(), {{"name", u"Mine"_s}, {"pos", u"V"_s}}),
            pulled(m_shared, RowKind::List, m_list, {{"name", u"Birthday"_s}, {"pos", u"V"_s}}),
            pulled(m_shared, RowKind::Wish, m_wish,
                   {{"list", list}, {"pos", u"V"_s}, {"title", u"Emma"_s}}),
            pulled(m_shared, RowKind::Tag, protocol::tagId(m_wish, u"gift"),
                   {{"wish", protocol::idValue(m_wish)}, {"text", u"gift"_s}})};
    }
    for (const protocol::PulledSpace &page : std::as_const(m_pages)) {
        apply(cache, page);
    }
}

void TestBroughtHome::anOwnersListComesHome()
{
    const Row before = *m_cache->row(RowKind::Wish, m_wish);
    restore(*m_cache);
    QVERIFY(!m_cache->row(RowKind::List, m_list));
    QVERIFY(!m_cache->row(RowKind::Wish, m_wish));
    QCOMPARE(m_cache->row(RowKind::List, atHome(m_list))->fields["name"].value,
             QCborValue(u"Birthday"_s));
    const auto wishes = m_cache->wishes(atHome(m_list));
    QCOMPARE(wishes.size(), 1);
    QCOMPARE(wishes.first().title, u"Emma"_s);
    QCOMPARE(wishAtHome()->fields["title"].stamp, before.fields["title"].stamp);
    QCOMPARE(wishAtHome()->life.stamp, before.life.stamp);
    const auto tag = m_cache->row(RowKind::Tag, protocol::tagId(atHome(m_wish), u"gift"));
    QCOMPARE(tag->fields["wish"].value, protocol::idValue(atHome(m_wish)));
    QCOMPARE(count("SELECT count(*) FROM wish WHERE space <> 1"), 0);
    QVERIFY(in([](Transaction &transaction) { return listSharedLists(transaction); }).isEmpty());
    restore(*m_cache); // nothing is left to bring
    QCOMPARE(m_cache->wishes(atHome(m_list)).size(), 1);
}

void TestBroughtHome::whatIsNotSentComesAsItStands()
{
    m_cache->set(m_wish, "note", u"waits"_s);
    const Uuid added = m_cache->addWish(m_list, u"Stoner"_s);
    restore(*m_cache);
    QCOMPARE(wishAtHome()->fields["note"].value, QCborValue(u"waits"_s));
    QVERIFY(wishAtHome()->fields["note"].seq > 0);
    QCOMPARE(m_cache->wish(atHome(added))->wish.title, u"Stoner"_s);
    QCOMPARE(count("SELECT count(*) FROM outbox"), 2); // to be denied, and kept
    QCOMPARE(count("SELECT count(*) FROM shadow"), 0);
}

void TestBroughtHome::whatWasDeletedStaysAway()
{
    m_cache->commit({LocalOp::life(RowKind::Wish, m_wish, false)});
    restore(*m_cache);
    QVERIFY(m_cache->wishes(atHome(m_list)).isEmpty());
    // That it is deleted is known, so that a device that has not heard of it cannot bring it back.
    QVERIFY(!wishAtHome()->life.isAlive);
    QVERIFY(wishAtHome()->fields.isEmpty());
    QVERIFY(!m_cache->row(RowKind::Tag, protocol::tagId(atHome(m_wish), u"gift")));
    QVERIFY(m_cache->deleted().isEmpty());
}

void TestBroughtHome::wishesOfADeletedListStayAway()
{
    m_cache->commit({LocalOp::life(RowKind::List, m_list, false)});
    restore(*m_cache);
    QVERIFY(!m_cache->row(RowKind::List, atHome(m_list))->life.isAlive);
    QVERIFY(!wishAtHome());
}

void TestBroughtHome::theRepairTellsIt()
{
    restore(*m_cache);
    // As far as the server knows anything, and has removed anything.
    const quint64 told = cursorAtHome();
    protocol::RepairReply reply{.fork = told, .floor = told};
    for (int i = 0; i < int(protocol::repairBuckets); ++i) {
        reply.listed.append(i);
    }
    const RepairPlan plan =
        in([&](Transaction &transaction) { return planRepair(transaction, m_home, reply); });
    QVERIFY(plan.send.contains(protocol::RowName{"list", atHome(m_list)}));
    QVERIFY(plan.send.contains(protocol::RowName{"wish", atHome(m_wish)}));
    QCOMPARE(plan.send.size(), 3);
    in([&](Transaction &transaction) { return finishRepair(transaction, m_home, told); });
    QCOMPARE(wishAtHome()->seq, told);
}

void TestBroughtHome::anothersListIsLeft_data()
{
    QTest::addColumn<QByteArray>("role");
    QTest::addRow("editor") << QByteArray("editor");
    QTest::addRow("viewer") << QByteArray("viewer");
}

void TestBroughtHome::anothersListIsLeft()
{
    QFETCH(QByteArray, role);
    greet(*m_cache, role, Sees::ListAndClaims);
    restore(*m_cache, role);
    QVERIFY(!m_cache->row(RowKind::List, m_list));
    QVERIFY(!m_cache->row(RowKind::List, atHome(m_list)));
}

void TestBroughtHome::whereNothingWasRestoredTheListIsLeft_data()
{
    QTest::addColumn<bool>("isInRepair");
    QTest::addColumn<bool>("isCopy");
    QTest::addRow("shared no more") << false << false;
    QTest::addRow("a digest differs") << true << false;
    QTest::addRow("a copied file") << true << true;
}

void TestBroughtHome::whereNothingWasRestoredTheListIsLeft()
{
    QFETCH(bool, isInRepair);
    QFETCH(bool, isCopy);
    if (isInRepair) {
        restore(*m_cache, "owner", isCopy ? quint64(INT64_MAX) : cursorAtHome());
    } else {
        greet(*m_cache, "owner", Sees::Home);
    }
    QVERIFY(!m_cache->row(RowKind::List, m_list));
    QVERIFY(!m_cache->row(RowKind::List, atHome(m_list)));
}

void TestBroughtHome::twoDevicesMakeTheSameRows()
{
    CacheFixture other;
    fill(other, "owner");
    restore(*m_cache);
    restore(other);
    const std::pair<RowKind, Uuid> all[] = {
        {RowKind::List, atHome(m_list)},
        {RowKind::Wish, atHome(m_wish)},
        {RowKind::Tag, protocol::tagId(atHome(m_wish), u"gift")}};
    for (const auto &[kind, id] : all) {
        QVERIFY(m_cache->row(kind, id).has_value());
        QCOMPARE(*m_cache->row(kind, id), *other.row(kind, id));
    }
}

void TestBroughtHome::whatWasEditedAtHomeMeanwhileStands()
{
    const Uuid home = atHome(m_wish);
    pull(*m_cache, m_home, RowKind::List, atHome(m_list), {{"name", u"B"_s}, {"pos", u"V"_s}});
    pull(*m_cache, m_home, RowKind::Wish, home,
         {{"list", protocol::idValue(atHome(m_list))},
          {"pos", u"V"_s},
          {"title", u"Emma, by Austen"_s}});
    m_cache->set(home, "note", u"waits"_s);
    pull(*m_cache, m_shared, RowKind::Wish, m_wish, {{"rating", 4}});
    restore(*m_cache);
    QCOMPARE(wishAtHome()->fields["title"].value, QCborValue(u"Emma, by Austen"_s));
    QCOMPARE(wishAtHome()->fields["note"].value, QCborValue(u"waits"_s));
    QCOMPARE(wishAtHome()->fields["note"].seq, quint64(0)); // goes out as ever
    QCOMPARE(wishAtHome()->fields["rating"].value, QCborValue(4));
}

QTEST_GUILESS_MAIN(TestBroughtHome)
#include "tst_broughthome.moc"
