// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/request.h"
#include "server/http/httplimits.h"

#include <QByteArray>

namespace endpaper::server {

// Why a request is refused: the HTTP status and the key by which the dispatcher words it.
struct Refusal
{
    int status = 0; // 0: none
    const char *key = "";
    explicit operator bool() const { return status != 0; }
};

// The head of one request, filled line by line, and what it says about framing. Strict: RFC 9112 §3
// to §6 with every "SHOULD reject" taken. Pure, without a socket.
class RequestHead
{
public:
    enum class Form { Origin, Absolute, Authority, Asterisk };

    // `line` is without its CRLF.
    [[nodiscard]] Refusal addRequestLine(QByteArrayView line);
    [[nodiscard]] Refusal addField(QByteArrayView line, const Limits &limits);
    // After the empty line: what only the whole head can tell.
    [[nodiscard]] Refusal finish();

    Request request;
    QByteArray target; // as sent
    Form form = Form::Origin;
    int minorVersion = 1;
    qint64 contentLength = -1; // -1: none given
    bool isChunked = false;
    bool wantsKeepAlive = true;
    bool expectsContinue = false;
    bool wantsWebSocket = false;

private:
    [[nodiscard]] Refusal parseTarget(QByteArrayView text, QByteArrayView method);
    [[nodiscard]] Refusal takeField(const QByteArray &name, const QByteArray &value);
    [[nodiscard]] Refusal takeContentLength(const QByteArray &value);
    [[nodiscard]] Refusal takeTransferEncoding(const QByteArray &value);
    void takeConnection(const QByteArray &value);

    qsizetype m_fieldBytes = 0;
    QByteArray m_authority; // of an absolute target: stands above Host
    QByteArray m_expect;
    int m_hostCount = 0;
    int m_typeCount = 0;
    int m_authorizationCount = 0;
    bool m_hasTransferEncoding = false;
    bool m_saysClose = false;
    bool m_saysKeepAlive = false;
    bool m_saysUpgrade = false;
    bool m_upgradesToWebSocket = false;
};

// Splits "name: value" strictly; nothing if it is not a field line. `name` comes out in lower case.
[[nodiscard]] bool splitField(QByteArrayView line, QByteArray &name, QByteArray &value);
// A uri-host with an optional port, as Host and an absolute target have it. Empty is one.
[[nodiscard]] bool isHostAndPort(QByteArrayView text);

} // namespace endpaper::server
