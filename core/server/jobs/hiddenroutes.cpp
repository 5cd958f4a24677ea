// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/json.h"
#include "server/api/paging.h"
#include "server/jobs/copysearch.h"
#include "server/jobs/sourceroutes.h"
#include "store/vault/hiddenrepository.h"

#include <algorithm>

namespace endpaper::server {

using namespace Qt::StringLiterals;

static const SortOption hiddenSorts[] = {{"at", true, true}, {"title"}};

static const QStringList &hideReasons()
{
    static const QStringList reasons{u"wrong_edition"_s, u"seller"_s, u"damaged"_s, u"other"_s};
    return reasons;
}

static Expected<QString> readReason(const Request &request, const QString &usual)
{
    if (request.body.isEmpty()) {
        return usual;
    }
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const auto given, optionalText(body, u"reason"_s));
    const QString reason = given.value_or(usual);
    if (!hideReasons().contains(reason)) {
        return fail(ErrorKind::Invalid, u"not_a_choice"_s, u"reason"_s);
    }
    return reason;
}

static Expected<Reply> hideCopy(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    TRY_ASSIGN(const QString reason, readReason(request, u"other"_s));
    TRY_ASSIGN(const auto stored, store::CopyRepository(context.transaction).find(id));
    if (!stored) {
        return fail(ErrorKind::NotFound, u"no such copy"_s);
    }
    store::HiddenRepository hidden(context.transaction);
    const Instant now = context.clock.now();
    if (reason == "seller"_L1) {
        TRY(hidden.hide(context.caller.account,
                        {.source = stored->copy.source, .seller = stored->copy.seller, .at = now}));
    } else {
        TRY(hidden.hide(context.caller.account,
                        {.id = id, .reason = reason, .title = stored->copy.title, .at = now}));
    }
    return Reply::empty();
}

// What one person hid is little: the cursor is how much was shown.
static Expected<Reply> listHidden(const Request &request, Context &context)
{
    TRY_ASSIGN(const PageQuery page, parsePage(request, hiddenSorts));
    TRY_ASSIGN(auto list,
               store::HiddenRepository(context.transaction).list(context.caller.account));
    std::ranges::stable_sort(list, [&](const store::Hidden &a, const store::Hidden &b) {
        const store::Hidden &left = page.isDescending ? b : a;
        const store::Hidden &right = page.isDescending ? a : b;
        return page.sort == "title" ? left.title < right.title : left.at < right.at;
    });
    const qint64 from = page.after.isEmpty() ? 0 : page.after.at(0).toInteger();
    const qint64 to = page.isOptionsOnly ? 0 : qMin(from + page.limit, qint64(list.size()));
    const QString cursor = to > 0 && to < qint64(list.size()) ? nextCursor(page, {to}) : QString();
    QJsonArray items;
    for (qint64 i = from; i < to; ++i) {
        const store::Hidden &one = list[size_t(i)];
        items.append(
            QJsonObject{{u"id"_s, toJson(one.id)},
                        {u"source"_s, textOrNull(one.source.isEmpty() ? QString() : one.source)},
                        {u"seller"_s, textOrNull(one.seller.isEmpty() ? QString() : one.seller)},
                        {u"title"_s, one.title},
                        {u"reason"_s, one.reason},
                        {u"at"_s, toJson(one.at)}});
    }
    return Reply::json(pageJson(page, items, cursor, hiddenSorts, context.locale));
}

static Expected<Reply> showCopy(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    TRY_ASSIGN(const bool wasHidden,
               store::HiddenRepository(context.transaction).show(context.caller.account, id));
    return wasHidden ? Expected<Reply>(Reply::empty()) : fail(ErrorKind::NotFound, u"not hidden"_s);
}

static Expected<Reply> showSeller(const Request &request, Context &context)
{
    const QString source = queryText(request, u"source"_s);
    const QString seller = queryText(request, u"seller"_s);
    if (source.isEmpty() || seller.isEmpty()) {
        return fail(ErrorKind::Invalid, u"required"_s,
                    source.isEmpty() ? u"?source"_s : u"?seller"_s);
    }
    TRY_ASSIGN(const bool wasHidden,
               store::HiddenRepository(context.transaction)
                   .showSeller(context.caller.account, source, seller));
    return wasHidden ? Expected<Reply>(Reply::empty()) : fail(ErrorKind::NotFound, u"not hidden"_s);
}

// "booklooker:Antiquariat Meyer", as copies name their seller.
static Expected<Reply> hideSeller(const Request &request, Context &context)
{
    const QString id = request.arguments.value(u"id"_s);
    const qsizetype colon = id.indexOf(u':');
    if (colon < 1 || colon + 1 == id.size()
        || !sources::findSource(knownSources(context.settings), id.left(colon))) {
        return fail(ErrorKind::NotFound, u"no such seller"_s);
    }
    TRY(readReason(request, u"seller"_s));
    TRY(store::HiddenRepository(context.transaction)
            .hide(context.caller.account,
                  {.source = id.left(colon),
                   .seller = id.mid(colon + 1),
                   .at = context.clock.now()}));
    return Reply::empty();
}

void addHiddenRoutes(std::vector<Route> &routes)
{
    const auto add = [&](Method method, const char *pattern, Lane lane, Handler handler,
                         const char *summary) {
        routes.push_back({.method = method,
                          .pattern = pattern,
                          .access = Access::SignedIn,
                          .lane = lane,
                          .handler = std::move(handler),
                          .summary = summary});
    };
    add(Method::Post, "/api/v1/copies/{id}/hide", Lane::Write, hideCopy,
        "Hides a copy, or all of its seller's.");
    add(Method::Post, "/api/v1/sellers/{id}/hide", Lane::Write, hideSeller,
        "Hides all copies of a seller at a source.");
    add(Method::Get, "/api/v1/me/hidden", Lane::Read, listHidden,
        "Copies and sellers that were hidden.");
    add(Method::Delete, "/api/v1/me/hidden/sellers", Lane::Write, showSeller,
        "Shows a seller's copies again.");
    add(Method::Delete, "/api/v1/me/hidden/{id}", Lane::Write, showCopy,
        "Shows a hidden copy again.");
}

} // namespace endpaper::server
