// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/json.h"
#include "server/api/paging.h"
#include "server/api/synchandler.h"
#include "server/api/telljob.h"
#include "store/vault/notificationrepository.h"

#include <QJsonDocument>

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

constexpr auto snoozedMax = std::chrono::days(366);
const SortOption sorts[] = {{"created", true, true}};

QJsonObject notificationJson(const store::Notification &notification)
{
    return {{u"id"_s, toJson(notification.id)},
            {u"kind"_s, notification.kind},
            {u"subject"_s, notification.subject},
            {u"about"_s, QJsonDocument::fromJson(notification.about).object()},
            {u"created_at"_s, toJson(notification.createdAt)},
            {u"read_at"_s, toJson(notification.readAt)}};
}

QJsonObject snoozeJson(const store::StoredSnooze &stored)
{
    const auto &[until, below] = stored.snooze;
    return {{u"notification_id"_s, toJson(stored.notification)},
            {u"wish_id"_s, toJson(stored.wish)},
            {u"until"_s, toJson(until)},
            {u"below"_s,
             below ? QJsonValue(moneyJson(below->minor, below->currency.code())) : QJsonValue()}};
}

Expected<Reply> listNotifications(const Request &request, Context &context)
{
    TRY_ASSIGN(const auto page, parsePage(request, sorts));
    store::NotificationRepository repository(context.transaction);
    Uuid before;
    if (!page.after.isEmpty()) {
        TRY_ASSIGN(before, Uuid::fromBytes(page.after.at(0).toByteArray()));
    }
    QJsonArray items;
    QString cursor;
    if (!page.isOptionsOnly) {
        TRY_ASSIGN(auto found, repository.listOf(context.caller.account, before, page.limit + 1));
        if (found.size() > size_t(page.limit)) {
            found.resize(size_t(page.limit));
            cursor = nextCursor(page, QCborArray{found.back().id.toBytes()});
        }
        for (const store::Notification &notification : found) {
            items.append(notificationJson(notification));
        }
    }
    TRY_ASSIGN(const qint64 unread, repository.countUnread(context.caller.account));
    QJsonObject answer = pageJson(page, items, cursor, sorts, context.locale);
    answer.insert(u"unread"_s, unread);
    TRY_ASSIGN(const auto asleep, repository.snoozes(context.caller.account, context.clock.now()));
    QJsonArray snoozes;
    for (const store::StoredSnooze &one : asleep) {
        snoozes.append(snoozeJson(one));
    }
    answer.insert(u"snoozes"_s, snoozes);
    return Reply::json(answer);
}

Expected<Reply> readOne(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    store::NotificationRepository repository(context.transaction);
    TRY_ASSIGN(const bool isThere,
               repository.setRead(context.caller.account, id, context.clock.now()));
    if (!isThere) {
        return fail(ErrorKind::NotFound, u"notification"_s);
    }
    return Reply::empty();
}

Expected<Reply> readAll(const Request &, Context &context)
{
    store::NotificationRepository repository(context.transaction);
    TRY(repository.setAllRead(context.caller.account, context.clock.now()));
    return Reply::empty();
}

Expected<std::optional<domain::Money>> readBelow(const QJsonObject &body)
{
    TRY_ASSIGN(const auto below, optionalObject(body, u"below"_s));
    if (!below) {
        return std::optional<domain::Money>();
    }
    TRY_ASSIGN(const qint64 minor,
               requiredInteger(*below, u"minor"_s, {.max = std::numeric_limits<qint32>::max()}));
    const auto currency = domain::Currency::parse(below->value("currency"_L1).toString());
    if (!currency) {
        return fail(ErrorKind::Invalid, u"not_a_currency"_s, u"below.currency"_s);
    }
    return std::optional(domain::Money{minor, *currency});
}

// {"wish_id", "until"} or {"wish_id", "below"}; neither ends it.
Expected<Reply> snooze(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const Uuid wish, requiredUuid(body, u"wish_id"_s));
    domain::Snooze one;
    TRY_ASSIGN(one.until, optionalInstant(body, u"until"_s));
    TRY_ASSIGN(one.below, readBelow(body));
    if (wish.isNil()) {
        return fail(ErrorKind::Invalid, u"required"_s, u"wish_id"_s);
    }
    if (one.until && (one.below || *one.until > context.clock.now() + snoozedMax)) {
        return fail(ErrorKind::Invalid, u"out_of_range"_s, u"until"_s);
    }
    TRY_ASSIGN(const bool isThere,
               store::NotificationRepository(context.transaction)
                   .putSnooze(context.caller.account, {id, wish, one}));
    if (!isThere) {
        return fail(ErrorKind::NotFound, u"notification"_s);
    }
    // What waited for the end of another one may be due, or is due at its end.
    TRY(tellAnew(context, context.caller.account));
    return Reply::empty();
}

} // namespace

void addNotificationRoutes(std::vector<Route> &routes)
{
    routes.push_back({.method = Method::Get,
                      .pattern = "/api/v1/notifications",
                      .lane = Lane::Read,
                      .handler = listNotifications,
                      .summary = "What the caller should know, newest first, with the unread count "
                                 "and what is put off."});
    routes.push_back({.method = Method::Put,
                      .pattern = "/api/v1/notifications/{id}/read",
                      .lane = Lane::Write,
                      .handler = readOne,
                      .summary = "Marks one notification as read."});
    routes.push_back({.method = Method::Put,
                      .pattern = "/api/v1/notifications/{id}/snooze",
                      .lane = Lane::Write,
                      .handler = snooze,
                      .summary = "Puts a book of it off, until a moment or a price below one."});
    routes.push_back({.method = Method::Put,
                      .pattern = "/api/v1/notifications/read-all",
                      .lane = Lane::Write,
                      .handler = readAll,
                      .summary = "Marks all notifications as read."});
}

} // namespace endpaper::server
