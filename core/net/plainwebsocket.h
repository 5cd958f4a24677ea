// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <optional>

class QTcpSocket;

namespace endpaper::net {

// A WebSocket (RFC 6455, client) to an address without TLS: a program that speaks with the daemon
// on its own computer alone never loads the TLS library, which QWebSocket does for every address.
// One connection; the thread that made it.
class PlainWebSocket final : public QObject
{
    Q_OBJECT

public:
    // What is longer, in one piece or several, ends the connection.
    explicit PlainWebSocket(qsizetype messageBytesMax, QObject *parent = nullptr);
    ~PlainWebSocket() override;

    // ws://host:port/path. connected() or closed() follows.
    void open(const QUrl &url, const QByteArray &subProtocol);
    void sendBinary(const QByteArray &message);
    // Without a word to the other side; no signal follows.
    void abort();

Q_SIGNALS:
    void connected();
    void binaryReceived(const QByteArray &message);
    void textReceived(const QByteArray &message); // UTF-8 as it came
    // Once, however it ended.
    void closed(const QString &why);

private:
    enum class Stage { Idle, Greeting, Open, Closed };
    // Of RFC 6455, 5.2.
    enum class Code : quint8 { More = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };
    struct Frame
    {
        Code code = Code::More;
        bool isLast = false;
        QByteArray payload;
    };

    void greet();
    void read();
    [[nodiscard]] bool readGreeting();
    // Nothing: not all of it is here, or the connection was ended.
    [[nodiscard]] std::optional<Frame> takeFrame();
    void take(const Frame &frame);
    void send(Code code, const QByteArray &payload);
    void end(const QString &why);

    QTcpSocket *m_socket = nullptr;
    const qsizetype m_messageBytesMax;
    QUrl m_url;
    QByteArray m_subProtocol;
    QByteArray m_key;
    QByteArray m_received;
    QByteArray m_message; // of pieces
    Code m_messageCode = Code::More; // More: no message is open
    Stage m_stage = Stage::Idle;
};

} // namespace endpaper::net
