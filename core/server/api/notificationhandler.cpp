// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/json.h"
#include "server/api/paging.h"
#include "server/api/synchandler.h"
#include "store/vault/notificationrepository.h"

#include <QJsonDocument>

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

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

} // namespace

void addNotificationRoutes(std::vector<Route> &routes)
{
    routes.push_back(
        {.method = Method::Get,
         .pattern = "/api/v1/notifications",
         .lane = Lane::Read,
         .handler = listNotifications,
         .summary = "What the caller should know, newest first, with the unread count."});
    routes.push_back({.method = Method::Put,
                      .pattern = "/api/v1/notifications/{id}/read",
                      .lane = Lane::Write,
                      .handler = readOne,
                      .summary = "Marks one notification as read."});
    routes.push_back({.method = Method::Put,
                      .pattern = "/api/v1/notifications/read-all",
                      .lane = Lane::Write,
                      .handler = readAll,
                      .summary = "Marks all notifications as read."});
}

} // namespace endpaper::server
