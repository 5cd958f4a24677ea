// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/place.h"
#include "server/api/json.h"
#include "server/api/matchfinder.h"
#include "server/api/settings.h"
#include "server/api/synchandler.h"
#include "store/vault/positionrepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

// The cell asked for (cell_m: 1000, 3000 or 10000), else the server's; nothing finer than that.
Expected<domain::CellSize> cellSizeOf(const QJsonObject &body, const Settings &settings)
{
    TRY_ASSIGN(const auto asked, optionalInteger(body, u"cell_m"_s));
    const qint64 metres = asked.value_or(settings.positionCellMetres);
    const auto size = metres % 1000 == 0 ? domain::cellSize(int(metres / 1000)) : std::nullopt;
    if (!size) {
        return fail(ErrorKind::Invalid, u"out_of_range"_s, u"cell_m"_s);
    }
    const auto coarsest =
        domain::cellSize(settings.positionCellMetres / 1000).value_or(domain::CellSize::Km1);
    return qMax(*size, coarsest);
}

Expected<Reply> putPosition(const Request &request, Context &context)
{
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const auto lat, optionalReal(body, u"lat"_s, -90, 90));
    TRY_ASSIGN(const auto lng, optionalReal(body, u"lng"_s, -180, 180));
    if (!lat || !lng) {
        return fail(ErrorKind::Invalid, u"required"_s, lat ? u"lng"_s : u"lat"_s);
    }
    TRY_ASSIGN(const auto point, domain::makeGeoPoint(*lat, *lng));
    TRY_ASSIGN(const auto size, cellSizeOf(body, context.settings));
    const domain::Cell cell = domain::roundToCell(point, size);
    store::PositionRepository positions(context.transaction);
    TRY(positions.put(context.caller.account, cell, context.clock.now()));
    MatchFinder matches(context);
    TRY(matches.movePerson(context.caller.account));
    const domain::GeoPoint centre = cell.centre();
    return Reply::json(
        QJsonObject{{u"lat"_s, centre.lat}, {u"lng"_s, centre.lng}, {u"cell_m"_s, cell.metres()}});
}

} // namespace

void addPositionRoutes(std::vector<Route> &routes)
{
    routes.push_back(
        {.method = Method::Put,
         .pattern = "/api/v1/me/position",
         .lane = Lane::Write,
         .handler = putPosition,
         .summary =
             "Says where the caller is; only the cell is kept, and all that moves with them is "
             "matched again."});
}

} // namespace endpaper::server
