// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/replywriter.h"

#include "base/log.h"
#include "server/http/characters.h"

#include <zlib.h>

namespace endpaper::server {

namespace {

constexpr int gzipLevel = 4; // of JSON: half the time of level 6 for 5 % more bytes
constexpr int gzipWindowBits = 15 + 16; // the largest window, with gzip's own header

QByteArrayView reasonOf(int status)
{
    static const QHash<int, QByteArrayView> reasons = {{200, "OK"},
                                                       {201, "Created"},
                                                       {202, "Accepted"},
                                                       {204, "No Content"},
                                                       {206, "Partial Content"},
                                                       {301, "Moved Permanently"},
                                                       {302, "Found"},
                                                       {303, "See Other"},
                                                       {304, "Not Modified"},
                                                       {307, "Temporary Redirect"},
                                                       {308, "Permanent Redirect"},
                                                       {400, "Bad Request"},
                                                       {401, "Unauthorized"},
                                                       {403, "Forbidden"},
                                                       {404, "Not Found"},
                                                       {405, "Method Not Allowed"},
                                                       {406, "Not Acceptable"},
                                                       {408, "Request Timeout"},
                                                       {409, "Conflict"},
                                                       {410, "Gone"},
                                                       {412, "Precondition Failed"},
                                                       {413, "Content Too Large"},
                                                       {414, "URI Too Long"},
                                                       {415, "Unsupported Media Type"},
                                                       {417, "Expectation Failed"},
                                                       {422, "Unprocessable Content"},
                                                       {426, "Upgrade Required"},
                                                       {428, "Precondition Required"},
                                                       {429, "Too Many Requests"},
                                                       {431, "Request Header Fields Too Large"},
                                                       {500, "Internal Server Error"},
                                                       {501, "Not Implemented"},
                                                       {502, "Bad Gateway"},
                                                       {503, "Service Unavailable"},
                                                       {504, "Gateway Timeout"},
                                                       {505, "HTTP Version Not Supported"},
                                                       {507, "Insufficient Storage"}};
    return reasons.value(status);
}

bool isSame(QByteArrayView a, QByteArrayView b) { return a.compare(b, Qt::CaseInsensitive) == 0; }

bool isOurs(QByteArrayView name)
{
    static constexpr QByteArrayView ours[] = {
        "connection", "content-length", "content-type",      "date",
        "keep-alive", "server",         "transfer-encoding", "x-request-id"};
    return std::any_of(std::begin(ours), std::end(ours),
                       [name](QByteArrayView own) { return isSame(name, own); });
}

// "q=0", "q=0.0" and so on: not acceptable.
bool isRefused(QByteArrayView parameters)
{
    const qsizetype at = parameters.toByteArray().toLower().indexOf("q=");
    if (at < 0) {
        return false;
    }
    const QByteArrayView weight = parameters.sliced(at + 2).trimmed();
    return !weight.isEmpty()
        && std::all_of(weight.begin(), weight.end(), [](char c) { return c == '0' || c == '.'; });
}

} // namespace

bool mayHaveBody(int status) { return status >= 200 && status != 204 && status != 304; }

bool isCompressible(const Reply &reply)
{
    if (reply.body.size() < gzipBytesMin || !mayHaveBody(reply.status)) {
        return false;
    }
    for (const auto &[name, value] : reply.headers) {
        if (isSame(name, "content-encoding") || isSame(name, "content-range")) {
            return false;
        }
    }
    const QByteArrayView whole = reply.contentType;
    const qsizetype end = whole.indexOf(';');
    const QByteArray type = (end < 0 ? whole : whole.first(end)).trimmed().toByteArray().toLower();
    return type.startsWith("text/") || type == "application/json" || type == "application/cbor"
        || type == "application/javascript" || type == "application/xml" || type == "image/svg+xml"
        || (type.startsWith("application/") && (type.endsWith("+json") || type.endsWith("+xml")));
}

bool acceptsGzip(QByteArrayView acceptEncoding)
{
    std::optional<bool> byName;
    bool byStar = false;
    while (!acceptEncoding.isEmpty()) {
        const qsizetype comma = acceptEncoding.indexOf(',');
        const QByteArrayView element = comma < 0 ? acceptEncoding : acceptEncoding.first(comma);
        const qsizetype semicolon = element.indexOf(';');
        const QByteArrayView coding =
            (semicolon < 0 ? element : element.first(semicolon)).trimmed();
        const bool isAllowed = semicolon < 0 || !isRefused(element.sliced(semicolon + 1));
        if (isSame(coding, "gzip") || isSame(coding, "x-gzip")) {
            byName = isAllowed;
        } else if (coding == "*") {
            byStar = isAllowed;
        }
        acceptEncoding = comma < 0 ? QByteArrayView() : acceptEncoding.sliced(comma + 1);
    }
    return byName.value_or(byStar);
}

QByteArray gzipped(const QByteArray &body)
{
    z_stream stream{};
    if (deflateInit2(&stream, gzipLevel, Z_DEFLATED, gzipWindowBits, MAX_MEM_LEVEL,
                     Z_DEFAULT_STRATEGY)
        != Z_OK) {
        return {};
    }
    QByteArray out(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(body.size()))),
                   Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(body.constData()));
    stream.avail_in = static_cast<uInt>(body.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool isDone = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(isDone ? static_cast<qsizetype>(stream.total_out) : 0);
    deflateEnd(&stream);
    return out;
}

QByteArray replyHead(const Reply &reply, const ReplyFraming &framing, qsizetype bodySize,
                     QByteArrayView date)
{
    QByteArray out;
    out.reserve(256);
    out.append("HTTP/1.1 ").append(QByteArray::number(reply.status)).append(' ');
    out.append(reasonOf(reply.status)).append("\r\nDate: ").append(date);
    const auto add = [&out](QByteArrayView name, QByteArrayView value) {
        if (characters::areAll(name, characters::Token)
            && characters::areAll(value, characters::Field)) {
            out.append("\r\n").append(name).append(": ").append(value);
        } else {
            qCWarning(lcHttp, "dropped a field of an answer that cannot be written");
        }
    };
    if (mayHaveBody(reply.status)) {
        if (bodySize > 0 && !reply.contentType.isEmpty()) {
            add("Content-Type", reply.contentType);
        }
        out.append("\r\nContent-Length: ").append(QByteArray::number(bodySize));
    }
    for (const auto &[name, value] : reply.headers) {
        if (!isOurs(name)) {
            add(name, value);
        }
    }
    out.append("\r\nX-Request-Id: ").append(framing.requestId);
    if (framing.closes) {
        out.append("\r\nConnection: close");
    } else if (framing.isVersion10) {
        out.append("\r\nConnection: keep-alive");
    }
    out.append("\r\n\r\n");
    return out;
}

} // namespace endpaper::server
