// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncworld.h"

#include "protocol/limits.h"
#include "protocol/routes.h"
#include "protocol/schema.h"

using namespace endpaper;
using namespace endpaper::tests;

// Who may speak to the server: which program, account, history and device.
class TestSyncHello : public QObject, private SyncWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeWorld(); }
    void otherAccountIsRefused();
    void pullOfAnotherHistoryIsLineage();
    void helloTellsHeadsAndChecksHistory();
    void schemasAreCompared_data();
    void schemasAreCompared();
    void tooManyDevices();
    void aDeviceThatGoesOnAsAnotherIsNoFurtherOne();
};

void TestSyncHello::otherAccountIsRefused()
{
    const Person other = m_world->addPerson(u"Bo"_s);
    m_a->set(RowKind::Wish, m_wish, {{"note", u"x"_s}});
    const auto reply = m_world->sync(protocol::pushPath, other, protocol::encode(m_a->request()));
    QCOMPARE(reply.status, 409);
    QCOMPARE(protocol::decodeRefusal(reply.body)->code, Refusal::Code::Account);
    QCOMPARE(m_world->column("SELECT count(*) FROM device").constFirst().toInt(), 1);
}

void TestSyncHello::pullOfAnotherHistoryIsLineage()
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

void TestSyncHello::helloTellsHeadsAndChecksHistory()
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

void TestSyncHello::schemasAreCompared_data()
{
    QTest::addColumn<int>("schema");
    QTest::addColumn<int>("hello");
    QTest::addColumn<int>("push");
    QTest::newRow("none") << -1 << 400 << 400;
    QTest::newRow("too old") << protocol::schemaLowest - 1 << 200 << 426; // it reads on
    QTest::newRow("lowest") << protocol::schemaLowest << 200 << 200;
    QTest::newRow("newer") << 99 << 200 << 200; // what we do not know is kept
}

void TestSyncHello::schemasAreCompared()
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

void TestSyncHello::tooManyDevices()
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

void TestSyncHello::aDeviceThatGoesOnAsAnotherIsNoFurtherOne()
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

QTEST_GUILESS_MAIN(TestSyncHello)
#include "tst_synchello.moc"
