// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakedevice.h"

#include "protocol/schema.h"
#include "server/api/tokens.h"
#include "server/live/livehub.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace endpaper;
using namespace endpaper::tests;

namespace {

// A device's end of the socket.
class FakeSocket
{
public:
    void connectTo(const QUrl &url)
    {
        QObject::connect(&socket, &QWebSocket::binaryMessageReceived, &socket,
                         [this](const QByteArray &frame) {
                             if (auto message = protocol::decodeFrame(frame)) {
                                 frames.append(*message);
                             }
                         });
        QObject::connect(
            &socket, &QWebSocket::textMessageReceived, &socket, [this](const QString &frame) {
                if (auto message = protocol::decodeFrame(frame.toUtf8(), protocol::Form::Json)) {
                    texts.append(*message);
                }
            });
        QSignalSpy connected(&socket, &QWebSocket::connected);
        socket.open(url);
        QVERIFY(connected.wait());
    }
    void signIn(const Person &person, quint64 device, protocol::Form form = protocol::Form::Cbor)
    {
        const protocol::LiveAuth auth{
            .token = person.token, .account = person.account, .device = device};
        const QByteArray frame = protocol::encodeFrame(auth, form);
        if (form == protocol::Form::Json) {
            socket.sendTextMessage(QString::fromUtf8(frame));
        } else {
            socket.sendBinaryMessage(frame);
        }
    }
    template <typename T> QList<T> of() const
    {
        QList<T> found;
        for (const protocol::LiveMessage &message : frames + texts) {
            if (const T *one = std::get_if<T>(&message)) {
                found.append(*one);
            }
        }
        return found;
    }
    [[nodiscard]] bool isClosed() const
    {
        return socket.state() == QAbstractSocket::UnconnectedState;
    }

    QWebSocket socket;
    QList<protocol::LiveMessage> frames;
    QList<protocol::LiveMessage> texts;
};

} // namespace

class TestLiveHub : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void firstPingTellsHeads();
    void changeComesWholeToTheOtherDevice();
    void ownDeviceIsNotTold();
    void largeChangeIsAPoke();
    void textSocketIsSpokenToInJson();
    void restWriteReachesEveryDevice();
    void matchIsToldToBothNeighbours();
    void badTokenIsClosed();
    void silenceIsClosed();
    void framesThatAreNoFramesAreClosed();
    void revokedSessionIsClosedAtOnce();
    void socketsOfAnAccountAreBounded();
    void pingsComeOnTime();
    void changeThatCannotBeReadIsAPoke();
    void commitBesideTheSubscriptionIsNotMissed();
    void changeToldToASecondSocketIsToldToTheFirst();

private:
    void makeHub(LiveLimits limits = {});
    std::unique_ptr<FakeSocket> open();
    std::unique_ptr<FakeSocket> openFor(const Person &person, quint64 device);

    std::unique_ptr<ApiWorld> m_world;
    std::unique_ptr<QWebSocketServer> m_server;
    std::unique_ptr<LiveHub> m_hub;
    Person m_ada;
    Person m_adasPhone; // the same account, another session
    std::unique_ptr<FakeDevice> m_device;
    Uuid m_list;
};

void TestLiveHub::init()
{
    m_world = std::make_unique<ApiWorld>();
    m_ada = m_world->addPerson(u"Ada"_s);
    m_adasPhone = {.account = m_ada.account, .session = Uuid::create()};
    const Caller phone{.account = m_ada.account, .session = m_adasPhone.session};
    m_world->engine->tokens().addSession(phone);
    m_adasPhone.token = m_world->engine->tokens().sign(phone, m_world->clock.now(), 100'000);
    m_device = std::make_unique<FakeDevice>(*m_world, m_ada, 0xA);
    m_list = Uuid::create();
    m_device->addList(m_list, u"To read"_s);
    m_device->syncAll();
    makeHub();
}

void TestLiveHub::cleanup()
{
    m_hub.reset();
    m_server.reset();
    m_world.reset();
}

void TestLiveHub::makeHub(LiveLimits limits)
{
    m_hub.reset();
    m_hub = std::make_unique<LiveHub>(*m_world->engine, limits);
    m_world->engine->addLiveSink([this](const QList<LiveEvent> &events) {
        if (m_hub) {
            m_hub->deliver(events);
        }
    });
    m_server = std::make_unique<QWebSocketServer>(u"test"_s, QWebSocketServer::NonSecureMode);
    QVERIFY(m_server->listen(QHostAddress::LocalHost, 0));
    connect(m_server.get(), &QWebSocketServer::newConnection, this,
            [this] { m_hub->add(m_server->nextPendingConnection(), QHostAddress::LocalHost); });
}

std::unique_ptr<FakeSocket> TestLiveHub::open()
{
    auto socket = std::make_unique<FakeSocket>();
    socket->connectTo(m_server->serverUrl());
    return socket;
}

std::unique_ptr<FakeSocket> TestLiveHub::openFor(const Person &person, quint64 device)
{
    auto socket = open();
    socket->signIn(person, device);
    [&] { QTRY_COMPARE(socket->of<protocol::LivePing>().size(), 1); }();
    return socket;
}

void TestLiveHub::firstPingTellsHeads()
{
    const auto socket = openFor(m_adasPhone, 0xB);
    const auto ping = socket->of<protocol::LivePing>().constFirst();
    QCOMPARE(ping.heads.value(m_device->space), 1);
    QCOMPARE(ping.now, m_world->clock.now());
}

void TestLiveHub::changeComesWholeToTheOtherDevice()
{
    const auto phone = openFor(m_adasPhone, 0xB);
    const Uuid wish = Uuid::create();
    m_device->addWish(wish, m_list, u"Austerlitz"_s);
    m_device->pushOk();
    QTRY_COMPARE(phone->of<protocol::LiveChange>().size(), 1);
    const auto change = phone->of<protocol::LiveChange>().constFirst();
    QCOMPARE(change.prev, 1);
    QCOMPARE(change.seq, 2);
    QCOMPARE(change.rows.size(), 1);
    QCOMPARE(change.rows.constFirst().id, wish);
    m_device->pull();
    QCOMPARE(change.lin, m_device->lin);
    m_device->set(RowKind::Wish, wish, {{"note", u"x"_s}});
    m_device->pushOk();
    QTRY_COMPARE(phone->of<protocol::LiveChange>().size(), 2);
    const auto second = phone->of<protocol::LiveChange>().constLast();
    QCOMPARE(second.prev, 2);
    QCOMPARE(second.rows.constFirst().fields.value("note").value.toString(), u"x"_s);
}

void TestLiveHub::ownDeviceIsNotTold()
{
    const auto own = openFor(m_ada, 0xA);
    const auto phone = openFor(m_adasPhone, 0xB);
    m_device->addWish(Uuid::create(), m_list, u"Austerlitz"_s);
    m_device->pushOk();
    QTRY_COMPARE(phone->of<protocol::LiveChange>().size(), 1);
    QVERIFY(own->of<protocol::LiveChange>().isEmpty());
}

void TestLiveHub::largeChangeIsAPoke()
{
    const auto phone = openFor(m_adasPhone, 0xB);
    // Nothing that zlib could make small.
    QRandomGenerator random(20261121);
    QString noise;
    for (int i = 0; i < 60'000; ++i) {
        noise.append(QChar(u' ' + random.bounded(94)));
    }
    m_device->addWish(Uuid::create(), m_list, u"Austerlitz"_s, {{"note", noise}});
    m_device->pushOk();
    QTRY_COMPARE(phone->of<protocol::LivePoke>().size(), 1);
    QCOMPARE(phone->of<protocol::LivePoke>().constFirst().head, 2);
    QVERIFY(phone->of<protocol::LiveChange>().isEmpty());
}

void TestLiveHub::textSocketIsSpokenToInJson()
{
    const auto phone = open();
    phone->signIn(m_adasPhone, 0xB, protocol::Form::Json);
    QTRY_COMPARE(phone->texts.size(), 1);
    m_device->addWish(Uuid::create(), m_list, u"Austerlitz"_s);
    m_device->pushOk();
    QTRY_COMPARE(phone->of<protocol::LiveChange>().size(), 1);
    QVERIFY(phone->frames.isEmpty());
}

void TestLiveHub::restWriteReachesEveryDevice()
{
    const auto own = openFor(m_ada, 0xA);
    m_world->json(Method::Patch, u"/api/v1/wishlists/"_s + m_list.toString(), m_ada, 200,
                  {{u"name"_s, u"By REST"_s}});
    QTRY_COMPARE(own->of<protocol::LiveChange>().size(), 1);
    QCOMPARE(own->of<protocol::LiveChange>()
                 .constFirst()
                 .rows.constFirst()
                 .fields.value("name")
                 .value.toString(),
             u"By REST"_s);
}

void TestLiveHub::matchIsToldToBothNeighbours()
{
    const Person bo = m_world->addPerson(u"Bo"_s);
    m_device->addWish(Uuid::create(), m_list, u"Austerlitz"_s);
    m_device->pushOk();
    const QJsonObject place{{u"lat"_s, 52.5}, {u"lng"_s, 13.4}};
    m_world->json(Method::Put, u"/api/v1/me/position"_s, m_ada, 200, place);
    const auto computer = openFor(m_ada, 0xA);
    const auto phone = openFor(m_adasPhone, 0xB);
    const auto neighbour = openFor(bo, 0xC);
    m_world->json(Method::Post, u"/api/v1/offers"_s, bo, 201,
                  {{u"title"_s, u"Austerlitz"_s}, {u"place"_s, place}});
    for (const FakeSocket *socket : {computer.get(), phone.get(), neighbour.get()}) {
        QTRY_COMPARE(socket->of<protocol::LiveNote>().size(), 1);
        QCOMPARE(socket->of<protocol::LiveNote>().constFirst().kind, QByteArray("match"));
    }
}

void TestLiveHub::badTokenIsClosed()
{
    const auto socket = open();
    Person forged = m_ada;
    forged.token[forged.token.size() / 2] = 'x';
    forged.token.append("x");
    socket->signIn(forged, 0xA);
    QTRY_VERIFY(socket->isClosed());
    QVERIFY(socket->frames.isEmpty());
    QTRY_COMPARE(m_hub->socketCount(), 0);
    // Another's account with one's own token is no better.
    const auto other = open();
    Person mixed = m_ada;
    mixed.account = Uuid::create();
    other->signIn(mixed, 0xA);
    QTRY_VERIFY(other->isClosed());
}

void TestLiveHub::silenceIsClosed()
{
    makeHub({.firstFrameMs = 20});
    const auto socket = open();
    QTRY_VERIFY(socket->isClosed());
}

void TestLiveHub::framesThatAreNoFramesAreClosed()
{
    const auto first = open();
    first->socket.sendBinaryMessage("nonsense");
    QTRY_VERIFY(first->isClosed());
    const auto second = open();
    second->socket.sendTextMessage(u"{\"t\":"_s);
    QTRY_VERIFY(second->isClosed());
    const auto third = open();
    third->socket.sendBinaryMessage(QByteArray(100'000, '\0'));
    QTRY_VERIFY(third->isClosed());
    QTRY_COMPARE(m_hub->socketCount(), 0);
}

void TestLiveHub::revokedSessionIsClosedAtOnce()
{
    const auto own = openFor(m_ada, 0xA);
    const auto phone = openFor(m_adasPhone, 0xB);
    m_hub->deliver({{.kind = LiveEvent::Kind::SessionRevoked,
                     .account = m_ada.account,
                     .id = m_adasPhone.session.toString()}});
    QTRY_VERIFY(phone->isClosed());
    QVERIFY(!own->isClosed());
    QTRY_COMPARE(m_hub->socketCount(), 1);
    m_hub->closeAll();
    QTRY_VERIFY(own->isClosed());
}

void TestLiveHub::socketsOfAnAccountAreBounded()
{
    makeHub({.socketsPerAccountMax = 2});
    const auto first = openFor(m_ada, 0xA);
    const auto second = openFor(m_ada, 0xA);
    const auto third = open();
    third->signIn(m_ada, 0xA);
    QTRY_VERIFY(third->isClosed());
    QVERIFY(!first->isClosed() && !second->isClosed());
}

void TestLiveHub::pingsComeOnTime()
{
    makeHub({.pingMs = 20});
    const auto socket = open();
    socket->signIn(m_ada, 0xA);
    QTRY_VERIFY(socket->of<protocol::LivePing>().size() >= 3);
}

void TestLiveHub::changeThatCannotBeReadIsAPoke()
{
    const auto phone = openFor(m_adasPhone, 0xB);
    // The log has a hole, so that the hub's read fails.
    QVERIFY(m_world->engine->writeAndWait([](Context &context) -> Expected<> {
        TRY_ASSIGN(auto statement, context.transaction.prepare("DELETE FROM space_log"));
        return statement.run();
    }));
    m_hub->deliver({{.kind = LiveEvent::Kind::SpaceChanged, .space = m_device->space, .seq = 2}});
    QTRY_COMPARE(phone->of<protocol::LivePoke>().size(), 1);
    QCOMPARE(phone->of<protocol::LivePoke>().constFirst().head, 2);
    // And the next change is told as ever.
    m_device->addWish(Uuid::create(), m_list, u"Austerlitz"_s);
    m_device->addWish(Uuid::create(), m_list, u"The Rings of Saturn"_s);
    m_device->pushOk();
    QTRY_COMPARE(phone->of<protocol::LiveChange>().size(), 1);
}

void TestLiveHub::commitBesideTheSubscriptionIsNotMissed()
{
    // Whatever the order of the token's frame, the heads' read and the commits: what the ping says
    // and the frames after it lead to the head.
    for (int round = 0; round < 20; ++round) {
        const auto phone = open();
        phone->signIn(m_adasPhone, 0xB);
        for (int turn = 0; turn < round % 5; ++turn) {
            QCoreApplication::processEvents();
        }
        m_device->addWish(Uuid::create(), m_list, u"Austerlitz"_s);
        const quint64 head = m_device->pushOk().constLast().seq;
        QTRY_VERIFY([&] {
            quint64 told = 0;
            for (const auto &ping : phone->of<protocol::LivePing>()) {
                told = qMax(told, ping.heads.value(m_device->space));
            }
            for (const auto &change : phone->of<protocol::LiveChange>()) {
                told = qMax(told, change.seq);
            }
            return told == head;
        }());
    }
}

void TestLiveHub::changeToldToASecondSocketIsToldToTheFirst()
{
    const Person bo = m_world->addPerson(u"Bo"_s);
    FakeDevice device(*m_world, bo, 0xC);
    const auto first = openFor(bo, 0xC); // the space is empty: its head is 0
    device.addList(Uuid::create(), u"To read"_s);
    // The commit is there, but nobody was told yet, when the second socket reads the heads.
    std::unique_ptr<LiveHub> hub = std::move(m_hub);
    device.pushOk();
    m_hub = std::move(hub);
    const auto second = openFor(bo, 0xD);
    QVERIFY(first->of<protocol::LiveChange>().isEmpty());
    m_hub->deliver({{.kind = LiveEvent::Kind::SpaceChanged, .space = device.space, .seq = 1}});
    QTRY_COMPARE(first->of<protocol::LiveChange>().size(), 1);
}

QTEST_GUILESS_MAIN(TestLiveHub)
#include "tst_livehub.moc"
