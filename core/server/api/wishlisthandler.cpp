// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "domain/orderkey.h"
#include "protocol/schema.h"
#include "server/api/json.h"
#include "server/api/paging.h"
#include "server/api/synchandler.h"
#include "server/api/wishjson.h"
#include "server/api/wishlists.h"
#include "store/vault/rowlistrepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

const SortOption listSorts[] = {{"position", false, true}, {"name"}};

// The order key for this place among the others.
QByteArray keyAt(const std::vector<domain::Row> &lists, qint64 position, const Uuid &moving)
{
    QList<QByteArray> keys;
    for (const domain::Row &list : lists) {
        if (list.id != moving) {
            keys.append(list.fields.value("pos").value.toString().toLatin1());
        }
    }
    const qsizetype at = qBound(qsizetype(0), qsizetype(position), keys.size());
    return domain::orderKeyBetween(at == 0 ? QByteArray() : keys[at - 1],
                                   at == keys.size() ? QByteArray() : keys[at], randomness());
}

Expected<QHash<Uuid, int>> countsOf(Context &context, const std::vector<ShownList> &lists)
{
    QHash<Uuid, int> all;
    qint64 counted = 0;
    for (const ShownList &list : lists) {
        if (std::exchange(counted, list.space.n) != list.space.n) {
            store::RowListRepository wishes(context.transaction, list.space.n);
            TRY_ASSIGN(const auto counts, wishes.counts());
            all.insert(counts);
        }
    }
    return all;
}

QString nameOf(const ShownList &list) { return list.row.fields.value("name").value.toString(); }

Expected<Reply> listLists(const Request &request, Context &context)
{
    TRY_ASSIGN(const auto page, parsePage(request, listSorts));
    QJsonArray items;
    QString cursor;
    if (!page.isOptionsOnly) {
        TRY_ASSIGN(const auto ordered, shownLists(context));
        TRY_ASSIGN(const auto counts, countsOf(context, ordered));
        std::vector<ShownList> lists = ordered;
        if (page.sort == "name") {
            std::ranges::stable_sort(lists, [](const ShownList &a, const ShownList &b) {
                return QString::localeAwareCompare(nameOf(a), nameOf(b)) < 0;
            });
        }
        if (page.isDescending) {
            std::ranges::reverse(lists);
        }
        const qint64 from = page.after.isEmpty() ? 0 : page.after.at(0).toInteger();
        const qint64 to = qMin(from + page.limit, qint64(lists.size()));
        for (qint64 i = from; i < to; ++i) {
            const ShownList &list = lists[size_t(i)];
            items.append(shownListJson(ordered, list, counts.value(list.row.id)));
        }
        if (to < qint64(lists.size())) {
            cursor = nextCursor(page, QCborArray{to});
        }
    }
    return Reply::json(pageJson(page, items, cursor, listSorts, context.locale));
}

Expected<Reply> getList(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    TRY_ASSIGN(const QJsonObject list, representList(context, id));
    return replyWith(request, list);
}

Expected<Reply> createList(const Request &request, Context &context)
{
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const Uuid id, idOfCreation(body, context.clock));
    TRY_ASSIGN(auto fields, listFields(body));
    TRY_ASSIGN(const auto position, optionalInteger(body, u"position"_s));
    TRY_ASSIGN(const QString name, requiredText(body, u"name"_s, {.charactersMin = 1}));
    TRY_ASSIGN(auto editor, WebEditor::open(context, context.caller.account));
    TRY_ASSIGN(const auto known, editor.find(domain::RowKind::List, id));
    if (known && !known->life.isAlive) {
        return fail(ErrorKind::Conflict, u"a deleted list has this id"_s, u"id"_s);
    }
    if (!known) {
        TRY_ASSIGN(const auto lists, liveLists(context, editor.spaceNumber()));
        const QByteArray key = keyAt(lists, position.value_or(qint64(lists.size())), id);
        fields.append({"pos", QString::fromLatin1(key)});
        editor.addNew(domain::RowKind::List, id, fields);
        TRY(editor.commit());
    }
    TRY_ASSIGN(const QJsonObject list, representList(context, id));
    Reply reply = replyWith(request, list, known ? 200 : 201);
    reply.headers.append({"Location", "/api/v1/wishlists/" + id.toString().toLatin1()});
    return reply;
}

Expected<Reply> changeList(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(auto fields, listFields(body));
    TRY_ASSIGN(const auto position, optionalInteger(body, u"position"_s));
    TRY_ASSIGN(const QJsonObject before, representList(context, id));
    if (hasChangedMeanwhile(request, before)) {
        return changedMeanwhile(request, context);
    }
    TRY_ASSIGN(auto editor,
               WebEditor::openHolding(context, context.caller.account, domain::RowKind::List, id));
    TRY_ASSIGN(const auto lists, liveLists(context, editor.spaceNumber()));
    if (position && *position != before.value(u"position"_s).toInteger()) {
        fields.append({"pos", QString::fromLatin1(keyAt(lists, *position, id))});
    }
    editor.addSet(domain::RowKind::List, id, fields);
    TRY(editor.commit());
    TRY_ASSIGN(const QJsonObject after, representList(context, id));
    return replyWith(request, after);
}

Expected<Reply> deleteList(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    TRY_ASSIGN(const QJsonObject before, representList(context, id));
    if (hasChangedMeanwhile(request, before)) {
        return changedMeanwhile(request, context);
    }
    TRY_ASSIGN(auto editor,
               WebEditor::openHolding(context, context.caller.account, domain::RowKind::List, id));
    // Its wishes go with it: the editor has seen them all, so they lie below the cut-off.
    editor.addLife(domain::RowKind::List, id, false);
    TRY(editor.commit());
    return Reply::empty();
}

} // namespace

void addWishlistRoutes(std::vector<Route> &routes)
{
    const QByteArray lists = "/api/v1/wishlists";
    const QByteArray one = "/api/v1/wishlists/{id}";
    routes.push_back({.method = Method::Get,
                      .pattern = lists,
                      .lane = Lane::Read,
                      .handler = listLists,
                      .summary = "The caller's wishlists."});
    routes.push_back({.method = Method::Post,
                      .pattern = lists,
                      .lane = Lane::Write,
                      .handler = createList,
                      .summary = "Makes a wishlist; the same id again is the same list."});
    routes.push_back({.method = Method::Get,
                      .pattern = one,
                      .lane = Lane::Read,
                      .handler = getList,
                      .summary = "One wishlist."});
    routes.push_back({.method = Method::Patch,
                      .pattern = one,
                      .lane = Lane::Write,
                      .handler = changeList,
                      .summary = "Renames, moves or shows a wishlist otherwise (merge-patch)."});
    routes.push_back({.method = Method::Delete,
                      .pattern = one,
                      .lane = Lane::Write,
                      .handler = deleteList,
                      .summary = "Puts a wishlist and its wishes into the Trash."});
}

} // namespace endpaper::server
