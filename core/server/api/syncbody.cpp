// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/syncbody.h"

#include "protocol/compress.h"
#include "protocol/limits.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;
using protocol::Refusal;

Expected<SyncBody> syncBodyOf(const Request &request)
{
    SyncBody body{.bytes = request.body};
    TRY_ASSIGN(body.form, protocol::formOf(request.header("content-type")));
    const QByteArray encoding = request.header("content-encoding").trimmed().toLower();
    if (encoding == "gzip") {
        if (request.body.size() > protocol::batchBytesMax) {
            return fail(ErrorKind::TooLarge, u"packed body"_s);
        }
        TRY_ASSIGN(body.bytes,
                   decodedOrMalformed(protocol::inflated(request.body, protocol::Wrapping::Gzip)));
    } else if (!encoding.isEmpty() && encoding != "identity") {
        return fail(ErrorKind::Unsupported, u"content encoding"_s);
    }
    if (body.bytes.size() > protocol::batchUnpackedBytesMax) {
        return fail(ErrorKind::TooLarge, u"body"_s);
    }
    return body;
}

Reply refuseSync(const Refusal &refusal, protocol::Form form)
{
    switch (refusal.code) {
    case Refusal::Code::Resync:
        return syncReply(refusal, form, 410);
    case Refusal::Code::Upgrade:
        return syncReply(refusal, form, 426);
    default:
        return syncReply(refusal, form, 409);
    }
}

} // namespace endpaper::server
