// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/request.h"
#include "server/api/route.h"
#include "store/vault/offerrepository.h"

namespace endpaper::server {

// GET /offers and /searches: near a point, in a box, or the caller's own; ranked by the keywords
// that match, then by distance.
[[nodiscard]] Expected<Reply> listPosts(const Request &request, Context &context,
                                        store::Post::Direction direction);

// Display names by account, each looked up once.
class OwnerNames
{
public:
    explicit OwnerNames(Context &context)
        : m_context(context)
    {
    }
    [[nodiscard]] Expected<QString> nameOf(const Uuid &account);

private:
    Context &m_context;
    QHash<Uuid, QString> m_names;
};

} // namespace endpaper::server
