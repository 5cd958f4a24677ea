// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/plainwebsocket.h"

#include <QCryptographicHash>
#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <limits>

namespace endpaper::net {

using namespace Qt::StringLiterals;

namespace {

constexpr quint16 defaultPort = 80;
constexpr qsizetype greetingBytesMax = 16 * 1024;
constexpr qsizetype controlBytesMax = 125; // of a control frame; longer lengths stand behind it
constexpr quint8 length16 = 126;
constexpr quint8 length64 = 127;
constexpr quint8 lastFlag = 0x80;
constexpr quint8 reservedFlags = 0x70;
constexpr quint8 codeBits = 0x0f;
constexpr quint8 maskFlag = 0x80;
// RFC 6455, 1.3.
constexpr char acceptGuid[] = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    std::generate(bytes.begin(), bytes.end(),
                  [] { return char(QRandomGenerator::system()->bounded(256)); });
    return bytes;
}

} // namespace

PlainWebSocket::PlainWebSocket(qsizetype messageBytesMax, QObject *parent)
    : QObject(parent)
    , m_socket(new QTcpSocket(this))
    , m_messageBytesMax(messageBytesMax)
{
    connect(m_socket, &QTcpSocket::connected, this, &PlainWebSocket::greet);
    connect(m_socket, &QTcpSocket::readyRead, this, &PlainWebSocket::read);
    connect(m_socket, &QTcpSocket::disconnected, this, [this] { end(u"closed"_s); });
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this] { end(m_socket->errorString()); });
}

PlainWebSocket::~PlainWebSocket() { abort(); }

void PlainWebSocket::open(const QUrl &url, const QByteArray &subProtocol)
{
    m_url = url;
    m_subProtocol = subProtocol;
    m_stage = Stage::Greeting;
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->connectToHost(url.host(), quint16(url.port(defaultPort)));
}

void PlainWebSocket::greet()
{
    m_key = randomBytes(16).toBase64();
    const QByteArray name = m_url.host(QUrl::FullyEncoded).toLatin1();
    const QByteArray host = (name.contains(':') ? '[' + name + ']' : name) + ':'
        + QByteArray::number(m_url.port(defaultPort));
    m_socket->write(
        "GET " + m_url.path(QUrl::FullyEncoded).toLatin1() + " HTTP/1.1\r\nHost: " + host
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          "Sec-WebSocket-Key: "
        + m_key + "\r\nSec-WebSocket-Protocol: " + m_subProtocol + "\r\n\r\n");
}

bool PlainWebSocket::readGreeting()
{
    const qsizetype size = m_received.indexOf("\r\n\r\n");
    if ((size < 0 ? m_received.size() : size) > greetingBytesMax) {
        end(u"no WebSocket answered"_s);
        return false;
    }
    if (size < 0) {
        return false;
    }
    QByteArray accept;
    QByteArray chosen;
    const QList<QByteArray> lines = m_received.first(size).split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.first(std::max<qsizetype>(0, colon)).toLower();
        if (name == "sec-websocket-accept") {
            accept = line.sliced(colon + 1).trimmed();
        } else if (name == "sec-websocket-protocol") {
            chosen = line.sliced(colon + 1).trimmed();
        }
    }
    m_received.remove(0, size + 4);
    const QByteArray wanted =
        QCryptographicHash::hash(QByteArray(m_key + acceptGuid), QCryptographicHash::Sha1)
            .toBase64();
    if (!lines.first().startsWith("HTTP/1.1 101") || accept != wanted
        || (!chosen.isEmpty() && chosen != m_subProtocol)) {
        end(u"no WebSocket answered"_s);
        return false;
    }
    m_stage = Stage::Open;
    Q_EMIT connected();
    return m_stage == Stage::Open;
}

void PlainWebSocket::read()
{
    m_received += m_socket->readAll();
    if (m_stage == Stage::Greeting && !readGreeting()) {
        return;
    }
    while (m_stage == Stage::Open) {
        const std::optional<Frame> frame = takeFrame();
        if (!frame) {
            return;
        }
        take(*frame);
    }
}

std::optional<PlainWebSocket::Frame> PlainWebSocket::takeFrame()
{
    const auto *bytes = reinterpret_cast<const uchar *>(m_received.constData());
    if (m_received.size() < 2) {
        return std::nullopt;
    }
    const quint8 shortLength = bytes[1] & ~maskFlag;
    const qsizetype head = shortLength == length16 ? 4 : shortLength == length64 ? 10 : 2;
    if (m_received.size() < head) {
        return std::nullopt;
    }
    const quint64 length = shortLength == length16 ? qFromBigEndian<quint16>(bytes + 2)
        : shortLength == length64                  ? qFromBigEndian<quint64>(bytes + 2)
                                                   : shortLength;
    const auto code = Code(bytes[0] & codeBits);
    const bool isLast = (bytes[0] & lastFlag) != 0;
    const bool isControl = code >= Code::Close;
    // Nothing was agreed that would need a reserved bit, and a server masks nothing.
    if ((bytes[0] & reservedFlags) != 0 || (bytes[1] & maskFlag) != 0
        || (isControl && (!isLast || length > controlBytesMax))) {
        end(u"not a WebSocket's frame"_s);
        return std::nullopt;
    }
    if (length > quint64(m_messageBytesMax - m_message.size())) {
        end(u"the message is too large"_s);
        return std::nullopt;
    }
    if (m_received.size() < head + qsizetype(length)) {
        return std::nullopt;
    }
    Frame frame{code, isLast, m_received.sliced(head, qsizetype(length))};
    m_received.remove(0, head + qsizetype(length));
    return frame;
}

void PlainWebSocket::take(const Frame &frame)
{
    switch (frame.code) {
    case Code::Ping:
        send(Code::Pong, frame.payload);
        return;
    case Code::Pong:
        return;
    case Code::Close:
        send(Code::Close, frame.payload.first(std::min<qsizetype>(2, frame.payload.size())));
        m_socket->flush();
        end(u"closed"_s);
        return;
    case Code::Text:
    case Code::Binary:
    case Code::More:
        break;
    default:
        end(u"not a WebSocket's frame"_s);
        return;
    }
    const bool isBegun = m_messageCode != Code::More;
    if (isBegun != (frame.code == Code::More)) {
        end(u"not a WebSocket's frame"_s);
        return;
    }
    m_messageCode = isBegun ? m_messageCode : frame.code;
    m_message += frame.payload;
    if (!frame.isLast) {
        return;
    }
    const QByteArray message = std::exchange(m_message, {});
    if (std::exchange(m_messageCode, Code::More) == Code::Text) {
        Q_EMIT textReceived(message);
    } else {
        Q_EMIT binaryReceived(message);
    }
}

void PlainWebSocket::sendBinary(const QByteArray &message)
{
    if (m_stage == Stage::Open) {
        send(Code::Binary, message);
    }
}

void PlainWebSocket::send(Code code, const QByteArray &payload)
{
    QByteArray frame;
    frame += char(lastFlag | quint8(code));
    const auto size = quint64(payload.size());
    std::array<uchar, 8> length{};
    if (payload.size() <= controlBytesMax) {
        frame += char(maskFlag | size);
    } else if (size <= std::numeric_limits<quint16>::max()) {
        frame += char(maskFlag | length16);
        qToBigEndian(quint16(size), length.data());
        frame.append(reinterpret_cast<const char *>(length.data()), 2);
    } else {
        frame += char(maskFlag | length64);
        qToBigEndian(size, length.data());
        frame.append(reinterpret_cast<const char *>(length.data()), 8);
    }
    const QByteArray mask = randomBytes(4);
    frame += mask;
    const qsizetype begin = frame.size();
    frame += payload;
    for (qsizetype i = 0; i < payload.size(); ++i) {
        frame[begin + i] = char(frame.at(begin + i) ^ mask.at(i % 4));
    }
    m_socket->write(frame);
}

void PlainWebSocket::abort()
{
    m_stage = Stage::Closed;
    m_socket->disconnect(this);
    m_socket->abort();
}

void PlainWebSocket::end(const QString &why)
{
    if (m_stage != Stage::Closed) {
        abort();
        Q_EMIT closed(why);
    }
}

} // namespace endpaper::net
