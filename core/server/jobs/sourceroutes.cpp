// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/sourceroutes.h"

#include "server/api/json.h"
#include "server/api/problem.h"
#include "server/api/settings.h"
#include "server/jobs/copysearch.h"
#include "store/vault/hiddenrepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;
using sources::SourceDescription;

static constexpr int secretCharactersMax = 500;

static Expected<QJsonObject> sourceJson(Context &context, const SourceDescription &source)
{
    store::CopySourceRepository repository(context.transaction, context.settings.isSample);
    TRY_ASSIGN(const store::CopySource setting, repository.get(source.id));
    const Instant now = context.clock.now();
    const bool isInWindow = now - setting.windowFrom < source.limits.window;
    const int spent = isInWindow ? setting.windowCalls : 0;
    return QJsonObject{
        {u"id"_s, source.id},
        {u"name"_s, source.name},
        {u"on"_s, setting.isOn},
        {u"needs_key"_s, source.needsKey()},
        {u"key_set"_s, !setting.secret.isEmpty()},
        {u"key_help"_s, textOrNull(source.keyHelp.isEmpty() ? QString() : source.keyHelp)},
        {u"sends"_s, QJsonArray::fromStringList(source.sends)},
        {u"last_state"_s, textOrNull(setting.lastState.isEmpty() ? QString() : setting.lastState)},
        {u"last_at"_s, toJson(setting.lastAt)},
        {u"closed_until"_s, toJson(setting.closedUntil)},
        {u"budget_left"_s, std::max(0, source.limits.callsMax - spent)},
        {u"may_store"_s, source.terms.mayStore},
        {u"attribution"_s, source.terms.attribution},
        {u"sample"_s, context.settings.isSample}};
}

static Expected<Reply> listSources(const Request &, Context &context)
{
    QJsonArray items;
    for (const SourceDescription &source : knownSources(context.settings)) {
        if (source.role == SourceDescription::Role::Shop) {
            continue;
        }
        TRY_ASSIGN(const QJsonObject item, sourceJson(context, source));
        items.append(item);
    }
    return Reply::json(QJsonObject{{u"items"_s, items}});
}

// {"id": "ebay", "on": true, "key": "…"|null}; what is left out stays as it is. A key is written
// and never read back.
static Expected<Reply> putSource(const Request &request, Context &context)
{
    if (!context.settings.isSolo && context.caller.role != Role::Admin) {
        return problemReply(403, context.locale, request.requestId);
    }
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const QString id, requiredText(body, u"id"_s));
    const SourceDescription *source = sources::findSource(knownSources(context.settings), id);
    if (!source || source->role == SourceDescription::Role::Shop) {
        return fail(ErrorKind::Invalid, u"unknown"_s, u"id"_s);
    }
    store::CopySourceRepository repository(context.transaction, context.settings.isSample);
    TRY_ASSIGN(store::CopySource setting, repository.get(id));
    TRY_ASSIGN(const auto isOn, optionalBool(body, u"on"_s));
    setting.isOn = isOn.value_or(setting.isOn);
    if (body.contains(u"key"_s)) {
        TRY_ASSIGN(const auto key,
                   optionalText(body, u"key"_s, {.charactersMax = secretCharactersMax}));
        setting.secret = key.value_or(QString());
        if (setting.secret.isEmpty()) {
            setting.secret = QString();
        }
        // A new key is a new start: what the old one was refused says nothing about it.
        setting.closedUntil.reset();
        TRY_ASSIGN(
            auto forget,
            context.transaction.prepare(
                "DELETE FROM copy_answer WHERE source = ? AND is_sample = ? AND good_at IS NULL"));
        TRY(forget.bindAll(id, context.settings.isSample).run());
    }
    TRY(repository.put(setting));
    TRY_ASSIGN(const QJsonObject item, sourceJson(context, *source));
    return Reply::json(item);
}

static const QStringList &hideReasons()
{
    static const QStringList reasons{u"wrong_edition"_s, u"seller"_s, u"damaged"_s, u"other"_s};
    return reasons;
}

static Expected<Reply> hideCopy(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    QString reason = u"other"_s;
    if (!request.body.isEmpty()) {
        TRY_ASSIGN(const QJsonObject body, parseBody(request));
        TRY_ASSIGN(const auto given, optionalText(body, u"reason"_s));
        reason = given.value_or(reason);
    }
    if (!hideReasons().contains(reason)) {
        return fail(ErrorKind::Invalid, u"not_a_choice"_s, u"reason"_s);
    }
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

static Expected<Reply> listHidden(const Request &, Context &context)
{
    TRY_ASSIGN(const auto list,
               store::HiddenRepository(context.transaction).list(context.caller.account));
    QJsonArray items;
    for (const store::Hidden &one : list) {
        items.append(
            QJsonObject{{u"id"_s, toJson(one.id)},
                        {u"source"_s, textOrNull(one.source.isEmpty() ? QString() : one.source)},
                        {u"seller"_s, textOrNull(one.seller.isEmpty() ? QString() : one.seller)},
                        {u"title"_s, one.title},
                        {u"reason"_s, one.reason},
                        {u"at"_s, toJson(one.at)}});
    }
    return Reply::json(QJsonObject{{u"items"_s, items}});
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

void addSourceRoutes(std::vector<Route> &routes)
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
    add(Method::Get, "/api/v1/me/sources", Lane::Read, listSources,
        "The sources: on, key set or not, last answer, what is sent, budget left.");
    add(Method::Put, "/api/v1/me/sources", Lane::Write, putSource,
        "Turns one source on or off, or sets its key.");
    add(Method::Post, "/api/v1/copies/{id}/hide", Lane::Write, hideCopy,
        "Hides a copy, or all of its seller's.");
    add(Method::Get, "/api/v1/me/hidden", Lane::Read, listHidden,
        "Copies and sellers that were hidden.");
    add(Method::Delete, "/api/v1/me/hidden/sellers", Lane::Write, showSeller,
        "Shows a seller's copies again.");
    add(Method::Delete, "/api/v1/me/hidden/{id}", Lane::Write, showCopy,
        "Shows a hidden copy again.");
}

} // namespace endpaper::server
