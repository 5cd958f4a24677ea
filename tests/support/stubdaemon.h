// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace endpaper::test {

// A daemon on a loopback port that reads whole requests, one a connection, and answers each with
// the status and the JSON that it is told to give.
class StubDaemon : public QTcpServer
{
public:
    struct Request
    {
        QByteArray method;
        QByteArray path; // without the query
        QByteArray query;
        QByteArray body;
    };
    struct Answer
    {
        int status = 200;
        QByteArray json = {};
        int retryAfterS = 0; // 0: not said
    };

    explicit StubDaemon(std::function<Answer(const Request &)> answer)
        : m_answer(std::move(answer))
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
            }
        });
        listen(QHostAddress::LocalHost, 0);
    }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort()));
    }

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &all = m_read[socket];
        all += socket->readAll();
        const qsizetype head = all.indexOf("\r\n\r\n");
        const qsizetype length = all.toLower().indexOf("content-length:");
        const qsizetype size = length < 0 || length > head
            ? 0
            : all.mid(length + 15, all.indexOf('\r', length) - length - 15).trimmed().toLongLong();
        if (head < 0 || all.size() < head + 4 + size) {
            return;
        }
        const QByteArrayList line = all.left(all.indexOf('\r')).split(' ');
        const QByteArray target = line.value(1);
        const qsizetype mark = target.indexOf('?');
        const Answer answer = m_answer({.method = line.value(0),
                                        .path = mark < 0 ? target : target.left(mark),
                                        .query = mark < 0 ? QByteArray() : target.mid(mark + 1),
                                        .body = all.mid(head + 4)});
        m_read.remove(socket);
        socket->write(
            "HTTP/1.1 " + QByteArray::number(answer.status)
            + " x\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
            + QByteArray::number(answer.json.size())
            + (answer.retryAfterS > 0 ? "\r\nRetry-After: " + QByteArray::number(answer.retryAfterS)
                                      : QByteArray())
            + "\r\n\r\n" + answer.json);
        socket->disconnectFromHost();
    }

    std::function<Answer(const Request &)> m_answer;
    QHash<QTcpSocket *, QByteArray> m_read;
};

} // namespace endpaper::test
