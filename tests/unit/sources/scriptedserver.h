// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <functional>

// A loopback HTTP server that says what a test tells it to, byte for byte.
class ScriptedServer : public QObject
{
public:
    struct Reply
    {
        QByteArray head = "HTTP/1.1 200 OK\r\n"; // status line and extra headers
        QByteArray body = {};
        QByteArray type = "application/json";
        qint64 repeat = 1; // the body is sent so many times
        qint64 announced = -1; // Content-Length; -1: what is sent
        bool isHanging = false;
    };
    using Answer = std::function<Reply(const QByteArray &path)>;

    ScriptedServer()
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }
    void setAnswer(Answer answer) { m_answer = std::move(answer); }
    [[nodiscard]] QUrl url(const QString &path = {}) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()) + path);
    }
    [[nodiscard]] QByteArrayList paths() const { return m_paths; }
    [[nodiscard]] QByteArray lastRequest() const { return m_last; }
    [[nodiscard]] qint64 bytesSent() const { return m_sent; }

private:
    void answer(QTcpSocket *socket)
    {
        const QByteArray request = socket->property("request").toByteArray() + socket->readAll();
        socket->setProperty("request", request);
        const qsizetype end = request.indexOf("\r\n\r\n");
        if (end < 0 || request.size() < end + 4 + announcedBytes(request.left(end))) {
            return;
        }
        m_last = request;
        const QByteArray path = request.split(' ').value(1);
        m_paths.append(path);
        const Reply reply = m_answer(path);
        if (reply.isHanging) {
            return;
        }
        const qint64 whole = reply.body.size() * reply.repeat;
        socket->write(reply.head + "Content-Type: " + reply.type + "\r\nContent-Length: "
                      + QByteArray::number(reply.announced < 0 ? whole : reply.announced)
                      + "\r\nConnection: close\r\n\r\n");
        send(socket, reply.body, reply.repeat);
    }

    static qsizetype announcedBytes(const QByteArray &head)
    {
        for (const QByteArray &line : head.toLower().split('\n')) {
            if (line.startsWith("content-length:")) {
                return line.mid(15).trimmed().toLongLong();
            }
        }
        return 0;
    }

    // As much as the other side takes: a hundred megabytes do not lie here in memory.
    void send(const QPointer<QTcpSocket> &socket, const QByteArray &body, qint64 times)
    {
        constexpr qint64 waitingMax = 1 << 20;
        while (socket && times > 0 && socket->bytesToWrite() < waitingMax) {
            socket->write(body);
            m_sent += body.size();
            --times;
        }
        if (socket && times > 0) {
            connect(
                socket, &QTcpSocket::bytesWritten, this,
                [this, socket, body, times] { send(socket, body, times); },
                Qt::SingleShotConnection);
        } else if (socket) {
            socket->disconnectFromHost();
        }
    }

    QTcpServer m_server;
    Answer m_answer;
    QByteArrayList m_paths;
    QByteArray m_last;
    qint64 m_sent = 0;
};
