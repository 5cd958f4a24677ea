// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/bookshopservice.h"

#include "base/log.h"
#include "store/cache/fetched.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

constexpr QLatin1StringView shopsKind("bookshops");
constexpr qint64 askAgainMs = 1000; // where the daemon does not say

QString keyOf(const Area &area)
{
    return area.cell.id() + u'/' + QString::number(area.radiusMetres);
}

} // namespace

BookshopList bookshopsFromJson(const QJsonObject &json)
{
    BookshopList list{.sources = sourceReportsFromJson(json["sources"_L1].toArray()),
                      .isSearching = json["state"_L1].toString() == "searching"_L1};
    if (const auto asOf = parseRfc3339(json["as_of"_L1].toString())) {
        list.asOf = *asOf;
    }
    for (const QJsonValue &value : json["items"_L1].toArray()) {
        const QJsonObject item = value.toObject();
        const auto at = domain::makeGeoPoint(item["lat"_L1].toDouble(qQNaN()),
                                             item["lng"_L1].toDouble(qQNaN()));
        if (!at || item["id"_L1].toString().isEmpty()) {
            continue;
        }
        list.shops += {.id = item["id"_L1].toString(),
                       .kind = item["kind"_L1].toString(),
                       .name = item["name"_L1].toString(),
                       .address = item["address"_L1].toString(),
                       .hours = item["hours"_L1].toString(),
                       .website = QUrl(item["website"_L1].toString()),
                       .at = *at,
                       .distanceMetres = item["distance_m"_L1].toInt()};
    }
    std::ranges::stable_sort(list.shops, {}, &Bookshop::distanceMetres);
    return list;
}

BookshopService::BookshopService(Workspace &workspace, DaemonClient &client, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_client(client)
{
}

QFuture<Expected<BookshopList>> BookshopService::kept(const Area &area)
{
    return m_workspace.read(
        [key = keyOf(area)](store::Transaction &transaction) -> Expected<BookshopList> {
            TRY_ASSIGN(const auto fetched, store::findFetched(transaction, shopsKind, key));
            if (!fetched) {
                return fail(ErrorKind::NotFound, u"no bookshops kept"_s);
            }
            BookshopList list = bookshopsFromJson(QJsonDocument::fromJson(fetched->body).object());
            list.isSearching = false; // nobody looks for what was kept
            return list;
        });
}

QFuture<Expected<BookshopList>> BookshopService::ask(const Area &area)
{
    const domain::GeoPoint centre = area.cell.centre();
    return m_client.get(
               u"/api/v1/places"_s,
               {{u"near"_s, u"%1,%2"_s.arg(centre.lat, 0, 'f', 6).arg(centre.lng, 0, 'f', 6)},
                {u"radius_km"_s, QString::number(area.radiusMetres / 1000)}})
        | then(this,
               [this,
                key = keyOf(area)](const Expected<JsonReply> &reply) -> Expected<BookshopList> {
                   if (!reply) {
                       return tl::unexpected(reply.error());
                   }
                   BookshopList list = bookshopsFromJson(reply->body);
                   list.waitMs = reply->retryAfterMs.value_or(askAgainMs);
                   if (list.isSearching) {
                       return list;
                   }
                   m_workspace.write([body =
                                          QJsonDocument(reply->body).toJson(QJsonDocument::Compact),
                                      key, now = m_workspace.clock().now()](
                                         store::Transaction &transaction) -> Expected<QSet<Uuid>> {
                       TRY(store::putFetched(transaction, shopsKind, key, body, now));
                       TRY(store::trimFetched(transaction, shopsKind, areasKept));
                       return QSet<Uuid>();
                   }) | then(this, [](const Expected<QSet<Uuid>> &written) {
                       if (!written) {
                           qCWarning(lcDesktop) << "bookshops:" << written.error().context;
                       }
                   });
                   return list;
               });
}

} // namespace endpaper::services
