// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/priceservice.h"

#include "base/log.h"
#include "store/cache/fetched.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace endpaper::services {

static constexpr QLatin1StringView pricesKind("prices");

PriceService::PriceService(Workspace &workspace, DaemonClient &client, SearchService &search,
                           QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_client(client)
    , m_search(search)
{
}

QFuture<Expected<PriceService::Known>> PriceService::kept(const QString &isbn)
{
    return m_workspace.read([isbn, currency = m_search.buyer().currency](
                                store::Transaction &transaction) -> Expected<Known> {
        TRY_ASSIGN(const auto fetched, store::findFetched(transaction, pricesKind, isbn));
        if (!fetched) {
            return fail(ErrorKind::NotFound, u"no prices kept"_s);
        }
        TRY_ASSIGN(auto answer,
                   pricesFromJson(QJsonDocument::fromJson(fetched->body).object(), currency));
        return Known{std::move(answer), fetched->at};
    });
}

QFuture<Expected<PriceService::Known>> PriceService::ask(const QString &isbn,
                                                         domain::Condition least, const Uuid &wish)
{
    const SearchService::Buyer &buyer = m_search.buyer();
    QUrlQuery query{{u"country"_s, buyer.country},
                    {u"currency"_s, buyer.currency.code()},
                    {u"days"_s, QString::number(daysMax)}};
    if (least != domain::Condition::Unknown) {
        query.addQueryItem(u"condition"_s, domain::conditionName(least));
    }
    if (!wish.isNil()) {
        query.addQueryItem(u"wish"_s, wish.toString());
    }
    return m_client.get(u"/api/v1/books/%1/prices"_s.arg(isbn), query)
        | then(this,
               [this, isbn,
                currency = buyer.currency](const Expected<JsonReply> &reply) -> Expected<Known> {
                   if (!reply) {
                       return tl::unexpected(reply.error());
                   }
                   TRY_ASSIGN(auto answer, pricesFromJson(reply->body, currency));
                   const Instant now = m_workspace.clock().now();
                   const QByteArray body =
                       QJsonDocument(reply->body).toJson(QJsonDocument::Compact);
                   m_workspace.write([isbn, body, now](
                                         store::Transaction &transaction) -> Expected<QSet<Uuid>> {
                       TRY(store::putFetched(transaction, pricesKind, isbn, body, now));
                       TRY(store::trimFetched(transaction, pricesKind, answersKept));
                       return QSet<Uuid>();
                   }) | then(this, [](const Expected<QSet<Uuid>> &written) {
                       if (!written) {
                           qCWarning(lcDesktop) << "prices:" << written.error().context;
                       }
                   });
                   return Known{std::move(answer), now};
               });
}

} // namespace endpaper::services
