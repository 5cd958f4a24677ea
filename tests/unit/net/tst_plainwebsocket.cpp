// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/plainwebsocket.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace endpaper::net;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype messageBytesMax = 200'000;

// A server that greets as it should and then sends whatever bytes it is told to.
class RawServer : public QTcpServer
{
public:
    RawServer()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this] {
                received += socket->readAll();
                if (!isGreeted && received.contains("\r\n\r\n")) {
                    greet();
                }
            });
        });
    }
    QTcpSocket *socket = nullptr;
    QByteArray received; // the greeting, then frames
    QByteArray status = "HTTP/1.1 101 Switching Protocols";
    QByteArray guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

private:
    void greet()
    {
        isGreeted = true;
        const qsizetype at = received.indexOf("Sec-WebSocket-Key: ") + 19;
        const QByteArray key = received.mid(at, received.indexOf('\r', at) - at);
        received.clear();
        socket->write(
            status + "\r\nUpgrade: websocket\r\nSEC-WebSocket-Accept: "
            + QCryptographicHash::hash(QByteArray(key + guid), QCryptographicHash::Sha1).toBase64()
            + "\r\n\r\n");
    }
    bool isGreeted = false;
};

} // namespace

class TestPlainWebSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesOfEachLengthGoThereAndBack_data();
    void messagesOfEachLengthGoThereAndBack();
    void aClosedServerIsTold();
    void nobodyThereIsTold();
    void aMessageInPiecesByteByByteIsOneMessage();
    void aPingIsAnswered();
    void whatIsNoWebSocketEndsIt_data();
    void whatIsNoWebSocketEndsIt();
    void badFramesEndIt_data();
    void badFramesEndIt();

private:
    static QUrl address(quint16 port) { return QUrl(u"ws://127.0.0.1:%1/live"_s.arg(port)); }
};

void TestPlainWebSocket::messagesOfEachLengthGoThereAndBack_data()
{
    QTest::addColumn<qsizetype>("size");
    for (const qsizetype size : {0, 1, 125, 126, 127, 65'535, 65'536, 200'000}) {
        QTest::addRow("%lld", qlonglong(size)) << size;
    }
}

void TestPlainWebSocket::messagesOfEachLengthGoThereAndBack()
{
    QFETCH(qsizetype, size);
    QWebSocketServer server(u"test"_s, QWebSocketServer::NonSecureMode);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QWebSocketServer::newConnection, &server, [&server] {
        QWebSocket *peer = server.nextPendingConnection();
        connect(peer, &QWebSocket::binaryMessageReceived, peer, [peer](const QByteArray &message) {
            peer->sendBinaryMessage(message);
            peer->sendTextMessage(u"é"_s);
        });
    });
    PlainWebSocket socket(messageBytesMax);
    QSignalSpy connected(&socket, &PlainWebSocket::connected);
    QSignalSpy binary(&socket, &PlainWebSocket::binaryReceived);
    QSignalSpy text(&socket, &PlainWebSocket::textReceived);
    socket.open(address(server.serverPort()), "endpaper.1");
    QTRY_COMPARE(connected.size(), 1);
    QByteArray message(size, 'a');
    for (qsizetype i = 0; i < size; ++i) {
        message[i] = char(i * 7);
    }
    socket.sendBinary(message);
    QTRY_COMPARE(text.size(), 1);
    QCOMPARE(text[0][0].toByteArray(), QByteArray("é"));
    QCOMPARE(binary.size(), 1);
    QVERIFY(binary[0][0].toByteArray() == message);
}

void TestPlainWebSocket::aClosedServerIsTold()
{
    QWebSocketServer server(u"test"_s, QWebSocketServer::NonSecureMode);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QWebSocketServer::newConnection, &server,
            [&server] { server.nextPendingConnection()->close(); });
    PlainWebSocket socket(messageBytesMax);
    QSignalSpy closed(&socket, &PlainWebSocket::closed);
    socket.open(address(server.serverPort()), "endpaper.1");
    QTRY_COMPARE(closed.size(), 1);
}

void TestPlainWebSocket::nobodyThereIsTold()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    PlainWebSocket socket(messageBytesMax);
    QSignalSpy closed(&socket, &PlainWebSocket::closed);
    socket.open(address(port), "endpaper.1");
    QTRY_COMPARE(closed.size(), 1);
    QVERIFY(!closed[0][0].toString().isEmpty());
}

void TestPlainWebSocket::aMessageInPiecesByteByByteIsOneMessage()
{
    RawServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    PlainWebSocket socket(messageBytesMax);
    QSignalSpy connected(&socket, &PlainWebSocket::connected);
    QSignalSpy binary(&socket, &PlainWebSocket::binaryReceived);
    socket.open(address(server.serverPort()), "endpaper.1");
    QTRY_COMPARE(connected.size(), 1);
    // "Hel", a ping between, "lo".
    const QByteArray frames = QByteArray::fromHex("020348656c"
                                                  "890178"
                                                  "80026c6f");
    for (const char byte : frames) {
        server.socket->write(&byte, 1);
        server.socket->flush();
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(binary.size(), 1);
    QCOMPARE(binary[0][0].toByteArray(), QByteArray("Hello"));
}

void TestPlainWebSocket::aPingIsAnswered()
{
    RawServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    PlainWebSocket socket(messageBytesMax);
    QSignalSpy connected(&socket, &PlainWebSocket::connected);
    socket.open(address(server.serverPort()), "endpaper.1");
    QTRY_COMPARE(connected.size(), 1);
    server.socket->write(QByteArray::fromHex("8902686a"));
    QTRY_COMPARE(server.received.size(), 8); // two bytes, a mask of four, the ping's own two
    QCOMPARE(server.received.first(2), QByteArray::fromHex("8a82"));
    QCOMPARE(char(server.received[6] ^ server.received[2]), 'h');
    QCOMPARE(char(server.received[7] ^ server.received[3]), 'j');
}

void TestPlainWebSocket::whatIsNoWebSocketEndsIt_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("guid");
    const QByteArray guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    QTest::newRow("a page") << QByteArray("HTTP/1.1 200 OK") << guid;
    QTest::newRow("refused") << QByteArray("HTTP/1.1 401 x") << guid;
    QTest::newRow("another key") << QByteArray("HTTP/1.1 101 x") << QByteArray("other");
    QTest::newRow("no end") << QByteArray("HTTP/1.1 101 x\r\nX: " + QByteArray(40'000, 'x'))
                            << guid;
}

void TestPlainWebSocket::whatIsNoWebSocketEndsIt()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, guid);
    RawServer server;
    server.status = status;
    server.guid = guid;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    PlainWebSocket socket(messageBytesMax);
    QSignalSpy connected(&socket, &PlainWebSocket::connected);
    QSignalSpy closed(&socket, &PlainWebSocket::closed);
    socket.open(address(server.serverPort()), "endpaper.1");
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(connected.size(), 0);
}

void TestPlainWebSocket::badFramesEndIt_data()
{
    QTest::addColumn<QByteArray>("frames");
    QTest::newRow("masked") << QByteArray::fromHex("828000000000");
    QTest::newRow("reserved bit") << QByteArray::fromHex("c20100");
    QTest::newRow("unknown code") << QByteArray::fromHex("830100");
    QTest::newRow("ping in pieces") << QByteArray::fromHex("090100");
    QTest::newRow("long ping") << QByteArray::fromHex("897e0080");
    QTest::newRow("a piece of nothing") << QByteArray::fromHex("800100");
    QTest::newRow("a message within one") << QByteArray::fromHex("020100"
                                                                 "820100");
    QTest::newRow("one byte too many") << QByteArray::fromHex("827f0000000000030d41"); // 200,001
    QTest::newRow("more than memory") << QByteArray::fromHex("827fffffffffffffffff");
}

void TestPlainWebSocket::badFramesEndIt()
{
    QFETCH(QByteArray, frames);
    RawServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    PlainWebSocket socket(messageBytesMax);
    QSignalSpy connected(&socket, &PlainWebSocket::connected);
    QSignalSpy closed(&socket, &PlainWebSocket::closed);
    QSignalSpy binary(&socket, &PlainWebSocket::binaryReceived);
    socket.open(address(server.serverPort()), "endpaper.1");
    QTRY_COMPARE(connected.size(), 1);
    server.socket->write(frames);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(binary.size(), 0);
}

QTEST_GUILESS_MAIN(TestPlainWebSocket)
#include "tst_plainwebsocket.moc"
