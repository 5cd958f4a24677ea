// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/copydesk.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

// A name as it may stand in a query.
QString quoted(const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); }

} // namespace

CopyDesk::CopyDesk(DaemonClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

QFuture<Expected<>> CopyDesk::hide(const Uuid &copy, const QString &reason)
{
    return outcome(
        this,
        m_client.post(u"/api/v1/copies/%1/hide"_s.arg(copy.toString()), {{u"reason"_s, reason}}));
}

QFuture<Expected<>> CopyDesk::show(const Uuid &copy)
{
    return outcome(this, m_client.remove(u"/api/v1/me/hidden/%1"_s.arg(copy.toString())));
}

QFuture<Expected<>> CopyDesk::showSeller(const QString &source, const QString &seller)
{
    return outcome(
        this,
        m_client.send({.verb = "DELETE",
                       .path = u"/api/v1/me/hidden/sellers"_s,
                       .query = {{u"source"_s, quoted(source)}, {u"seller"_s, quoted(seller)}}}));
}

QFuture<Expected<QList<HiddenThing>>> CopyDesk::hidden()
{
    return m_client.get(u"/api/v1/me/hidden"_s, {{u"limit"_s, QString::number(hiddenMax)}})
        | then(this, [](const Expected<JsonReply> &reply) -> Expected<QList<HiddenThing>> {
               if (!reply) {
                   return tl::unexpected(reply.error());
               }
               QList<HiddenThing> things;
               for (const QJsonValue &value : reply->body["items"_L1].toArray()) {
                   things +=
                       HiddenThing{.id = Uuid::parse(value[u"id"].toString()).value_or(Uuid()),
                                   .source = value[u"source"].toString(),
                                   .seller = value[u"seller"].toString(),
                                   .title = value[u"title"].toString(),
                                   .reason = value[u"reason"].toString(),
                                   .at = parseRfc3339(value[u"at"].toString()).value_or(Instant())};
               }
               return things;
           });
}

QFuture<Expected<>> CopyDesk::part(const Uuid &copy, const Uuid &from)
{
    return outcome(this,
                   m_client.post(u"/api/v1/copies/%1/part"_s.arg(copy.toString()),
                                 {{u"from"_s, from.toString()}}));
}

QFuture<Expected<>> CopyDesk::join(const Uuid &copy, const Uuid &from)
{
    return outcome(
        this,
        m_client.remove(u"/api/v1/copies/%1/part/%2"_s.arg(copy.toString(), from.toString())));
}

} // namespace endpaper::services
