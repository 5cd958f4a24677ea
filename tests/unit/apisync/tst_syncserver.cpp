// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncworld.h"

#include "domain/digest.h"
#include "domain/merge.h"
#include "protocol/compress.h"
#include "protocol/routes.h"
#include "protocol/schema.h"

#include <QRandomGenerator>
#include <QTest>

using namespace endpaper;
using namespace endpaper::tests;

namespace {

// What two devices must agree on. Of the seqs only a wish's list's matters to the rules; for the
// others a device keeps what it was told last.
QMap<QPair<int, Uuid>, domain::Row> agreed(const FakeDevice &device)
{
    auto rows = device.rows;
    for (domain::Row &row : rows) {
        for (auto field = row.fields.begin(); field != row.fields.end(); ++field) {
            field->seq = field.key() == "list" ? field->seq : 0;
        }
        row.life.seq = 0;
    }
    return rows;
}

} // namespace

// What devices of one account hold after what they have done.
class TestSyncServer : public QObject, private SyncWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void twoDevicesAgree();
    void editsOfDifferentFieldsAreBothKept();
    void replayIsAnsweredByteForByte();
    void pagesEndWhereAGroupEnds();
    void editUnderADeleteIsKeptAndTold();
    void valueThatLostUnseenIsKeptAndTold();
    void opThatLostInItsGroupIsNamed();
    void valueThatWasSeenLeavesNoLoser();
    void listTakesWithItOnlyWhatTheDeleteHadSeen();
    void addedTagWinsOverAnUnseenRemove();
    void respacedPositionKeepsItsStamp();
    void sameNewTwiceIsOneRow();
    void groupIsAppliedWholeOrNotAtAll();
    void requestMayBeGzippedOrJson();
    void digestFollowsManyRandomEdits();
    void tenThousandWishesComeBack();
};

void TestSyncServer::init()
{
    makeWorld({}, {{"isbn", u"9780140297997"_s}});
    m_b->syncAll();
}

void TestSyncServer::twoDevicesAgree()
{
    QCOMPARE(m_b->rows.size(), 2);
    QCOMPARE(agreed(*m_a), agreed(*m_b));
    QCOMPARE(m_a->cursor, 2);
    QCOMPARE(m_a->serverDigest.value(), m_a->digest());
    m_world->clock.advance(std::chrono::seconds(1));
    m_b->set(RowKind::Wish, m_wish, {{"note", u"signed copy"_s}});
    m_b->syncAll();
    m_a->pull();
    QCOMPARE(m_a->value(m_wish, "note").toString(), u"signed copy"_s);
    QCOMPARE(m_a->value(m_wish, "title").toString(), u"Austerlitz"_s);
    QCOMPARE(agreed(*m_a), agreed(*m_b));
    QCOMPARE(m_a->serverDigest.value(), m_b->digest());
    QCOMPARE(m_a->lin, m_b->lin);
}

void TestSyncServer::editsOfDifferentFieldsAreBothKept()
{
    m_a->set(RowKind::Wish, m_wish, {{"note", u"from A"_s}});
    m_b->set(RowKind::Wish, m_wish, {{"priority", 3}});
    QCOMPARE(m_b->pushOk().constFirst().result, GroupResult::Ok);
    const auto results = m_a->pushOk();
    QCOMPARE(results.constFirst().result, GroupResult::Ok);
    QVERIFY(results.constFirst().notices.isEmpty());
    m_a->pull();
    m_b->pull();
    QCOMPARE(agreed(*m_a), agreed(*m_b));
    QCOMPARE(m_a->value(m_wish, "note").toString(), u"from A"_s);
    QCOMPARE(m_a->value(m_wish, "priority").toInteger(), 3);
}

void TestSyncServer::replayIsAnsweredByteForByte()
{
    for (int i = 0; i < 5; ++i) {
        m_a->set(RowKind::Wish, m_wish, {{"priority", i}});
    }
    const QByteArray request = protocol::encode(m_a->request());
    const auto first = m_world->sync(protocol::pushPath, m_a->person, request);
    QCOMPARE(first.status, 200);
    for (int i = 0; i < 3; ++i) {
        const auto again = m_world->sync(protocol::pushPath, m_a->person, request);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.body, first.body);
    }
    m_b->pull();
    QCOMPARE(m_b->cursor, 7);
    QCOMPARE(m_world->column("SELECT count(*) FROM push_log").constFirst().toInt(), 7);
}

void TestSyncServer::pagesEndWhereAGroupEnds()
{
    QList<protocol::Op> ops;
    for (int i = 0; i < 40; ++i) {
        ops.append(FakeDevice::newWish(Uuid::create(), m_list, u"Book"_s));
    }
    m_a->edit(ops);
    m_a->set(RowKind::Wish, m_wish, {{"note", u"after"_s}});
    m_a->syncAll();
    FakeDevice fresh(*m_world, m_a->person, 0xC);
    fresh.pull(3);
    // The list, then the group of forty whole, then the wish that was edited last.
    QCOMPARE(fresh.pages, 2);
    QCOMPARE(agreed(fresh), agreed(*m_a));
    QCOMPARE(fresh.serverDigest.value(), fresh.digest());
}

void TestSyncServer::editUnderADeleteIsKeptAndTold()
{
    m_a->life(RowKind::Wish, m_wish, false);
    m_a->pushOk();
    m_b->set(RowKind::Wish, m_wish, {{"note", u"unseen"_s}});
    const auto results = m_b->pushOk();
    QCOMPARE(results.constFirst().result, GroupResult::Ok);
    QCOMPARE(results.constFirst().notices.size(), 1);
    QCOMPARE(results.constFirst().notices.constFirst().field, QByteArray("life"));
    m_b->pull();
    QVERIFY(!m_b->row(RowKind::Wish, m_wish)->life.isAlive);
    QCOMPARE(m_b->value(m_wish, "note").toString(), u"unseen"_s);
    // Restored, it has both.
    m_b->life(RowKind::Wish, m_wish, true);
    m_b->syncAll();
    m_a->pull();
    QVERIFY(m_a->row(RowKind::Wish, m_wish)->life.isAlive);
    QCOMPARE(m_a->value(m_wish, "note").toString(), u"unseen"_s);
    QCOMPARE(m_a->serverDigest.value(), m_a->digest());
}

void TestSyncServer::valueThatLostUnseenIsKeptAndTold()
{
    m_a->set(RowKind::Wish, m_wish, {{"note", u"earlier"_s}});
    m_world->clock.advance(std::chrono::seconds(1));
    m_b->set(RowKind::Wish, m_wish, {{"note", u"later"_s}});
    m_b->pushOk();
    const auto results = m_a->pushOk();
    // The incoming one lost: nothing changed, and the group says what was dropped.
    QCOMPARE(results.constFirst().result, GroupResult::Noop);
    QCOMPARE(results.constFirst().notices.size(), 1);
    QCOMPARE(results.constFirst().notices.constFirst().value.toString(), u"earlier"_s);
    QCOMPARE(m_world->column("SELECT count(*) FROM loser").constFirst().toInt(), 1);
    m_a->pull();
    QCOMPARE(m_a->value(m_wish, "note").toString(), u"later"_s);
}

void TestSyncServer::opThatLostInItsGroupIsNamed()
{
    const QList<protocol::Op> ops = {{.op = protocol::OpKind::Set,
                                      .kind = RowKind::List,
                                      .id = m_list,
                                      .fields = {{"name", u"Read"_s}}},
                                     {.op = protocol::OpKind::Set,
                                      .kind = RowKind::Wish,
                                      .id = m_wish,
                                      .fields = {{"note", u"earlier"_s}}}};
    m_a->edit(ops);
    m_world->clock.advance(std::chrono::seconds(1));
    m_b->set(RowKind::Wish, m_wish, {{"note", u"later"_s}});
    QVERIFY(m_b->pushOk().constFirst().unchanged.isEmpty());
    const auto results = m_a->pushOk();
    QCOMPARE(results.constFirst().result, GroupResult::Ok);
    QCOMPARE(results.constFirst().unchanged, QList<int>{1});
}

void TestSyncServer::valueThatWasSeenLeavesNoLoser()
{
    m_a->set(RowKind::Wish, m_wish, {{"note", u"one"_s}});
    m_a->pushOk();
    m_b->pull();
    m_b->set(RowKind::Wish, m_wish, {{"note", u"two"_s}});
    QVERIFY(m_b->pushOk().constFirst().notices.isEmpty());
    QCOMPARE(m_world->column("SELECT count(*) FROM loser").constFirst().toInt(), 0);
}

void TestSyncServer::listTakesWithItOnlyWhatTheDeleteHadSeen()
{
    const Uuid late = Uuid::create();
    m_b->addWish(late, m_list, u"Arrived unseen"_s);
    m_b->pushOk();
    m_world->clock.advance(std::chrono::seconds(1));
    m_a->life(RowKind::List, m_list, false);
    m_a->syncAll();
    m_b->pull();
    QCOMPARE(agreed(*m_a), agreed(*m_b));
    for (FakeDevice *device : {m_a.get(), m_b.get()}) {
        const domain::Row *list = device->row(RowKind::List, m_list);
        const auto placement = [&](const Uuid &id) {
            const domain::Row *wish = device->row(RowKind::Wish, id);
            return domain::placementOf(wish->life, wish->fields.value("list"), &list->life);
        };
        QCOMPARE(list->life.base, 2);
        QCOMPARE(placement(m_wish), domain::Placement::Trash);
        QCOMPARE(placement(late), domain::Placement::Unfiled);
    }
}

void TestSyncServer::addedTagWinsOverAnUnseenRemove()
{
    const Uuid tag = protocol::tagId(m_wish, u"gift");
    const protocol::Op add = FakeDevice::newTag(m_wish, u"gift"_s);
    m_a->edit({add});
    m_a->syncAll();
    m_b->pull();
    m_a->life(RowKind::Tag, tag, false);
    m_a->syncAll();
    // B adds it again, A removes once more without having seen that.
    m_b->pull();
    m_b->edit({add});
    m_b->pushOk();
    m_world->clock.advance(std::chrono::seconds(5));
    m_a->life(RowKind::Tag, tag, false);
    QCOMPARE(m_a->pushOk().constFirst().result, GroupResult::Ok);
    m_a->pull();
    m_b->pull();
    QVERIFY(m_a->row(RowKind::Tag, tag)->life.isAlive);
    QCOMPARE(agreed(*m_a), agreed(*m_b));
    QCOMPARE(m_a->serverDigest.value(), m_a->digest());
}

void TestSyncServer::respacedPositionKeepsItsStamp()
{
    const domain::Register before = m_a->row(RowKind::Wish, m_wish)->fields.value("pos");
    m_a->edit({{.op = protocol::OpKind::Pos,
                .kind = RowKind::Wish,
                .id = m_wish,
                .pos = u"k"_s,
                .posStamp = before.stamp,
                .posGen = 1}});
    m_a->syncAll();
    m_b->pull();
    const domain::Register after = m_b->row(RowKind::Wish, m_wish)->fields.value("pos");
    QCOMPARE(after.value.toString(), u"k"_s);
    QCOMPARE(after.stamp, before.stamp);
    QCOMPARE(after.gen, 1);
    QCOMPARE(m_b->serverDigest.value(), m_b->digest());
}

void TestSyncServer::sameNewTwiceIsOneRow()
{
    m_b->addWish(m_wish, m_list, u"Austerlitz, again"_s);
    QCOMPARE(m_b->pushOk().constFirst().result, GroupResult::Ok);
    m_a->pull();
    QCOMPARE(m_a->rows.size(), 2);
    QCOMPARE(m_world->column("SELECT live_rows FROM space").constFirst().toInt(), 2);
}

void TestSyncServer::groupIsAppliedWholeOrNotAtAll()
{
    const auto note = [](const Uuid &wish, const QCborValue &text) {
        return protocol::Op{.op = protocol::OpKind::Set,
                            .kind = RowKind::Wish,
                            .id = wish,
                            .fields = {{"note", text}}};
    };
    m_a->edit({note(m_wish, u"half"_s), note(Uuid::create(), 1)});
    m_a->edit({note(m_wish, u"half"_s), note(Uuid::create(), u"nowhere"_s)});
    m_a->set(RowKind::Wish, m_wish, {{"priority", 7}});
    const auto results = m_a->pushOk();
    QCOMPARE(results.size(), 3);
    QCOMPARE(results[0].result, GroupResult::Invalid);
    QCOMPARE(results[0].field, u"note"_s);
    QCOMPARE(results[1].result, GroupResult::Gone);
    QCOMPARE(results[2].result, GroupResult::Ok); // one bad group never blocks the next
    m_b->pull();
    QVERIFY(m_b->value(m_wish, "note").isUndefined());
    QCOMPARE(m_b->value(m_wish, "priority").toInteger(), 7);
}

void TestSyncServer::requestMayBeGzippedOrJson()
{
    m_a->set(RowKind::Wish, m_wish, {{"note", QString(4000, u'n')}});
    const QByteArray packed =
        protocol::deflated(protocol::encode(m_a->request()), protocol::Wrapping::Gzip);
    QVERIFY(!packed.isEmpty());
    const auto pushed =
        m_world->send(Method::Post, u"/api/v1/sync/push"_s, m_a->person, packed,
                      {{"content-type", "application/cbor"}, {"content-encoding", "gzip"}});
    QCOMPARE(pushed.status, 200);
    const protocol::PullRequest pull{.spaces = {{.space = m_a->space}}};
    const auto pulled = m_world->send(Method::Post, u"/api/v1/sync/pull"_s, m_a->person,
                                      protocol::encode(pull, protocol::Form::Json),
                                      {{"content-type", "application/json"}});
    QCOMPARE(pulled.status, 200);
    QCOMPARE(pulled.contentType, QByteArray("application/json"));
    const auto decoded = protocol::decodePullReply(pulled.body, protocol::Form::Json);
    QVERIFY(decoded);
    QCOMPARE(decoded->spaces.constFirst().rows.size(), 2);
    m_b->pull();
    QCOMPARE(decoded->spaces.constFirst().digest.value(), m_b->digest());
}

void TestSyncServer::digestFollowsManyRandomEdits()
{
    QRandomGenerator random(20261121);
    QList<Uuid> wishes{m_wish};
    for (int step = 0; step < 300; ++step) {
        FakeDevice &device = random.bounded(2) ? *m_a : *m_b;
        const Uuid some = wishes.at(random.bounded(int(wishes.size())));
        switch (random.bounded(6)) {
        case 0:
            wishes.append(Uuid::create());
            device.addWish(wishes.constLast(), m_list, u"Book %1"_s.arg(step));
            break;
        case 1:
            device.life(RowKind::Wish, some, random.bounded(2));
            break;
        case 2:
            device.syncAll();
            break;
        case 3:
            device.set(RowKind::Wish, some, {{"priority", step}, {"want", bool(step % 2)}});
            break;
        default:
            device.set(RowKind::Wish, some, {{"note", u"note %1"_s.arg(step)}});
            break;
        }
        m_world->clock.advance(std::chrono::milliseconds(random.bounded(3)));
    }
    m_a->syncAll();
    m_b->syncAll();
    m_a->syncAll();
    QCOMPARE(agreed(*m_a), agreed(*m_b));
    QCOMPARE(m_a->serverDigest.value(), m_a->digest());
    FakeDevice fresh(*m_world, m_a->person, 0xC);
    fresh.pull(7);
    QCOMPARE(fresh.digest(), m_a->digest());
    QCOMPARE(agreed(fresh), agreed(*m_a));
}

void TestSyncServer::tenThousandWishesComeBack()
{
    constexpr int count = 10'000;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < count; ++i) {
        m_a->addWish(Uuid::create(), m_list, u"Book %1"_s.arg(i),
                     {{"authors", protocol::textsValue({u"A. Author"_s})}});
        if (m_a->outbox.size() == 1000) {
            const auto results = m_a->pushOk();
            QCOMPARE(results.size(), 1000);
        }
    }
    qInfo("pushed in %lld ms", timer.restart());
    FakeDevice fresh(*m_world, m_a->person, 0xC);
    fresh.pull();
    qInfo("pulled in %lld ms, client included", timer.elapsed());
    QCOMPARE(fresh.rows.size(), count + 2);
    QCOMPARE(fresh.serverDigest.value(), fresh.digest());
    QCOMPARE(m_world->column("SELECT count(*) FROM push_log").constFirst().toInt(), 1024);
}

QTEST_GUILESS_MAIN(TestSyncServer)
#include "tst_syncserver.moc"
