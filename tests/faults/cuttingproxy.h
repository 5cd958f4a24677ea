// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <limits>

namespace endpaper::test {

// A wire between a window and its daemon that can be cut: loopback TCP, forwarded as it comes.
class CuttingProxy
{
public:
    explicit CuttingProxy(quint16 target);
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    // Resets every connection, in the middle of whatever is on its way.
    void cut();
    // Lets so many more bytes of answers through, then cuts: an answer breaks off.
    void cutAfter(qint64 bytes) { m_bytesLeft = bytes; }

private:
    void join(QTcpSocket *near);
    void forward(QTcpSocket *from, QTcpSocket *to, bool isAnswer);

    QTcpServer m_server;
    quint16 m_target;
    qint64 m_bytesLeft = std::numeric_limits<qint64>::max();
    QList<QTcpSocket *> m_sockets;
};

} // namespace endpaper::test
