// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/wishlists.h"

#include "domain/merge.h"
#include "protocol/schema.h"
#include "server/api/etag.h"
#include "server/api/json.h"
#include "server/api/problem.h"
#include "server/api/syncrows.h"
#include "server/api/wishjson.h"
#include "store/vault/rowlistrepository.h"
#include "store/vault/rowrepository.h"

#include <QJsonDocument>

namespace endpaper::server {

using namespace Qt::StringLiterals;

Expected<std::vector<domain::Row>> liveLists(Context &context, qint64 space)
{
    store::RowRepository rows(context.transaction);
    TRY_ASSIGN(const auto stored, rows.listLive(space, domain::RowKind::List));
    std::vector<domain::Row> lists;
    for (const store::StoredRow &one : stored) {
        TRY_ASSIGN(auto row, rowFromStored(one));
        lists.push_back(std::move(row));
    }
    std::ranges::stable_sort(lists, [](const domain::Row &a, const domain::Row &b) {
        const QString posA = a.fields.value("pos").value.toString();
        const QString posB = b.fields.value("pos").value.toString();
        return posA != posB ? posA < posB : a.id < b.id;
    });
    return lists;
}

Expected<std::vector<ShownList>> shownLists(Context &context)
{
    store::SpaceRepository spaces(context.transaction);
    TRY_ASSIGN(auto mine, spaces.listOf(context.caller.account));
    std::ranges::stable_partition(mine, [](const store::MemberSpace &member) {
        return member.space.kind == store::SpaceKind::Account;
    });
    std::vector<ShownList> lists;
    for (const auto &[space, role] : mine) {
        if (space.kind == store::SpaceKind::Claims) {
            continue;
        }
        TRY_ASSIGN(const auto rows, liveLists(context, space.n));
        for (const domain::Row &row : rows) {
            lists.push_back({row, space, role});
        }
    }
    return lists;
}

Expected<ShownList> findShownList(const std::vector<ShownList> &lists, const Uuid &id)
{
    const auto found =
        std::ranges::find_if(lists, [&id](const ShownList &list) { return list.row.id == id; });
    if (found == lists.end()) {
        return fail(ErrorKind::NotFound, u"wishlist"_s);
    }
    return *found;
}

QJsonObject shownListJson(const std::vector<ShownList> &lists, const ShownList &list, int wishCount)
{
    const auto at = std::ranges::find_if(
        lists, [&list](const ShownList &one) { return one.row.id == list.row.id; });
    QJsonObject json = listJson(list.row, int(at - lists.begin()), wishCount);
    json.insert(u"shared"_s, list.space.kind == store::SpaceKind::Shared);
    json.insert(u"my_role"_s, QString::fromLatin1(list.role));
    return json;
}

Expected<QJsonObject> representList(Context &context, const Uuid &id)
{
    TRY_ASSIGN(const auto lists, shownLists(context));
    TRY_ASSIGN(const auto list, findShownList(lists, id));
    store::RowListRepository wishes(context.transaction, list.space.n);
    TRY_ASSIGN(const int count, wishes.count(id));
    return shownListJson(lists, list, count);
}

Expected<domain::Row> findShownWish(WebEditor &editor, const Uuid &id)
{
    TRY_ASSIGN(auto wish, editor.find(domain::RowKind::Wish, id));
    if (!wish) {
        return fail(ErrorKind::NotFound, u"wish"_s);
    }
    const domain::Register list = wish->fields.value("list");
    TRY_ASSIGN(const auto listRow,
               editor.find(domain::RowKind::List, protocol::idFrom(list.value)));
    if (domain::placementOf(wish->life, list, listRow ? &listRow->life : nullptr)
        == domain::Placement::Trash) {
        return fail(ErrorKind::NotFound, u"wish"_s);
    }
    return std::move(*wish);
}

Expected<Uuid> idOfCreation(const QJsonObject &body, const Clock &clock)
{
    TRY_ASSIGN(const auto id, optionalUuid(body, u"id"_s));
    return id && !id->isNil() ? *id : Uuid::create(clock);
}

Reply replyWith(const Request &request, const QJsonObject &thing, int status)
{
    return withEtag(request, Reply::json(thing, status));
}

bool hasChangedMeanwhile(const Request &request, const QJsonObject &thing)
{
    return !isMatch(request, etagOf(Reply::json(thing).body));
}

Reply changedMeanwhile(const Request &request, const Context &context)
{
    return problemReply(412, context.locale, request.requestId);
}

} // namespace endpaper::server
