// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/outputqueue.h"
#include "server/http/transport.h"
#include "server/http/upgradesocket.h"

#include <QEvent>
#include <QSocketNotifier>
#include <QTcpSocket>

#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace endpaper::server {

namespace {

constexpr int vectorCount = 16;

// A notifier that calls a member instead of emitting: no connection to keep for each socket.
template <typename Owner, void (Owner::*Call)()> class Notifier final : public QSocketNotifier
{
public:
    Notifier(int descriptor, Type type, Owner *owner)
        : QSocketNotifier(descriptor, type)
        , m_owner(owner)
    {
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::SockAct) {
            (m_owner->*Call)();
            return true;
        }
        return QSocketNotifier::event(event);
    }

private:
    Owner *m_owner;
};

bool isTemporary(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

// Straight on the descriptor: QTcpSocket cannot answer a client that has closed its sending half,
// copies each byte twice more, and weighs four times as much while idle.
class PlainTransport final : public Transport
{
public:
    PlainTransport(int descriptor, Sink &sink)
        : m_descriptor(descriptor)
        , m_sink(sink)
        , m_reading(descriptor, QSocketNotifier::Read, this)
    {
    }
    ~PlainTransport() override { closeDescriptor(); }

    qint64 read(char *to, qint64 bytesMax) override
    {
        const ssize_t got = ::recv(m_descriptor, to, static_cast<size_t>(bytesMax), 0);
        if (got > 0) {
            return got;
        }
        if (got == 0) {
            return ended;
        }
        return isTemporary(errno) ? 0 : failed;
    }

    qint64 write(OutputQueue &queue) override
    {
        qint64 total = 0;
        while (!queue.isEmpty()) {
            iovec vectors[vectorCount];
            msghdr message{};
            message.msg_iov = vectors;
            message.msg_iovlen = static_cast<size_t>(queue.peek(vectors, vectorCount));
            const ssize_t sent = ::sendmsg(m_descriptor, &message, MSG_NOSIGNAL);
            if (sent < 0) {
                return isTemporary(errno) ? total : failed;
            }
            queue.drop(sent);
            total += sent;
        }
        return total;
    }

    void setReading(bool isOn) override
    {
        if (m_reading.isEnabled() != isOn) {
            m_reading.setEnabled(isOn && m_descriptor >= 0);
        }
    }

    void setWriting(bool isOn) override
    {
        if (!m_writing && isOn && m_descriptor >= 0) {
            m_writing = std::make_unique<WriteNotifier>(m_descriptor, QSocketNotifier::Write, this);
        } else if (m_writing) {
            m_writing->setEnabled(isOn && m_descriptor >= 0);
        }
    }

    void finishWriting() override { ::shutdown(m_descriptor, SHUT_WR); }

    void close() override
    {
        m_reading.setEnabled(false);
        setWriting(false);
        closeDescriptor();
    }

    std::unique_ptr<QTcpSocket> release(const QByteArray &unread) override
    {
        m_reading.setEnabled(false);
        setWriting(false);
        auto socket = std::make_unique<UpgradeSocket<QTcpSocket>>();
        if (!socket->setSocketDescriptor(m_descriptor)) {
            return nullptr;
        }
        m_descriptor = -1;
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        socket->expectHandshake(unread);
        return socket;
    }

    bool isSecure() const override { return false; }
    void acknowledge() override { acknowledgeNow(m_descriptor); }

private:
    void onReadable() { m_sink.readable(); }
    void onWritable() { m_sink.writable(); }
    using ReadNotifier = Notifier<PlainTransport, &PlainTransport::onReadable>;
    using WriteNotifier = Notifier<PlainTransport, &PlainTransport::onWritable>;

    void closeDescriptor()
    {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
            m_descriptor = -1;
        }
    }

    int m_descriptor;
    Sink &m_sink;
    ReadNotifier m_reading;
    std::unique_ptr<WriteNotifier> m_writing; // only once a write did not go through at once
};

} // namespace

std::unique_ptr<Transport> makePlainTransport(int descriptor, Transport::Sink &sink)
{
    return std::make_unique<PlainTransport>(descriptor, sink);
}

void acknowledgeNow(int descriptor)
{
    const int on = 1; // it does not last
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
}

Transport::Address prepareDescriptor(int descriptor)
{
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);

    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    Transport::Address address;
    if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&storage), &size) != 0) {
        return address;
    }
    address.host.setAddress(reinterpret_cast<const sockaddr *>(&storage));
    if (storage.ss_family == AF_INET6) {
        address.port = ntohs(reinterpret_cast<const sockaddr_in6 *>(&storage)->sin6_port);
        bool isMapped = false;
        const quint32 mapped = address.host.toIPv4Address(&isMapped);
        if (isMapped) {
            address.host = QHostAddress(mapped);
        }
    } else if (storage.ss_family == AF_INET) {
        address.port = ntohs(reinterpret_cast<const sockaddr_in *>(&storage)->sin_port);
    }
    return address;
}

} // namespace endpaper::server
