// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/json.h"
#include "server/api/settings.h"
#include "server/jobs/copysearch.h"
#include "server/jobs/searchsubject.h"
#include "server/jobs/sourceroutes.h"
#include "store/vault/copysourcerepository.h"
#include "store/vault/jobrepository.h"
#include "store/vault/placerepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;
using sources::SourceDescription;

namespace {

QJsonValue said(const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

// Bookshops and bookcases in an area: what is known, and whether it must be asked again.
class PlaceLook
{
public:
    PlaceLook(Context &context, const SearchArea &area)
        : m_context(context)
        , m_area(area)
        , m_scope{SearchSubject{.area = area}.text(), QString::fromUtf16(SearchSubject::nowhere),
                  context.settings.isSample}
    {
    }

    Expected<QJsonObject> run();

private:
    [[nodiscard]] Expected<> readStatuses();
    [[nodiscard]] Expected<bool> searchIfDue();
    [[nodiscard]] Expected<QJsonArray> items();

    Context &m_context;
    const SearchArea &m_area;
    store::CopyScope m_scope;
    std::vector<SourceStatus> m_statuses;
    QList<qsizetype> m_due;
    std::optional<Instant> m_asOf;
};

Expected<> PlaceLook::readStatuses()
{
    const Instant now = m_context.clock.now();
    TRY_ASSIGN(const auto answers, store::CopyRepository(m_context.transaction).answers(m_scope));
    store::CopySourceRepository settings(m_context.transaction, m_scope.isSample);
    for (const SourceDescription &source : knownSources(m_context.settings)) {
        if (source.role != SourceDescription::Role::Places) {
            continue;
        }
        TRY_ASSIGN(const store::CopySource setting, settings.get(source.id));
        if (!setting.isOn) {
            continue;
        }
        const auto known = std::ranges::find(answers, source.id, &store::SourceAnswer::source);
        const store::SourceAnswer *answer = known == answers.end() ? nullptr : &*known;
        SourceStatus status{.id = source.id,
                            .name = source.name,
                            .state = answer ? answer->state : QString(),
                            .rows = answer ? answer->rows : 0,
                            .reason = answer ? answer->reason : QString(),
                            .nextAt = answer ? answer->nextAt : std::nullopt,
                            .rowsAsOf = answer ? answer->goodAt : std::nullopt,
                            .isSample = m_scope.isSample,
                            .attribution = source.terms.attribution};
        if (status.rowsAsOf) {
            m_asOf = std::min(m_asOf.value_or(*status.rowsAsOf), *status.rowsAsOf);
        }
        if (isDue(source, answer, now)) {
            m_due.append(qsizetype(m_statuses.size()));
        }
        m_statuses.push_back(std::move(status));
    }
    return {};
}

Expected<bool> PlaceLook::searchIfDue()
{
    if (m_due.isEmpty()) {
        return false;
    }
    TRY_ASSIGN(const bool isSearching,
               queueSearch(m_context, searchKey(m_scope.subject, m_scope.country),
                           m_context.caller.account));
    for (const qsizetype index : std::as_const(m_due)) {
        m_statuses.at(size_t(index)).state = isSearching ? u"searching"_s : u"unreachable"_s;
    }
    return isSearching;
}

Expected<QJsonArray> PlaceLook::items()
{
    TRY_ASSIGN(
        auto places,
        store::PlaceRepository(m_context.transaction, m_scope.isSample).list(m_scope.subject));
    const domain::GeoPoint centre = m_area.cell->centre();
    std::ranges::sort(places, {}, [&](const store::StoredPlace &place) {
        return domain::distanceMetres(centre, place.at);
    });
    QJsonArray list;
    for (const store::StoredPlace &place : places) {
        list.append(QJsonObject{{u"id"_s, QString(place.source % u':' % place.ref)},
                                {u"source"_s, place.source},
                                {u"kind"_s, place.kind},
                                {u"name"_s, said(place.name)},
                                {u"lat"_s, place.at.lat},
                                {u"lng"_s, place.at.lng},
                                {u"distance_m"_s, qRound(domain::distanceMetres(centre, place.at))},
                                {u"address"_s, said(place.address)},
                                {u"website"_s, said(place.website)},
                                {u"hours"_s, said(place.hours)}});
    }
    return list;
}

Expected<QJsonObject> PlaceLook::run()
{
    TRY(readStatuses());
    TRY_ASSIGN(const bool isSearching, searchIfDue());
    TRY_ASSIGN(const QJsonArray list, items());
    const domain::GeoPoint centre = m_area.cell->centre();
    return QJsonObject{{u"state"_s, isSearching ? u"searching"_s : u"fresh"_s},
                       {u"as_of"_s, toJson(m_asOf)},
                       {u"near"_s,
                        QJsonObject{{u"lat"_s, centre.lat},
                                    {u"lng"_s, centre.lng},
                                    {u"cell_m"_s, m_area.cell->metres()},
                                    {u"radius_m"_s, m_area.radiusKm * 1000}}},
                       {u"items"_s, list},
                       {u"sources"_s, statusesJson(m_statuses)}};
}

Expected<Reply> listPlaces(const Request &request, Context &context)
{
    TRY_ASSIGN(auto area, readArea(request, context, {}));
    if (!area || !area->cell) {
        return fail(ErrorKind::Invalid, u"required"_s, u"?near"_s);
    }
    area->postcode.clear(); // says nothing more than the cell
    TRY_ASSIGN(const QJsonObject answer, PlaceLook(context, *area).run());
    Reply reply = Reply::json(answer);
    if (answer["state"_L1].toString() == "searching"_L1) {
        reply.headers.emplaceBack("Retry-After", "1");
    }
    return reply;
}

} // namespace

void addPlaceRoutes(std::vector<Route> &routes)
{
    routes.push_back({.method = Method::Get,
                      .pattern = "/api/v1/places",
                      .access = Access::SignedIn,
                      .lane = Lane::ReadFirst,
                      .handler = listPlaces,
                      .summary = "Second-hand bookshops and public bookcases ?near=lat,lng "
                                 "(or around the caller) within ?radius_km=."});
}

} // namespace endpaper::server
