// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/httpserver.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QTcpSocket>
#include <QTest>

#include <sys/socket.h>

namespace endpaper::server {

using namespace Qt::StringLiterals;

// Answers by path, so that a test says in its request what it wants:
//   /echo/…   what arrived, as JSON          /big/N    N bytes of text
//   /park/…   nothing until release()        /limit/N  as /echo, with a body of at most N bytes
//   /get/…    GET only                       /none/…   not there
//   /spool    body into bodyFolder           anything else: as /echo
class ScriptedDispatcher final : public Dispatcher
{
public:
    struct Parked
    {
        QString path;
        QPointer<QObject> context;
        std::function<void(Reply)> done;
    };

    [[nodiscard]] Match match(Method method, const QString &path) const override
    {
        if (path.startsWith(u"/none")) {
            return {};
        }
        if (path.startsWith(u"/get") && method != Method::Get) {
            return {.kind = Match::Kind::MethodNotAllowed, .allow = "GET, HEAD"};
        }
        Match match;
        match.kind = Match::Kind::Found;
        if (path.startsWith(u"/limit/")) {
            match.bodyBytesMax = path.mid(7).toLongLong();
        }
        if (path == u"/spool") {
            match.bodyFolder = bodyFolder;
        }
        return match;
    }

    [[nodiscard]] std::optional<Reply> refusal(const Request &) const override { return refused; }

    void submit(Request request, QObject *context, std::function<void(Reply)> done) override
    {
        requests.append(request);
        if (request.path.startsWith(u"/park")) {
            parked.push_back({request.path, context, std::move(done)});
        } else if (request.path.startsWith(u"/big/")) {
            done({.contentType = "text/plain",
                  .body = QByteArray(request.path.mid(5).toInt(), 'x')});
        } else {
            done(echo(request));
        }
    }

    [[nodiscard]] Reply problem(int status, const Request &, const QString &key) const override
    {
        return {.status = status,
                .contentType = "application/problem+json",
                .body = "{\"key\":\"" + key.toUtf8() + "\"}"};
    }

    // Answers what is parked at `path`; false if the client has gone or nothing is.
    bool release(const QString &path)
    {
        for (auto it = parked.begin(); it != parked.end(); ++it) {
            if (it->path == path) {
                const Parked one = *it;
                parked.erase(it);
                if (one.context) {
                    one.done({.contentType = "text/plain", .body = path.toUtf8()});
                }
                return !one.context.isNull();
            }
        }
        return false;
    }

    static Reply echo(const Request &request)
    {
        const QJsonObject told{{u"path"_s, request.path},
                               {u"method"_s, int(request.method)},
                               {u"bodySize"_s, request.body.size()},
                               {u"body"_s, QString::fromLatin1(request.body.left(64))},
                               {u"host"_s, QString::fromLatin1(request.header("host"))},
                               {u"peer"_s, request.peer.toString()},
                               {u"isSecure"_s, request.isSecure}};
        return {.body = QJsonDocument(told).toJson(QJsonDocument::Compact)};
    }

    QList<Request> requests;
    std::vector<Parked> parked;
    QString bodyFolder;
    std::optional<Reply> refused;
};

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

// A listening server with a scripted dispatcher behind it.
struct HttpWorld
{
    explicit HttpWorld(HttpOptions options = {})
        : server(dispatcher, std::move(options))
    {
        const auto chosen = server.listen(u"127.0.0.1"_s, 0);
        port = chosen ? *chosen : quint16(0);
    }

    // Sends, closes the sending half, and gives all that came back until the server ended.
    QList<Answer> exchange(const QByteArray &bytes, int withoutBody = 0)
    {
        RawClient client(port);
        client.send(bytes);
        client.finishSending();
        client.waitForEnd();
        return client.answers(withoutBody);
    }

    ScriptedDispatcher dispatcher;
    HttpServer server;
    quint16 port = 0;
};

} // namespace endpaper::server
