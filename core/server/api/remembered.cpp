// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/remembered.h"

namespace endpaper::server {

namespace {

bool isPlain(const Request &request)
{
    return request.method == Method::Get && !request.rawPath.isEmpty() && request.query.isEmpty()
        && request.header("if-none-match").isEmpty();
}

} // namespace

Expected<> Remembered::follow(store::Transaction &transaction)
{
    TRY_ASSIGN(auto query, transaction.prepare("PRAGMA data_version"));
    TRY(query.step());
    if (const qint64 version = query.integer(0); version != m_version) {
        m_version = version;
        m_replies.clear();
    }
    return {};
}

const Reply *Remembered::find(const Request &request) const
{
    if (!isPlain(request)) {
        return nullptr;
    }
    const auto found = m_replies.constFind(request.rawPath);
    return found == m_replies.constEnd() ? nullptr : &*found;
}

void Remembered::keep(const Request &request, const Reply &reply)
{
    if (reply.status != 200 || reply.body.size() > bodyBytesMax || !isPlain(request)) {
        return;
    }
    if (m_replies.size() >= answersMax) {
        m_replies.clear();
    }
    m_replies.insert(request.rawPath, reply);
}

} // namespace endpaper::server
