// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/handshake.h"

#include <QUrl>

namespace endpaper::server {

namespace {

constexpr qsizetype keyBytes = 16;

bool isSameHost(const QByteArray &origin, const Request &request)
{
    const QUrl url(QString::fromLatin1(origin), QUrl::StrictMode);
    const QUrl own(u"//" + QString::fromLatin1(request.header("host")), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !own.isValid()) {
        return false; // "null" too: a sandboxed page is not ours
    }
    const int standard = url.scheme() == u"https" ? 443 : 80;
    return url.host() == own.host() && url.port(standard) == own.port(standard);
}

} // namespace

Refusal checkHandshake(const RequestHead &head)
{
    const Request &request = head.request;
    if (request.header("sec-websocket-version") != "13") {
        return {426, "badHandshake"};
    }
    const auto key = QByteArray::fromBase64Encoding(request.header("sec-websocket-key"),
                                                    QByteArray::AbortOnBase64DecodingErrors);
    if (!key || key.decoded.size() != keyBytes || head.isChunked || head.contentLength > 0) {
        return {400, "badHandshake"};
    }
    const QByteArray origin = request.header("origin");
    if (!origin.isNull() && !isSameHost(origin, request)) {
        return {403, "foreignOrigin"};
    }
    return {};
}

QByteArray handshakeHead(const RequestHead &head)
{
    const Request &request = head.request;
    QByteArray protocols;
    for (const auto &[name, value] : request.headers) {
        if (name == "sec-websocket-protocol" && !value.isEmpty()) {
            protocols += (protocols.isEmpty() ? "" : ", ") + value;
        }
    }
    QByteArray text = "GET " + request.rawPath + " HTTP/1.1\r\nHost: " + request.header("host")
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
          "\r\nSec-WebSocket-Key: "
        + request.header("sec-websocket-key");
    if (!protocols.isEmpty()) {
        text += "\r\nSec-WebSocket-Protocol: " + protocols;
    }
    return text + "\r\n\r\n";
}

} // namespace endpaper::server
