// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searchhouse.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace endpaper::test {

// Sources that answer when they are told to.
class HeldServer : public QTcpServer
{
public:
    HeldServer()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                    const QByteArray request = socket->readAll();
                    if (request.startsWith("GET ")) {
                        asked += request.split(' ').value(1);
                        m_held.append(socket);
                        answer();
                    }
                });
            }
        });
        listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort()));
    }
    void hold() { m_isHolding = true; }
    void release()
    {
        m_isHolding = false;
        answer();
    }
    QByteArrayList asked; // paths

private:
    void answer()
    {
        if (m_isHolding) {
            return;
        }
        for (QTcpSocket *socket : std::exchange(m_held, {})) {
            const QByteArray body = SearchHouse::twoCopies("x");
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                          + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n"
                          + body);
            socket->disconnectFromHost();
        }
    }

    bool m_isHolding = true;
    QList<QTcpSocket *> m_held;
};

} // namespace endpaper::test
