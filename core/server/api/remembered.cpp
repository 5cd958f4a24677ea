// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/remembered.h"

namespace endpaper::server {

Expected<> RememberedReplies::follow(store::Transaction &transaction)
{
    TRY_ASSIGN(auto query, transaction.prepare("PRAGMA data_version"));
    TRY(query.step());
    if (const qint64 version = query.integer(0); version != m_version) {
        m_version = version;
        m_replies.clear();
        m_bytes = 0;
    }
    return {};
}

QByteArray RememberedReplies::nameOf(const Route &route, const Request &request,
                                     const Caller &caller)
{
    const bool isPlain = request.method == Method::Get && !request.rawPath.isEmpty()
        && request.header("if-none-match").isEmpty();
    if (!isPlain || route.remembered == Remembered::No) {
        return {};
    }
    if (route.remembered == Remembered::ForAll) {
        return request.query.isEmpty() ? request.rawPath : QByteArray();
    }
    // A path holds no blank, neither does an encoded query.
    return request.rawPath + ' ' + request.query.query(QUrl::FullyEncoded).toLatin1() + ' '
        + caller.account.toBytes() + ' ' + request.header("accept-language");
}

const Reply *RememberedReplies::find(const QByteArray &name, Instant now) const
{
    const auto found = m_replies.constFind(name);
    const bool isGood = found != m_replies.constEnd() && (!found->until || now < *found->until);
    return isGood ? &found->reply : nullptr;
}

void RememberedReplies::keep(const QByteArray &name, const Reply &reply,
                             std::optional<Instant> until)
{
    if (reply.status != 200 || reply.body.size() > bodyBytesMax || name.isEmpty()) {
        return;
    }
    const qsizetype bytes = name.size() + reply.body.size();
    if (const auto before = m_replies.constFind(name); before != m_replies.constEnd()) {
        m_bytes -= name.size() + before->reply.body.size();
    }
    if (m_replies.size() >= answersMax || m_bytes + bytes > bytesMax) {
        m_replies.clear();
        m_bytes = 0;
    }
    m_replies.insert(name, {reply, until});
    m_bytes += bytes;
}

} // namespace endpaper::server
