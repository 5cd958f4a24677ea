// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/rawsocket.h"

#include <cerrno>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace endpaper::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int answerSecondsMax = 30;

} // namespace

Expected<RawSocket> RawSocket::open(quint16 port)
{
    RawSocket made(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (made.m_fd < 0
        || ::connect(made.m_fd, reinterpret_cast<const sockaddr *>(&address), sizeof address)
            != 0) {
        return fail(ErrorKind::Unavailable, u"no connection to the daemon"_s);
    }
    const int on = 1;
    ::setsockopt(made.m_fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const timeval patience = {answerSecondsMax, 0};
    ::setsockopt(made.m_fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    return made;
}

RawSocket::RawSocket(RawSocket &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
    , m_buffer(std::move(other.m_buffer))
{
}

RawSocket &RawSocket::operator=(RawSocket &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_buffer, other.m_buffer);
    return *this;
}

RawSocket::~RawSocket()
{
    if (m_fd >= 0) {
        ::close(m_fd);
    }
}

Expected<> RawSocket::send(const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const auto count =
            ::send(m_fd, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (count <= 0) {
            return fail(ErrorKind::Unavailable, u"the daemon hung up"_s);
        }
        sent += count;
    }
    return {};
}

Expected<> RawSocket::readMore()
{
    char bytes[64 * 1024];
    const auto count = ::recv(m_fd, bytes, sizeof bytes, 0);
    if (count <= 0) {
        return fail(ErrorKind::Unavailable, u"the daemon did not answer"_s);
    }
    m_buffer.append(bytes, count);
    return {};
}

std::optional<RawSocket::Answer> RawSocket::takeAnswer()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0) {
        return std::nullopt;
    }
    const QByteArray head = m_buffer.first(end).toLower();
    const qsizetype at = head.indexOf("content-length:");
    qsizetype length = 0;
    if (at >= 0) {
        const qsizetype from = at + 15;
        length = head.mid(from, head.indexOf('\r', from) - from).trimmed().toLongLong();
    }
    if (m_buffer.size() < end + 4 + length) {
        return std::nullopt;
    }
    Answer answer{head.mid(9, 3).toInt(), m_buffer.mid(end + 4, length)};
    m_buffer.remove(0, end + 4 + length);
    return answer;
}

Expected<RawSocket::Answer> RawSocket::answer()
{
    while (true) {
        if (auto answer = takeAnswer()) {
            return std::move(*answer);
        }
        TRY(readMore());
    }
}

Expected<std::optional<RawSocket::Answer>> RawSocket::poll()
{
    TRY(readMore());
    return takeAnswer();
}

Expected<> RawSocket::upgrade(const QByteArray &path, const QByteArray &protocol)
{
    TRY(send("GET " + path
             + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ZW5kcGFwZXItYmVuY2gtMQ==\r\n"
               "Sec-WebSocket-Protocol: "
             + protocol + "\r\n\r\n"));
    TRY_ASSIGN(const Answer answered, answer());
    return answered.status == 101
        ? Expected<>()
        : fail(ErrorKind::Unavailable, u"no web socket: %1"_s.arg(answered.status));
}

Expected<> RawSocket::sendFrame(const QByteArray &payload)
{
    QByteArray bytes("\x82", 1);
    if (payload.size() < 126) {
        bytes.append(char(0x80 | payload.size()));
    } else {
        bytes.append(char(0x80 | 126));
        bytes.append(char(payload.size() >> 8));
        bytes.append(char(payload.size()));
    }
    bytes.append(4, '\0'); // a mask that changes nothing
    return send(bytes + payload);
}

std::optional<QByteArray> RawSocket::takeFrame()
{
    if (m_buffer.size() < 2) {
        return std::nullopt;
    }
    qsizetype length = quint8(m_buffer[1]);
    qsizetype head = 2;
    if (length >= 126) {
        const int wide = length == 126 ? 2 : 8;
        if (m_buffer.size() < head + wide) {
            return std::nullopt;
        }
        length = 0;
        for (int i = 0; i < wide; ++i) {
            length = length << 8 | quint8(m_buffer[head + i]);
        }
        head += wide;
    }
    if (m_buffer.size() < head + length) {
        return std::nullopt;
    }
    QByteArray payload = m_buffer.mid(head, length);
    m_buffer.remove(0, head + length);
    return payload;
}

Expected<QByteArray> RawSocket::frame()
{
    while (true) {
        if (auto payload = takeFrame()) {
            return std::move(*payload);
        }
        TRY(readMore());
    }
}

QByteArray postOf(const QByteArray &path, const QByteArray &token, const QByteArray &contentType,
                  const QByteArray &body)
{
    QByteArray head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: "
        + contentType + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    if (!token.isEmpty()) {
        head += "Authorization: Bearer " + token + "\r\n";
    }
    return head + "\r\n" + body;
}

} // namespace endpaper::bench
