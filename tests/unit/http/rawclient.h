// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

#include <memory>

#include <sys/socket.h>

namespace endpaper::server {

// Requests as they go over the wire.
inline QByteArray with(const QByteArray &method, const QByteArray &path,
                       const QByteArray &fields = {}, const QByteArray &body = {})
{
    return method + ' ' + path + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n" + body;
}

inline QByteArray get(const QByteArray &path, const QByteArray &fields = {})
{
    return with("GET", path, fields);
}

// An answer as it comes back.
struct Answer
{
    int status = 0;
    QList<QPair<QByteArray, QByteArray>> fields; // names in lower case
    QByteArray body;

    [[nodiscard]] QByteArray field(QByteArrayView name) const
    {
        for (const auto &[key, value] : fields) {
            if (key == name) {
                return value;
            }
        }
        return {};
    }
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

// Cuts answers apart by their Content-Length. `withoutBody` counts the answers to HEAD at the
// front.
inline QList<Answer> parseAnswers(QByteArray bytes, int withoutBody = 0)
{
    QList<Answer> answers;
    while (true) {
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0 || !bytes.startsWith("HTTP/1.1 ")) {
            return answers;
        }
        Answer answer;
        QList<QByteArray> lines = bytes.left(end).split('\n');
        answer.status = lines.takeFirst().mid(9, 3).toInt();
        for (const QByteArray &line : lines) {
            const qsizetype colon = line.indexOf(':');
            answer.fields.emplaceBack(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        const qsizetype size =
            answers.size() < withoutBody ? 0 : answer.field("content-length").toInt();
        if (bytes.size() < end + 4 + size) {
            return answers;
        }
        answer.body = bytes.mid(end + 4, size);
        bytes.remove(0, end + 4 + size);
        answers.append(answer);
    }
}

// A client that sends what it is told to, byte by byte if asked.
class RawClient
{
public:
    explicit RawClient(quint16 port, QTcpSocket *socket = nullptr)
        : m_socket(socket ? socket : new QTcpSocket)
    {
        if (!socket) {
            m_socket->connectToHost(QHostAddress::LocalHost, port);
        }
    }

    QTcpSocket &socket() { return *m_socket; }
    void send(const QByteArray &bytes)
    {
        waitUntil([this] { return m_socket->state() == QAbstractSocket::ConnectedState; });
        m_socket->write(bytes);
        m_socket->flush();
    }
    // Closes the sending half; what was sent before still arrives.
    void finishSending()
    {
        waitUntil([this] { return m_socket->bytesToWrite() == 0; });
        ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
    }
    // Resets the connection instead of ending it.
    void reset()
    {
        const linger now{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        m_socket->abort();
    }

    const QByteArray &received()
    {
        m_received += m_socket->readAll();
        return m_received;
    }
    QList<Answer> answers(int withoutBody = 0) { return parseAnswers(received(), withoutBody); }
    bool waitForAnswers(int count, int withoutBody = 0)
    {
        return waitUntil([&] { return answers(withoutBody).size() >= count; });
    }
    bool waitForEnd()
    {
        return waitUntil([this] {
            received(); // a full buffer would hold the end up
            return m_socket->state() == QAbstractSocket::UnconnectedState;
        });
    }
    bool isOpen() const { return m_socket->state() == QAbstractSocket::ConnectedState; }

    template <typename Condition> static bool waitUntil(Condition condition, int timeoutMs = 15'000)
    {
        QElapsedTimer timer;
        timer.start();
        while (!condition()) {
            if (timer.elapsed() > timeoutMs) {
                return false;
            }
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents,
                                            20);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        return true;
    }

private:
    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_received;
};

} // namespace endpaper::server
