// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/request.h"
#include "server/api/route.h"
#include "server/api/syncweb.h"

#include <QJsonObject>
#include <QJsonValue>

#include <vector>

namespace endpaper::server {

// What the handlers of lists and of wishes share.

// A list that the caller may see, and what they are there: "owner", "editor", "viewer".
struct ShownList
{
    domain::Row row;
    store::Space space;
    QByteArray role;
};
// Their own in their order, then those that are shared with them.
[[nodiscard]] Expected<std::vector<ShownList>> shownLists(Context &context);
// NotFound if it is not there, deleted, or another's.
[[nodiscard]] Expected<ShownList> findShownList(const std::vector<ShownList> &lists,
                                                const Uuid &id);
// As REST shows it. NotFound as above.
[[nodiscard]] Expected<QJsonObject> representList(Context &context, const Uuid &id);
[[nodiscard]] QJsonObject shownListJson(const std::vector<ShownList> &lists, const ShownList &list,
                                        int wishCount);

// A space's live lists in their order.
[[nodiscard]] Expected<std::vector<domain::Row>> liveLists(Context &context, qint64 space);
// A wish that shows somewhere other than the Trash; NotFound otherwise.
[[nodiscard]] Expected<domain::Row> findShownWish(WebEditor &editor, const Uuid &id);

// {"id"} of a creation, or a new one.
[[nodiscard]] Expected<Uuid> idOfCreation(const QJsonObject &body, const Clock &clock);
// Answers with the representation and its ETag.
[[nodiscard]] Reply replyWith(const Request &request, const QJsonObject &thing, int status = 200);
// The request's If-Match names another state of it: answer changedMeanwhile().
[[nodiscard]] bool hasChangedMeanwhile(const Request &request, const QJsonObject &thing);
[[nodiscard]] Reply changedMeanwhile(const Request &request, const Context &context);

} // namespace endpaper::server
