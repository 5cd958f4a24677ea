// SPDX-License-Identifier: GPL-3.0-or-later
#include "apiworld.h"

#include "protocol/limits.h"
#include "protocol/routes.h"
#include "protocol/schema.h"

#include <QCborArray>
#include <QCborMap>
#include <QTest>

using namespace endpaper;
using namespace endpaper::tests;
using namespace Qt::StringLiterals;
using domain::RowKind;
using protocol::GroupResult;
using protocol::Refusal;

// What the server does not take, and how it says so.
class TestSyncRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void gapSaysWhatShouldCome();
    void otherChainIsForked();
    void changedGroupUnderAnOldNumberIsForked();
    void otherAccountIsRefused();
    void clockAheadKeepsWhatCameBefore();
    void clockLimit_data();
    void clockLimit();
    void serverClockThatWentBackStopsWriting();
    void rowThatIsNotThereIsGone();
    void newWithoutARequiredFieldIsInvalid();
    void strangersSpaceIsDeniedAndNotPulled();
    void quotaRefusesGrowthOnly();
    void copyThatWasNotTakenDeniesTheDelete();
    void movedRowSaysWhere();
    void pullOfAnotherHistoryIsLineage();
    void helloTellsHeadsAndChecksHistory();
    void schemasAreCompared_data();
    void schemasAreCompared();
    void tooManyDevices();
    void aDeviceThatGoesOnAsAnotherIsNoFurtherOne();
    void oneUnreadableGroupTakesNoneAlong_data();
    void oneUnreadableGroupTakesNoneAlong();
    void hostileBodies_data();
    void hostileBodies();

private:
    Refusal refused();

    std::unique_ptr<ApiWorld> m_world;
    std::unique_ptr<FakeDevice> m_a;
    Uuid m_list;
    Uuid m_wish;
};

void TestSyncRefusals::init()
{
    m_world =
        std::make_unique<ApiWorld>(server::SyncLimits{.liveRowsMax = 50, .bytesMax = 100'000});
    m_a = std::make_unique<FakeDevice>(*m_world, m_world->addPerson(u"Ada"_s), 0xA);
    m_list = Uuid::create();
    m_wish = Uuid::create();
    m_a->addList(m_list, u"To read"_s);
    m_a->addWish(m_wish, m_list, u"Austerlitz"_s);
    m_a->syncAll();
}

Refusal TestSyncRefusals::refused()
{
    const auto pushed = m_a->push();
    const Refusal *refusal = refusalOf(pushed);
    if (!refusal) {
        QTest::qFail("it was taken", __FILE__, __LINE__);
    }
    return refusal ? *refusal : Refusal();
}

void TestSyncRefusals::gapSaysWhatShouldCome()
{
    m_a->next = 9;
    m_a->from = 9;
    m_a->set(RowKind::Wish, m_wish, {{"note", u"late"_s}});
    const Refusal refusal = refused();
    QCOMPARE(refusal.code, Refusal::Code::Gap);
    QCOMPARE(refusal.want, 3);
}

void TestSyncRefusals::otherChainIsForked()
{
    m_a->set(RowKind::Wish, m_wish, {{"note", u"x"_s}});
    m_a->chain ^= 1;
    QCOMPARE(refused().code, Refusal::Code::Forked);
}

void TestSyncRefusals::changedGroupUnderAnOldNumberIsForked()
{
    // A restored copy of the client's file goes on from an older number with other edits.
    FakeDevice copy = *m_a;
    m_a->set(RowKind::Wish, m_wish, {{"note", u"first life"_s}});
    m_a->pushOk();
    m_world->clock.advance(std::chrono::seconds(1));
    copy.set(RowKind::Wish, m_wish, {{"note", u"second life"_s}});
    const auto pushed = copy.push();
    QVERIFY(refusalOf(pushed));
    QCOMPARE(refusalOf(pushed)->code, Refusal::Code::Forked);
}

void TestSyncRefusals::otherAccountIsRefused()
{
    const Person other = m_world->addPerson(u"Bo"_s);
    m_a->set(RowKind::Wish, m_wish, {{"note", u"x"_s}});
    const auto reply = m_world->sync(protocol::pushPath, other, protocol::encode(m_a->request()));
    QCOMPARE(reply.status, 409);
    QCOMPARE(protocol::decodeRefusal(reply.body)->code, Refusal::Code::Account);
    QCOMPARE(m_world->column("SELECT count(*) FROM device").constFirst().toInt(), 1);
}

void TestSyncRefusals::clockAheadKeepsWhatCameBefore()
{
    m_a->set(RowKind::Wish, m_wish, {{"note", u"in time"_s}});
    m_a->clockErrorMs = 3600'000;
    m_a->set(RowKind::Wish, m_wish, {{"note", u"from the future"_s}});
    const Refusal refusal = refused();
    QCOMPARE(refusal.code, Refusal::Code::Clock);
    QCOMPARE(refusal.number, 4);
    QCOMPARE(refusal.aheadMs, 3600'000);
    QVERIFY(refusal.applied);
    QCOMPARE(refusal.applied->through, 3);
    QCOMPARE(refusal.applied->results.size(), 1);
    FakeDevice other(*m_world, m_a->person, 0xB);
    other.pull();
    QCOMPARE(other.value(m_wish, "note").toString(), u"in time"_s);
    // Shifted, with the number that was not used, it is taken.
    m_a->from = 4;
    m_a->chain = refusal.applied->chain;
    m_a->outbox.removeFirst();
    m_a->outbox.first().stamp =
        domain::Stamp::of(quint64(toEpochMs(m_world->clock.now()) + 10), 0, 0xA);
    QCOMPARE(m_a->pushOk().constFirst().result, GroupResult::Ok);
}

void TestSyncRefusals::clockLimit_data()
{
    QTest::addColumn<qint64>("aheadMs");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("below") << protocol::clockAheadMsMax - 1 << true;
    QTest::newRow("at") << protocol::clockAheadMsMax << true;
    QTest::newRow("above") << protocol::clockAheadMsMax + 1 << false;
    QTest::newRow("a year") << qint64(365) * 86400 * 1000 << false;
    QTest::newRow("a year behind") << qint64(-365) * 86400 * 1000 << true;
}

void TestSyncRefusals::clockLimit()
{
    QFETCH(qint64, aheadMs);
    QFETCH(bool, isTaken);
    m_a->clockErrorMs = aheadMs;
    m_a->set(RowKind::Wish, m_wish, {{"note", u"x"_s}});
    QCOMPARE(refusalOf(m_a->push()) == nullptr, isTaken);
}

void TestSyncRefusals::serverClockThatWentBackStopsWriting()
{
    m_world->clock.advance(-std::chrono::minutes(11));
    m_a->set(RowKind::Wish, m_wish, {{"note", u"x"_s}});
    QCOMPARE(
        m_world->sync(protocol::pushPath, m_a->person, protocol::encode(m_a->request())).status,
        503);
    m_a->pull(); // reading goes on
    m_world->clock.advance(std::chrono::minutes(11));
    QCOMPARE(m_a->pushOk().constFirst().result, GroupResult::Ok);
}

void TestSyncRefusals::rowThatIsNotThereIsGone()
{
    m_a->set(RowKind::Wish, Uuid::create(), {{"note", u"husk"_s}});
    m_a->life(RowKind::Wish, Uuid::create(), false);
    const auto results = m_a->pushOk();
    QCOMPARE(results[0].result, GroupResult::Gone);
    QCOMPARE(results[1].result, GroupResult::Gone);
    QCOMPARE(m_world->column("SELECT count(*) FROM row").constFirst().toInt(), 2);
}

void TestSyncRefusals::newWithoutARequiredFieldIsInvalid()
{
    m_a->edit({{.op = protocol::OpKind::New,
                .kind = RowKind::Wish,
                .id = Uuid::create(),
                .fields = {{"title", u"x"_s}}}});
    const auto results = m_a->pushOk();
    QCOMPARE(results[0].result, GroupResult::Invalid);
    QVERIFY(!results[0].field.isEmpty());
    QCOMPARE(results[0].seq, 0);
}

void TestSyncRefusals::strangersSpaceIsDeniedAndNotPulled()
{
    FakeDevice stranger(*m_world, m_world->addPerson(u"Bo"_s), 0xB);
    stranger.space = m_a->space;
    stranger.set(RowKind::Wish, m_wish, {{"note", u"mine now"_s}});
    stranger.addWish(Uuid::create(), m_list, u"smuggled"_s);
    const auto results = stranger.pushOk();
    QCOMPARE(results[0].result, GroupResult::Denied);
    QCOMPARE(results[1].result, GroupResult::Denied);
    const protocol::PullRequest request{.spaces = {{.space = m_a->space}}};
    const auto reply =
        m_world->sync(protocol::pullPath, stranger.person, protocol::encode(request));
    QCOMPARE(reply.status, 200);
    QVERIFY(protocol::decodePullReply(reply.body)->spaces.isEmpty());
    m_a->pull();
    QCOMPARE(m_a->rows.size(), 2);
}

void TestSyncRefusals::quotaRefusesGrowthOnly()
{
    for (int i = 0; i < 49; ++i) {
        m_a->addWish(Uuid::create(), m_list, u"Book"_s);
    }
    const auto results = m_a->pushOk();
    QCOMPARE(results[47].result, GroupResult::Ok); // the fiftieth row
    QCOMPARE(results[48].result, GroupResult::Quota);
    m_a->set(RowKind::Wish, m_wish, {{"want", false}});
    m_a->life(RowKind::Wish, m_wish, false);
    m_a->addWish(Uuid::create(), m_list, u"Book"_s);
    const auto after = m_a->pushOk();
    QCOMPARE(after[1].result, GroupResult::Ok);
    QCOMPARE(after[2].result, GroupResult::Ok);
    m_a->set(RowKind::Wish, m_wish, {{"note", QString(60'000, u'x')}});
    m_a->set(RowKind::Wish, m_wish,
             {{"note", QString(60'000, u'y')}, {"title", QString(60'000, u'y')}});
    const auto large = m_a->pushOk();
    QVERIFY(large[1].result == GroupResult::Invalid || large[1].result == GroupResult::Quota);
    // Over REST it is said in words.
    const QJsonObject problem = m_world->json(
        server::Method::Post, u"/api/v1/wishlists"_s, m_a->person, 413, {{u"name"_s, u"More"_s}});
    QCOMPARE(problem["code"_L1].toString(), u"sync.quota"_s);
    QVERIFY(problem["detail"_L1].toString().contains(u"account is full"_s));
}

void TestSyncRefusals::copyThatWasNotTakenDeniesTheDelete()
{
    const quint64 bad = m_a->set(RowKind::Wish, Uuid::create(), {{"note", u"gone"_s}});
    const Uuid elsewhere = Uuid::create();
    m_a->edit({{.op = protocol::OpKind::Life,
                .kind = RowKind::Wish,
                .id = m_wish,
                .isAlive = false,
                .movedTo = std::pair(m_a->space, elsewhere),
                .need = bad}});
    QCOMPARE(m_a->pushOk()[1].result, GroupResult::Denied);
    m_a->pull();
    QVERIFY(m_a->row(RowKind::Wish, m_wish)->life.isAlive);
}

void TestSyncRefusals::movedRowSaysWhere()
{
    const Uuid elsewhere = Uuid::create();
    const quint64 copy = m_a->addWish(elsewhere, m_list, u"Austerlitz"_s);
    m_a->edit({{.op = protocol::OpKind::Life,
                .kind = RowKind::Wish,
                .id = m_wish,
                .isAlive = false,
                .movedTo = std::pair(m_a->space, elsewhere),
                .need = copy}});
    m_a->set(RowKind::Wish, m_wish, {{"note", u"to the old place"_s}});
    const auto results = m_a->pushOk();
    QCOMPARE(results[1].result, GroupResult::Ok);
    QCOMPARE(results[2].result, GroupResult::Moved);
    QCOMPARE(results[2].movedSpace, m_a->space);
    QCOMPARE(results[2].movedId, elsewhere);
}

void TestSyncRefusals::pullOfAnotherHistoryIsLineage()
{
    for (const auto &[after, lin] :
         {std::pair(quint64(2), m_a->lin ^ 1), std::pair(quint64(99), m_a->lin)}) {
        const protocol::PullRequest request{
            .spaces = {{.space = m_a->space, .after = after, .lin = lin}}};
        const auto reply =
            m_world->sync(protocol::pullPath, m_a->person, protocol::encode(request));
        QCOMPARE(reply.status, 409);
        const auto refusal = protocol::decodeRefusal(reply.body);
        QCOMPARE(refusal->code, Refusal::Code::Lineage);
        QCOMPARE(refusal->space, m_a->space);
        QVERIFY(refusal->fork < after);
    }
}

void TestSyncRefusals::helloTellsHeadsAndChecksHistory()
{
    protocol::HelloRequest hello{.account = m_a->person.account, .device = 0xA};
    hello.through = 2;
    hello.chain = m_a->chain;
    hello.high.insert(m_a->space, {m_a->cursor, m_a->lin});
    const auto reply = m_world->sync(protocol::helloPath, m_a->person, protocol::encode(hello));
    QCOMPARE(reply.status, 200);
    const auto said = protocol::decodeHelloReply(reply.body);
    QCOMPARE(said->through, 2);
    QCOMPARE(said->spaces.size(), 1);
    QCOMPARE(said->spaces.constFirst().head, 2);
    QCOMPARE(said->spaces.constFirst().role, QByteArray("owner"));
    QCOMPARE(said->socket, u"/api/v1/live"_s);

    const auto codeOf = [&](const protocol::HelloRequest &request) {
        const auto answer =
            m_world->sync(protocol::helloPath, m_a->person, protocol::encode(request));
        return answer.status == 200 ? -1 : int(protocol::decodeRefusal(answer.body)->code);
    };
    protocol::HelloRequest behind = hello;
    behind.through = 1; // an answer got lost: fine, as long as the chain was ours
    behind.chain = 0;
    QCOMPARE(codeOf(behind), int(Refusal::Code::Forked));
    protocol::HelloRequest ahead = hello;
    ahead.through = 7; // the server came back from a backup
    QCOMPARE(codeOf(ahead), int(Refusal::Code::Lineage));
    protocol::HelloRequest newer = hello;
    newer.high[m_a->space] = {40, 12};
    QCOMPARE(codeOf(newer), int(Refusal::Code::Lineage));
    protocol::HelloRequest tomorrow = hello;
    tomorrow.versionMin = tomorrow.versionMax = 9;
    QCOMPARE(codeOf(tomorrow), int(Refusal::Code::Upgrade));
}

void TestSyncRefusals::schemasAreCompared_data()
{
    QTest::addColumn<int>("schema");
    QTest::addColumn<int>("hello");
    QTest::addColumn<int>("push");
    QTest::newRow("none") << -1 << 400 << 400;
    QTest::newRow("too old") << protocol::schemaLowest - 1 << 200 << 426; // it reads on
    QTest::newRow("lowest") << protocol::schemaLowest << 200 << 200;
    QTest::newRow("newer") << 99 << 200 << 200; // what we do not know is kept
}

void TestSyncRefusals::schemasAreCompared()
{
    QFETCH(int, schema);
    QFETCH(int, hello);
    QFETCH(int, push);
    protocol::HelloRequest greeting{.account = m_a->person.account, .device = 0xA};
    greeting.schema = schema;
    greeting.through = m_a->from - 1;
    greeting.chain = m_a->chain;
    const auto greeted =
        m_world->sync(protocol::helloPath, m_a->person, protocol::encode(greeting));
    QCOMPARE(greeted.status, hello);
    m_a->set(RowKind::Wish, m_wish, {{"priority", 1}});
    protocol::PushRequest request = m_a->request();
    request.schema = schema;
    const auto pushed = m_world->sync(protocol::pushPath, m_a->person, protocol::encode(request));
    QCOMPARE(pushed.status, push);
    if (push == 426) {
        QCOMPARE(protocol::decodeRefusal(pushed.body)->code, Refusal::Code::Upgrade);
        QCOMPARE(protocol::decodeRefusal(pushed.body)->min, protocol::schemaLowest);
        m_a->pull();
    }
    if (push != 200) {
        QCOMPARE(m_a->pushOk().constFirst().result, GroupResult::Ok); // nothing had been taken
    }
}

void TestSyncRefusals::tooManyDevices()
{
    QList<Person> signedIn;
    for (quint64 i = 0; i < 32; ++i) {
        signedIn.append(m_world->addSession(m_a->person));
        FakeDevice device(*m_world, signedIn.last(), 0x100 + i);
        QVERIFY(!refusalOf(device.push()));
    }
    const Person more = m_world->addSession(m_a->person);
    FakeDevice oneMore(*m_world, more, 0x999);
    const auto ask = [&] {
        return m_world->sync(protocol::pushPath, more, protocol::encode(oneMore.request())).status;
    };
    const auto greet = [&](quint64 device) {
        const protocol::HelloRequest hello{.account = more.account, .device = device};
        return m_world->sync(protocol::helloPath, more, protocol::encode(hello)).status;
    };
    QCOMPARE(ask(), 403);
    QCOMPARE(greet(0x999), 403);
    m_world->endSession(signedIn.first());
    QCOMPARE(greet(0x999), 200);
    QCOMPARE(ask(), 200);
}

void TestSyncRefusals::aDeviceThatGoesOnAsAnotherIsNoFurtherOne()
{
    const Person person = m_world->addSession(m_a->person);
    for (quint64 i = 0; i < 100; ++i) {
        m_world->clock.advance(std::chrono::seconds(1));
        const protocol::HelloRequest hello{.account = person.account, .device = 0x100 + i};
        const auto reply = m_world->sync(protocol::helloPath, person, protocol::encode(hello));
        QCOMPARE(reply.status, 200);
    }
    const QByteArray ofSession = "SELECT device FROM device WHERE session = x'"
        + person.session.toBytes().toHex() + "' ORDER BY device";
    const QList<QVariant> kept = m_world->column(ofSession);
    QCOMPARE(kept.size(), 32);
    QCOMPARE(kept.constLast().toULongLong(), 0x100 + 99);
    QVERIFY(m_a->push().index() == 0); // the others are not touched
}

void TestSyncRefusals::oneUnreadableGroupTakesNoneAlong_data()
{
    QTest::addColumn<QCborMap>("changed"); // members of the group's op
    QTest::addColumn<QString>("field");
    QTest::newRow("a newer op") << QCborMap{{u"o"_s, u"append"_s}} << u"o"_s;
    QTest::newRow("an id that is none") << QCborMap{{u"id"_s, u"zz"_s}} << u"id"_s;
    QTest::newRow("a life that is none") << QCborMap{{u"a"_s, u"x"_s}} << u"a"_s;
    QTest::newRow("no id") << QCborMap{{u"id"_s, QCborValue()}} << u"id"_s;
    QTest::newRow("no generation") << QCborMap{{u"gen"_s, 300}} << u"gen"_s;
    QTest::newRow("fields that are none") << QCborMap{{u"f"_s, 7}} << u"f"_s;
    QTest::newRow("a long name")
        << QCborMap{{u"f"_s, QCborMap{{QString(protocol::fieldNameBytesMax + 1, u'f'), 1}}}}
        << u"f"_s;
    QCborMap many;
    for (int i = 0; i <= protocol::rowFieldsMax; ++i) {
        many.insert(u"f%1"_s.arg(i), i);
    }
    QTest::newRow("many fields") << QCborMap{{u"f"_s, many}} << u"f256"_s;
}

void TestSyncRefusals::oneUnreadableGroupTakesNoneAlong()
{
    QFETCH(QCborMap, changed);
    QFETCH(QString, field);
    for (int i = 0; i < 3; ++i) {
        m_a->set(RowKind::Wish, m_wish, {{"priority", i}});
    }
    QCborMap request = QCborValue::fromCbor(protocol::encode(m_a->request())).toMap();
    QCborArray groups = request.take(u"groups"_s).toArray();
    QCborMap group = groups[1].toMap();
    QCborMap op = group.take(u"ops"_s).toArray().first().toMap();
    for (const auto &[key, value] : std::as_const(changed)) {
        op.remove(key);
        if (!value.isUndefined()) {
            op.insert(key, value);
        }
    }
    group.insert(u"ops"_s, QCborArray{op});
    groups[1] = group;
    request.insert(u"groups"_s, groups);
    const QByteArray body = request.toCborValue().toCbor();
    const auto reply = m_world->sync(protocol::pushPath, m_a->person, body);
    QVERIFY2(reply.status == 200, reply.body);
    const auto pushed = protocol::decodePushReply(reply.body);
    QCOMPARE(pushed->results.size(), 3);
    QCOMPARE(pushed->results[0].result, GroupResult::Ok);
    QCOMPARE(pushed->results[1].result, GroupResult::Invalid);
    QCOMPARE(pushed->results[1].number, m_a->from + 1);
    QCOMPARE(pushed->results[1].field, field);
    QVERIFY(pushed->results[1].space.isNil());
    QCOMPARE(pushed->results[2].result, GroupResult::Ok);
    // A retry is answered as before, and the numbers go on behind it.
    const auto again =
        protocol::decodePushReply(m_world->sync(protocol::pushPath, m_a->person, body).body);
    QCOMPARE(again->results, pushed->results);
    m_a->outbox.clear();
    m_a->from = pushed->through + 1;
    m_a->chain = pushed->chain;
    m_a->set(RowKind::Wish, m_wish, {{"priority", 5}});
    QCOMPARE(m_a->pushOk().constFirst().result, GroupResult::Ok);
}

void TestSyncRefusals::hostileBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("empty") << QByteArray() << 400;
    QTest::newRow("text") << QByteArray("hello") << 400;
    QTest::newRow("truncated")
        << protocol::encode(protocol::PushRequest{.device = 1, .from = 1}).chopped(3) << 400;
    QTest::newRow("deep") << QByteArray(100'000, char(0x81)) << 400;
    QTest::newRow("long length") << QByteArray::fromHex("bb7fffffffffffffff") << 400;
    QTest::newRow("array") << QByteArray::fromHex("80") << 400;
}

void TestSyncRefusals::hostileBodies()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    for (const char *path :
         {protocol::helloPath, protocol::pushPath, protocol::pullPath, protocol::repairPath}) {
        const auto reply = m_world->sync(path, m_a->person, body);
        QVERIFY2(reply.status == status || reply.status == 413, QByteArray::number(reply.status));
        QCOMPARE(reply.contentType, QByteArray("application/problem+json"));
    }
    m_a->set(RowKind::Wish, m_wish, {{"note", u"still here"_s}});
    QCOMPARE(m_a->pushOk().constFirst().result, GroupResult::Ok);
}

QTEST_GUILESS_MAIN(TestSyncRefusals)
#include "tst_syncrefusals.moc"
