// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace endpaper::viewmodel {

// A daemon on a loopback port that answers by verb and path ("GET /api/v1/rates") what it was told
// to, 404 to all else, and remembers what was asked and with which body.
class FakeDaemon : public QTcpServer
{
public:
    FakeDaemon()
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
    void answer(const QByteArray &request, const QByteArray &json, int status = 200)
    {
        m_answers.insert(request, {status, json});
    }
    [[nodiscard]] int count(const QByteArray &request) const { return int(asked.count(request)); }
    [[nodiscard]] QJsonObject body(const QByteArray &request) const
    {
        return QJsonDocument::fromJson(bodies.value(request)).object();
    }

    QByteArrayList asked; // "GET /api/v1/rates", without the query
    QHash<QByteArray, QByteArray> bodies; // the last one of each
    QHash<QByteArray, QByteArray> queries;

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
        const qsizetype mark = line.value(1).indexOf('?');
        const QByteArray request =
            line.value(0) + ' ' + (mark < 0 ? line.value(1) : line.value(1).left(mark));
        asked.append(request);
        bodies.insert(request, all.mid(head + 4));
        queries.insert(request, mark < 0 ? QByteArray() : line.value(1).mid(mark + 1));
        const auto [status, json] = m_answers.value(request, {404, "{\"title\": \"no\"}"});
        m_read.remove(socket);
        socket->write(
            "HTTP/1.1 " + QByteArray::number(status)
            + " x\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
            + QByteArray::number(json.size()) + "\r\n\r\n" + json);
        socket->disconnectFromHost();
    }

    QHash<QByteArray, std::pair<int, QByteArray>> m_answers;
    QHash<QTcpSocket *, QByteArray> m_read;
};

} // namespace endpaper::viewmodel
