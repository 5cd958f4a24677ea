// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/etag.h"

#include <sodium.h>

#include <array>

namespace endpaper::server {

namespace {

constexpr size_t tagBytes = 16;

bool names(const QByteArray &header, const QByteArray &etag)
{
    for (const QByteArray &part : header.split(',')) {
        QByteArray tag = part.trimmed();
        if (tag.startsWith("W/")) {
            tag = tag.mid(2);
        }
        if (tag == "*" || tag == etag) {
            return true;
        }
    }
    return false;
}

} // namespace

QByteArray etagOf(QByteArrayView bytes)
{
    std::array<unsigned char, tagBytes> hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<const unsigned char *>(bytes.data()),
                       static_cast<unsigned long long>(bytes.size()), nullptr, 0);
    return '"'
        + QByteArray(reinterpret_cast<const char *>(hash.data()), qsizetype(hash.size())).toHex()
        + '"';
}

bool isMatch(const Request &request, const QByteArray &etag)
{
    const QByteArray header = request.header("if-match");
    return header.isEmpty() || names(header, etag);
}

Reply withEtag(const Request &request, Reply reply, const QByteArray &etag)
{
    const QByteArray known = request.header("if-none-match");
    const bool isRead = request.method == Method::Get || request.method == Method::Head;
    if (isRead && reply.status == 200 && !known.isEmpty() && names(known, etag)) {
        reply = Reply::empty(304);
    }
    reply.headers.append({"ETag", etag});
    return reply;
}

Reply withEtag(const Request &request, Reply reply)
{
    const QByteArray etag = etagOf(reply.body);
    return withEtag(request, std::move(reply), etag);
}

} // namespace endpaper::server
