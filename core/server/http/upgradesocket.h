// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace endpaper::server {

// A socket on its way to QWebSocketServer. What it writes first is the handshake's answer, to which
// Qt 6.4 adds Access-Control-Allow-*: those lines are dropped.
template <typename Socket> class UpgradeSocket final : public Socket
{
public:
    using Socket::Socket;

    // Puts the head back in front of what is unread, byte by byte as QIODevice has it.
    void expectHandshake(const QByteArray &unread)
    {
        for (qsizetype i = unread.size(); i > 0; --i) {
            this->ungetChar(unread[i - 1]);
        }
        m_isAnswering = true;
    }

protected:
    qint64 writeData(const char *data, qint64 size) override
    {
        if (!m_isAnswering) {
            return Socket::writeData(data, size);
        }
        m_isAnswering = false;
        QByteArray answer;
        for (const QByteArray &line : QByteArray(data, static_cast<qsizetype>(size)).split('\n')) {
            const QByteArray lower = line.left(32).toLower();
            if (!lower.startsWith("access-control-") && !lower.startsWith("server:")) {
                answer += line + '\n';
            }
        }
        answer.chop(1); // the split's last piece had no line feed
        return Socket::writeData(answer.constData(), answer.size()) == answer.size() ? size : -1;
    }

private:
    bool m_isAnswering = false;
};

} // namespace endpaper::server
