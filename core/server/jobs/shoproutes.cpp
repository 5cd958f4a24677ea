// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/json.h"
#include "server/api/problem.h"
#include "server/api/settings.h"
#include "server/jobs/copysearch.h"
#include "server/jobs/shopdesk.h"
#include "server/jobs/sourceroutes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using sources::ShopPreview;

static constexpr int addressCharactersMax = 2000;
static constexpr char waitSeconds[] = "2";
static constexpr qsizetype removedShopsMax = 20;

static bool mayKeepSources(const Context &context)
{
    return context.settings.isSolo || context.caller.role == Role::Admin;
}

static QJsonObject previewJson(const ShopPreview &preview)
{
    QJsonArray tried;
    for (const auto &[way, outcome] : preview.tried) {
        tried.append(QJsonObject{{u"way"_s, way}, {u"outcome"_s, outcome}});
    }
    QJsonArray sample;
    for (const sources::FoundCopy &found : preview.sample) {
        const domain::Copy &copy = found.copy;
        sample.append(
            QJsonObject{{u"title"_s, copy.title},
                        {u"price"_s, moneyJson(copy.price.minor, copy.price.currency.code())},
                        {u"condition"_s, domain::conditionName(copy.condition)},
                        {u"url"_s, copy.url.toString(QUrl::FullyEncoded)}});
    }
    return {{u"state"_s, preview.isFound ? u"found"_s : u"not_found"_s},
            {u"kind"_s, textOrNull(preview.kind.isEmpty() ? QString() : preview.kind)},
            {u"name"_s, preview.name},
            {u"base"_s, preview.base.toString(QUrl::FullyEncoded)},
            {u"address"_s, textOrNull(preview.address.isEmpty() ? QString() : preview.address)},
            {u"country"_s, textOrNull(preview.country.isEmpty() ? QString() : preview.country)},
            {u"currency"_s, textOrNull(preview.currency.isEmpty() ? QString() : preview.currency)},
            {u"reason"_s, textOrNull(preview.reason.isEmpty() ? QString() : preview.reason)},
            {u"sample"_s, sample},
            {u"tried"_s, tried}};
}

static Expected<QString> addressOf(const Request &request)
{
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const QString text, requiredText(body, u"address"_s));
    if (text.size() > addressCharactersMax) {
        return fail(ErrorKind::Invalid, u"too_long"_s, u"address"_s);
    }
    return text.trimmed();
}

// 202 while it is being looked at; then what it is, and whether it can be searched.
static Expected<Reply> lookAtShop(const Request &request, Context &context)
{
    if (!mayKeepSources(context)) {
        return problemReply(403, context.locale, request.requestId);
    }
    TRY_ASSIGN(const QString address, addressOf(request));
    CopyQuestion preferences;
    TRY(readPreferences(request, context, preferences));
    TRY_ASSIGN(
        const ShopDesk::Shop shop,
        ShopDesk::of(context.settings).ask(address, preferences.currency, context.clock.now()));
    if (shop.seen) {
        return Reply::json(previewJson(*shop.seen));
    }
    context.events.append({.kind = LiveEvent::Kind::JobAdded}); // the jobs' thread looks
    Reply reply = Reply::json(QJsonObject{{u"state"_s, u"looking"_s}}, 202);
    reply.headers.emplaceBack("Retry-After", waitSeconds);
    return reply;
}

// What was looked at and found becomes a source.
static Expected<Reply> keepShop(const Request &request, Context &context)
{
    if (!mayKeepSources(context)) {
        return problemReply(403, context.locale, request.requestId);
    }
    TRY_ASSIGN(const QString address, addressOf(request));
    const auto preview = ShopDesk::of(context.settings).find(address);
    if (!preview || !preview->isFound) {
        return fail(ErrorKind::Conflict, u"not looked at, or no shop that can be searched"_s);
    }
    TRY_ASSIGN(const auto source, sources::parseSourceDescription(preview->description));
    const QString folder = shopsFolder(context.settings);
    QSaveFile file(folder % u'/' % source.id % u".json"_s);
    if (!QDir().mkpath(folder) || !file.open(QIODevice::WriteOnly)
        || file.write(preview->description) != preview->description.size() || !file.commit()) {
        return fail(ErrorKind::Unavailable, u"the shop cannot be kept"_s);
    }
    forgetKnownSources(context.settings);
    context.events.append({.kind = LiveEvent::Kind::JobAdded}); // the jobs learn of it
    return Reply::json(QJsonObject{{u"id"_s, source.id}, {u"name"_s, source.name}}, 201);
}

// Where a shop waits that was taken away, so that it can come back.
static QString removedFolder(const Settings &settings)
{
    return shopsFolder(settings) % u"/removed"_s;
}

static void forgetOldest(const Settings &settings)
{
    const QFileInfoList kept =
        QDir(removedFolder(settings)).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Time);
    for (qsizetype i = removedShopsMax; i < kept.size(); ++i) {
        QFile::remove(kept.at(i).filePath());
    }
}

static Expected<Reply> dropShop(const Request &request, Context &context)
{
    if (!mayKeepSources(context)) {
        return problemReply(403, context.locale, request.requestId);
    }
    const QString id = request.arguments.value(u"id"_s);
    // An id is a plain name (sourcedescription.h): what holds anything else is nobody's.
    const auto *source = sources::findSource(knownSources(context.settings), id);
    const QString folder = shopsFolder(context.settings);
    const QString kept = removedFolder(context.settings) % u'/' % id % u".json"_s;
    if (!source || !id.startsWith("shop-"_L1) || !QDir().mkpath(QFileInfo(kept).path())) {
        return fail(ErrorKind::NotFound, u"no such shop"_s);
    }
    QFile::remove(kept);
    if (!QFile::rename(folder % u'/' % id % u".json"_s, kept)) {
        return fail(ErrorKind::NotFound, u"no such shop"_s);
    }
    forgetOldest(context.settings);
    forgetKnownSources(context.settings);
    context.events.append({.kind = LiveEvent::Kind::JobAdded});
    return Reply::empty();
}

// One that was taken away lately comes back, with its key: that stayed sealed under its id.
static Expected<Reply> bringShopBack(const Request &request, Context &context)
{
    if (!mayKeepSources(context)) {
        return problemReply(403, context.locale, request.requestId);
    }
    static const QRegularExpression plainName(u"^shop-[A-Za-z0-9._-]+$"_s);
    const QString id = request.arguments.value(u"id"_s);
    const QString name = u'/' % id % u".json"_s;
    const QString shop = shopsFolder(context.settings) % name;
    if (!plainName.match(id).hasMatch()
        || (!QFile::exists(shop) && !QFile::rename(removedFolder(context.settings) % name, shop))) {
        return fail(ErrorKind::NotFound, u"no such shop"_s);
    }
    forgetKnownSources(context.settings);
    context.events.append({.kind = LiveEvent::Kind::JobAdded});
    return Reply::empty();
}

void addShopRoutes(std::vector<Route> &routes)
{
    const auto add = [&](Method method, const char *pattern, Handler handler, const char *summary) {
        routes.push_back({.method = method,
                          .pattern = pattern,
                          .access = Access::SignedIn,
                          .lane = Lane::Write,
                          .handler = std::move(handler),
                          .summary = summary});
    };
    add(Method::Post, "/api/v1/me/shops/look", lookAtShop,
        "What is at a pasted address: a shop of a known kind, with a few of its goods.");
    add(Method::Post, "/api/v1/me/shops", keepShop, "A shop that was looked at becomes a source.");
    add(Method::Delete, "/api/v1/me/shops/{id}", dropShop, "It is a source no more.");
    add(Method::Put, "/api/v1/me/shops/{id}", bringShopBack,
        "A shop that was taken away is a source again.");
}

} // namespace endpaper::server
