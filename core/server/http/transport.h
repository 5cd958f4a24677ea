// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QSslConfiguration>

#include <memory>

class QTcpSocket;

namespace endpaper::server {

class OutputQueue;

// The bytes of one accepted socket, with or without TLS. Never blocks. Event-loop thread only.
class Transport
{
public:
    // Who is told. A call may lead to the transport being closed, never to its being deleted.
    class Sink
    {
    public:
        virtual ~Sink() = default;
        virtual void readable() = 0;
        virtual void writable() = 0; // after setWriting(true)
        virtual void broken() = 0; // reset, or TLS failed: nothing more will come or go
    };

    struct Address
    {
        QHostAddress host;
        quint16 port = 0;
    };

    static constexpr qint64 ended = -1; // the client will send no more
    static constexpr qint64 failed = -2;

    virtual ~Transport() = default;
    // Bytes read, 0 for none now, `ended` or `failed`.
    [[nodiscard]] virtual qint64 read(char *to, qint64 bytesMax) = 0;
    // Takes what it can from the queue; bytes taken, or `failed`.
    [[nodiscard]] virtual qint64 write(OutputQueue &queue) = 0;
    virtual void setReading(bool isOn) = 0;
    virtual void setWriting(bool isOn) = 0;
    // No more will be written; what was taken still goes out, and reading goes on if the kind
    // allows.
    virtual void finishWriting() = 0;
    // The end, at once; safe inside a Sink's call.
    virtual void close() = 0;
    // Gives the socket away with `unread` put back in front, for Qt's WebSocket server; nothing if
    // that fails. The transport is closed afterwards.
    [[nodiscard]] virtual std::unique_ptr<QTcpSocket> release(const QByteArray &unread) = 0;
    [[nodiscard]] virtual bool isSecure() const = 0;
    // What was read is part of a message: its sender may keep the rest back until this is
    // acknowledged (Nagle), which the kernel would put off by 40 ms.
    virtual void acknowledge() = 0;

protected:
    Transport() = default;
    Q_DISABLE_COPY_MOVE(Transport)
};

// Take over an accepted descriptor, already without blocking; nothing if it is no good.
[[nodiscard]] std::unique_ptr<Transport> makePlainTransport(int descriptor, Transport::Sink &sink);
[[nodiscard]] std::unique_ptr<Transport> makeTlsTransport(int descriptor, Transport::Sink &sink,
                                                          const QSslConfiguration &configuration);

// Transport::acknowledge() for a descriptor.
void acknowledgeNow(int descriptor);

// Makes an accepted descriptor ready for a transport (no blocking, no delay) and says whose it is;
// IPv4 addresses come out as such even from a socket for both.
[[nodiscard]] Transport::Address prepareDescriptor(int descriptor);

} // namespace endpaper::server
