// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/sourceroutes.h"

#include "server/api/json.h"
#include "server/api/problem.h"
#include "server/api/settings.h"
#include "server/jobs/copysearch.h"
#include "server/jobs/jobworker.h"
#include "server/jobs/sourcekeys.h"
#include "store/vault/jobrepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;
using sources::SourceDescription;

static constexpr int secretCharactersMax = 500;

// What is spent of a budget, what is left, and when it is whole again.
static QJsonObject budgetJson(int callsMax, int used, Instant resetsAt)
{
    return {{u"calls_max"_s, callsMax},
            {u"used"_s, used},
            {u"left"_s, std::max(0, callsMax - used)},
            {u"left_for_refresh"_s, std::max(0, callsMax * refreshPercent / 100 - used)},
            {u"resets_at"_s, toJson(resetsAt)}};
}

static Expected<QJsonObject> sourceJson(Context &context, const SourceDescription &source)
{
    store::CopySourceRepository repository(context.transaction, context.settings.isSample);
    TRY_ASSIGN(const store::CopySource setting, repository.get(source.id));
    const Instant now = context.clock.now();
    const bool isInWindow = now - setting.windowFrom < source.limits.window;
    const int spent = isInWindow ? setting.windowCalls : 0;
    const auto today = std::chrono::floor<std::chrono::days>(now);
    const int spentToday = setting.day == today.time_since_epoch().count() ? setting.dayCalls : 0;
    QJsonObject window =
        budgetJson(source.limits.callsMax, spent,
                   isInWindow ? Instant(setting.windowFrom + source.limits.window) : now);
    window.insert(u"window_s"_s, qint64(source.limits.window.count()));
    return QJsonObject{
        {u"budget"_s, window},
        {u"budget_today"_s,
         budgetJson(source.limits.callsPerDayMax, spentToday, today + std::chrono::days(1))},
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
        {u"may_model"_s, source.terms.mayModel},
        {u"may_mix"_s, source.terms.mayMix},
        {u"max_age_s"_s, qint64(source.terms.maxAge.count())},
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
    // Searches that wait or are under way, and what is planned before anybody asks.
    store::JobRepository jobs(context.transaction);
    TRY_ASSIGN(const qint64 searches, jobs.countOpen(u"search"_s));
    TRY_ASSIGN(const qint64 refreshes, jobs.countOpen(u"refresh"_s));
    return Reply::json(QJsonObject{
        {u"items"_s, items},
        // Said openly: in the vault, sealed with a file of mode 0600 beside it.
        {u"keys_kept"_s, u"sealed_file"_s},
        {u"planned"_s, QJsonObject{{u"searches"_s, searches}, {u"refreshes"_s, refreshes}}}});
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
        TRY_ASSIGN(setting.secret, sealedSecret(context.settings, key.value_or(QString()), id));
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

void addSourceRoutes(std::vector<Route> &routes)
{
    const auto add = [&](Method method, const char *pattern, Access access, Lane lane,
                         Handler handler, const char *summary) {
        routes.push_back({.method = method,
                          .pattern = pattern,
                          .access = access,
                          .lane = lane,
                          .handler = std::move(handler),
                          .summary = summary});
    };
    add(Method::Get, "/api/v1/me/sources", Access::SignedIn, Lane::Read, listSources,
        "The sources: on, key set or not, last answer, what is sent, budget left.");
    add(Method::Put, "/api/v1/me/sources", Access::SignedIn, Lane::Write, putSource,
        "Turns one source on or off, or sets its key.");
    add(Method::Get, "/api/v1/admin/sources", Access::Admin, Lane::Read, listSources,
        "The sources with their budgets, and the searches that are planned.");
    addHiddenRoutes(routes);
}

} // namespace endpaper::server
