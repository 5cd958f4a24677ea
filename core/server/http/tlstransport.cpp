// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/outputqueue.h"
#include "server/http/transport.h"
#include "server/http/upgradesocket.h"

#include <QSslSocket>

#include <sys/uio.h>

namespace endpaper::server {

namespace {

constexpr qint64 readBufferBytes = 64 * 1024; // what Qt may hold for us while we do not read
constexpr qint64 writeBufferBytesMax = 256 * 1024; // what Qt may hold of our answers
constexpr qint64 writePieceBytes = 64 * 1024;

class TlsTransport final : public Transport
{
public:
    TlsTransport(std::unique_ptr<UpgradeSocket<QSslSocket>> socket, Sink &sink)
        : m_socket(std::move(socket))
        , m_sink(sink)
    {
        QSslSocket *tls = m_socket.get();
        QObject *context = m_context.get();
        QObject::connect(tls, &QSslSocket::readyRead, context, [this] { notifyReadable(); });
        QObject::connect(tls, &QSslSocket::encryptedBytesWritten, context, [this] {
            if (m_isWriting && held() < writeBufferBytesMax) {
                m_sink.writable();
            }
        });
        // The end is read as such, in order, after what came before it.
        QObject::connect(tls, &QSslSocket::disconnected, context, [this] { notifyReadable(); });
        // Queued: the socket is not to be ended while it is telling us of its error.
        QObject::connect(
            tls, &QSslSocket::errorOccurred, context,
            [this](QAbstractSocket::SocketError error) {
                if (error != QAbstractSocket::RemoteHostClosedError) {
                    m_sink.broken();
                }
            },
            Qt::QueuedConnection);
    }

    ~TlsTransport() override
    {
        m_context.reset();
        if (m_socket) {
            m_socket.release()->deleteLater();
        }
    }

    qint64 read(char *to, qint64 bytesMax) override
    {
        const qint64 got = m_socket->read(to, bytesMax);
        if (got > 0) {
            if (m_socket->bytesAvailable() > 0) {
                notifyLater(); // readyRead comes once for all that has come
            }
            return got;
        }
        return m_socket->state() == QAbstractSocket::UnconnectedState ? ended : 0;
    }

    qint64 write(OutputQueue &queue) override
    {
        qint64 total = 0;
        // Until Qt holds enough: then it has more to send, and will tell us when that is done.
        while (!queue.isEmpty() && held() < writeBufferBytesMax) {
            iovec piece;
            static_cast<void>(queue.peek(&piece, 1));
            const qint64 size = qMin<qint64>(static_cast<qint64>(piece.iov_len), writePieceBytes);
            const qint64 taken = m_socket->write(static_cast<const char *>(piece.iov_base), size);
            if (taken <= 0) {
                return failed;
            }
            queue.drop(taken);
            total += taken;
            m_socket->flush();
        }
        return total;
    }

    void setReading(bool isOn) override
    {
        if (m_isReading != isOn) {
            m_isReading = isOn;
            if (isOn
                && (m_socket->bytesAvailable() > 0
                    || m_socket->state() == QAbstractSocket::UnconnectedState)) {
                notifyLater();
            }
        }
    }

    void setWriting(bool isOn) override { m_isWriting = isOn; }

    // TLS has no half that could be closed alone in Qt: what is written goes out, then all ends.
    void finishWriting() override { m_socket->disconnectFromHost(); }

    void close() override
    {
        m_isReading = false;
        m_isWriting = false;
        m_context.reset();
        m_socket->abort();
    }

    std::unique_ptr<QTcpSocket> release(const QByteArray &unread) override
    {
        m_context.reset();
        m_socket->setReadBufferSize(0);
        m_socket->expectHandshake(unread);
        return std::move(m_socket);
    }

    bool isSecure() const override { return true; }
    void acknowledge() override { acknowledgeNow(int(m_socket->socketDescriptor())); }

private:
    [[nodiscard]] qint64 held() const
    {
        return m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite();
    }

    void notifyReadable()
    {
        if (m_isReading) {
            m_sink.readable();
        }
    }

    void notifyLater()
    {
        if (!m_isNotifying && m_context) {
            m_isNotifying = true;
            QMetaObject::invokeMethod(
                m_context.get(),
                [this] {
                    m_isNotifying = false;
                    notifyReadable();
                },
                Qt::QueuedConnection);
        }
    }

    std::unique_ptr<UpgradeSocket<QSslSocket>> m_socket;
    Sink &m_sink;
    std::unique_ptr<QObject> m_context =
        std::make_unique<QObject>(); // gone: nobody is told any more
    bool m_isReading = true;
    bool m_isWriting = false;
    bool m_isNotifying = false;
};

} // namespace

std::unique_ptr<Transport> makeTlsTransport(int descriptor, Transport::Sink &sink,
                                            const QSslConfiguration &configuration)
{
    auto socket = std::make_unique<UpgradeSocket<QSslSocket>>();
    if (!socket->setSocketDescriptor(descriptor)) {
        return nullptr;
    }
    socket->setReadBufferSize(readBufferBytes);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setSslConfiguration(configuration);
    socket->startServerEncryption();
    return std::make_unique<TlsTransport>(std::move(socket), sink);
}

} // namespace endpaper::server
