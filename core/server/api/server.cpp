// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/json.h"
#include "server/api/problem.h"
#include "server/api/routes.h"
#include "server/api/settings.h"
#include "store/vault/vault.h"

#include <QSysInfo>

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

// The version of api.md and sync.md that is spoken.
constexpr int protocolVersion = 1;

Expected<Reply> getServer(const Request &, Context &context)
{
    TRY_ASSIGN(const store::ServerIdentity identity, store::getServerIdentity(context.transaction));
    const Settings &settings = context.settings;
    return Reply::json(QJsonObject{
        {u"server_id"_s, identity.serverId.toString()},
        {u"name"_s, settings.name.isEmpty() ? QSysInfo::machineHostName() : settings.name},
        {u"version"_s, QString::fromLatin1(settings.version)},
        {u"protocol"_s, protocolVersion},
        {u"solo"_s, settings.isSolo},
        {u"sample"_s, settings.isSample},
        {u"demo"_s, settings.isDemo},
        {u"sign_up"_s, settings.isSignUpOpen && !settings.isSolo}});
}

Expected<Reply> getReady(const Request &, Context &context)
{
    TRY(store::getServerIdentity(context.transaction));
    return Reply{200, "application/json", R"({"status":"ready"})"};
}

constexpr char serverSchema[] =
    R"({"type": "object", "properties": {"server_id": {"type": "string"},
    "name": {"type": "string"}, "version": {"type": "string"}, "protocol": {"type": "integer"},
    "solo": {"type": "boolean"}, "sample": {"type": "boolean"}, "demo": {"type": "boolean"},
    "sign_up": {"type": "boolean"}}})";

} // namespace

void addServerRoutes(std::vector<Route> &routes)
{
    routes.push_back({Method::Get, "/healthz", Access::Anyone, Lane::Inline,
                      [](const Request &, Context &) -> Expected<Reply> {
                          return Reply{200, "application/json", R"({"status":"ok"})"};
                      },
                      "The process is alive"});
    routes.push_back(
        {Method::Get, "/readyz", Access::Anyone, Lane::Read, getReady, "The store answers"});
    routes.push_back({Method::Get, "/api/v1/server", Access::Anyone, Lane::Read, getServer,
                      "Which server this is"});
    routes.back().replySchema = serverSchema;
}

std::vector<Route> groundRoutes(const Settings &settings)
{
    std::vector<Route> routes;
    addServerRoutes(routes);
    addAccountRoutes(routes);
    addSessionRoutes(routes);
    addBookRoutes(routes);
    addBookMatchRoutes(routes);
    addEventRoutes(routes);
    addAdminRoutes(routes, settings);
    addLegacyRoutes(routes, settings);
    return routes;
}

} // namespace endpaper::server
