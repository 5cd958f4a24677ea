// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "store/vault/accountrepository.h"

#include <vector>

namespace endpaper::server {

// Answers as the clients of the older systems read them: {"status": …, "data": …}.
[[nodiscard]] Reply legacyReply(const QString &status, int code = 200,
                                const QJsonValue &data = QJsonValue::Undefined);
// The refusal for a caller who may not use these doors.
[[nodiscard]] std::optional<Reply> legacyRefusal(const Request &request, const Settings &settings);
// The body's texts by these names; the refusal names the first that is missing.
struct LegacyFields
{
    QJsonObject body;
    std::optional<Reply> refusal;
    [[nodiscard]] QString operator[](const QString &name) const
    {
        return body.value(name).toString();
    }
};
[[nodiscard]] Expected<LegacyFields> readLegacy(const Request &request,
                                                const QStringList &required);
// A parameter of the query, or the refusal that it is missing.
[[nodiscard]] tl::expected<QString, Reply> legacyQuery(const Request &request, const QString &name);

void addLegacyBookRoutes(std::vector<Route> &routes);
// One door, closed to strangers.
void addLegacyRoute(std::vector<Route> &routes, Method method, const char *pattern, Handler handler,
                    const char *summary, Prepare prepare = {});

} // namespace endpaper::server
