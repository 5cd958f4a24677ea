// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncworld.h"

#include "protocol/compress.h"
#include "protocol/limits.h"
#include "protocol/routes.h"
#include "protocol/schema.h"

#include <QTest>

using namespace endpaper;
using namespace endpaper::tests;

namespace {

QStringList *heard = nullptr;

void hear(QtMsgType, const QMessageLogContext &, const QString &message)
{
    if (heard) {
        heard->append(message);
    }
}

} // namespace

// Peers that lie, or seem to.
class TestSyncPeers : public QObject, private SyncWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeWorld(); }
    void packedBodiesThatLie_data();
    void packedBodiesThatLie();
    void whatIsAlikePacksWellAndIsTaken();
    void opsThatLie_data();
    void opsThatLie();
    void baseFromTheFutureTakesNothingMore();
    void sameIdsOfTwoAccountsAreTwoRows();
    void numbersGoingBackAreReplays();
    void refusalIsLoggedWithoutItsContent();
};

void TestSyncPeers::packedBodiesThatLie_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QByteArray zeros(12 << 20, '\0');
    const QByteArray bomb = protocol::deflated(zeros, protocol::Wrapping::Gzip);
    QTest::newRow("bomb") << bomb << 413;
    const QByteArray message = protocol::encode(protocol::PushRequest{.device = 1, .from = 1});
    const QByteArray packed = protocol::deflated(QByteArray(4000, 'x'), protocol::Wrapping::Gzip);
    QTest::newRow("truncated") << packed.chopped(4) << 400;
    QTest::newRow("half") << packed.first(packed.size() / 2) << 400;
    QTest::newRow("not packed") << message << 400;
    QTest::newRow("nothing") << QByteArray() << 400;
    QTest::newRow("packed beyond the batch")
        << QByteArray(protocol::batchBytesMax + 1, '\x1f') << 413;
}

void TestSyncPeers::packedBodiesThatLie()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const int answered = sendBody(body, "gzip");
    QVERIFY2(answered == status, QByteArray::number(answered));
    m_a->set(RowKind::Wish, m_wish, {{"note", u"still here"_s}});
    QCOMPARE(m_a->pushOk().constFirst().result, GroupResult::Ok);
}

// A user may paste the same long note to several wishes.
void TestSyncPeers::whatIsAlikePacksWellAndIsTaken()
{
    QList<protocol::Op> ops;
    for (int i = 0; i < 4; ++i) {
        ops.append(
            FakeDevice::newWish(Uuid::create(), m_list, u"T"_s, {{"note", QString(20'000, u'=')}}));
    }
    m_a->edit(ops);
    const QByteArray plain = protocol::encode(m_a->request());
    const QByteArray packed = protocol::deflated(plain, protocol::Wrapping::Gzip);
    QVERIFY(plain.size() > packed.size() * inflateRatioMax);
    QCOMPARE(sendBody(packed, "gzip"), 200);
    QCOMPARE(m_a->pushOk().constFirst().result, GroupResult::Ok);
}

void TestSyncPeers::opsThatLie_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QCborValue>("value");
    QTest::newRow("number for a text") << QByteArray("title") << QCborValue(5);
    QTest::newRow("text for a flag") << QByteArray("want") << QCborValue(u"yes"_s);
    QTest::newRow("no money") << QByteArray("limit_total")
                              << QCborValue(QCborMap{{u"minor"_s, u"x"_s}});
    QTest::newRow("title taken away") << QByteArray("title") << QCborValue(nullptr);
    QTest::newRow("no order key") << QByteArray("pos") << QCborValue(u"a b"_s);
    QTest::newRow("a position of a megabyte")
        << QByteArray("pos") << QCborValue(QString(1 << 20, u'V'));
    QTest::newRow("a list that is no id") << QByteArray("list") << QCborValue(QByteArray("short"));
    QTest::newRow("a field without a name") << QByteArray("") << QCborValue(1);
}

void TestSyncPeers::opsThatLie()
{
    QFETCH(QByteArray, field);
    QFETCH(QCborValue, value);
    m_a->set(RowKind::Wish, m_wish, {{"note", u"before"_s}});
    m_a->set(RowKind::Wish, m_wish, {{field, value}});
    m_a->set(RowKind::Wish, m_wish, {{"priority", 4}});
    const auto results = m_a->pushOk();
    QCOMPARE(results.size(), 3);
    QCOMPARE(results[0].result, GroupResult::Ok);
    QCOMPARE(results[1].result, GroupResult::Invalid);
    QCOMPARE(results[2].result, GroupResult::Ok);
    m_a->pull();
    QCOMPARE(m_a->value(m_wish, "title").toString(), u"Austerlitz"_s);
    QCOMPARE(m_a->value(m_wish, "priority").toInteger(), 4);
}

void TestSyncPeers::baseFromTheFutureTakesNothingMore()
{
    protocol::Group group{.number = m_a->next++, .space = m_a->space, .base = 1'000'000};
    group.stamp = m_a->clock.take(m_world->clock.now());
    group.ops = {
        {.op = protocol::OpKind::Life, .kind = RowKind::List, .id = m_list, .isAlive = false}};
    m_a->outbox.append(group);
    QCOMPARE(m_a->pushOk().constFirst().result, GroupResult::Ok);
    m_a->pull();
    QCOMPARE(m_a->row(RowKind::List, m_list)->life.base, 2); // the head when it came
}

void TestSyncPeers::sameIdsOfTwoAccountsAreTwoRows()
{
    FakeDevice bo(*m_world, m_world->addPerson(u"Bo"_s), 0xA); // the device's number too
    bo.addList(m_list, u"Bo's"_s);
    bo.addWish(m_wish, m_list, u"Vertigo"_s);
    for (const auto &result : bo.pushOk()) {
        QCOMPARE(result.result, GroupResult::Ok);
    }
    m_a->pull();
    bo.pull();
    QCOMPARE(m_a->value(m_wish, "title").toString(), u"Austerlitz"_s);
    QCOMPARE(bo.value(m_wish, "title").toString(), u"Vertigo"_s);
    // One's own list's id in another's space names nothing there.
    bo.space = m_a->space;
    bo.addWish(Uuid::create(), m_list, u"smuggled"_s);
    QCOMPARE(bo.pushOk().constFirst().result, GroupResult::Denied);
    m_a->pull();
    QCOMPARE(m_a->rows.size(), 2);
}

void TestSyncPeers::numbersGoingBackAreReplays()
{
    m_a->set(RowKind::Wish, m_wish, {{"note", u"first"_s}});
    const QByteArray first = protocol::encode(m_a->request());
    m_a->pushOk();
    m_a->set(RowKind::Wish, m_wish, {{"note", u"second"_s}});
    m_a->pushOk();
    QCOMPARE(sendBody(first), 200);
    m_a->pull();
    QCOMPARE(m_a->value(m_wish, "note").toString(), u"second"_s);
    QCOMPARE(m_a->cursor, 4);
}

void TestSyncPeers::refusalIsLoggedWithoutItsContent()
{
    QStringList lines;
    heard = &lines;
    const auto before = qInstallMessageHandler(hear);
    for (int i = 0; i < 3; ++i) {
        m_a->set(RowKind::Wish, m_wish, {{"title", 5}, {"note", u"my secret"_s}});
    }
    m_a->pushOk();
    sendBody("my secret");
    qInstallMessageHandler(before);
    heard = nullptr;
    QCOMPARE(lines.filter(u"not taken"_s).size(), 2); // one a request
    const QString line = lines.filter(u"not taken"_s).constFirst();
    QVERIFY2(line.contains(u"invalid 3"_s) && line.contains(u"title"_s), qPrintable(line));
    QVERIFY2(line.contains(m_a->person.session.toString()), qPrintable(line));
    const QString body = lines.filter(u"not taken"_s).constLast();
    QVERIFY2(body.contains(u"400"_s) && body.contains(m_a->person.session.toString()),
             qPrintable(body));
    QVERIFY(!lines.join(u'\n').contains(u"secret"_s));
}

QTEST_GUILESS_MAIN(TestSyncPeers)
#include "tst_syncpeers.moc"
