// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/editionservice.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

constexpr qint64 askAgainMs = 1000; // where the daemon does not say

Expected<EditionList> listFrom(const Expected<JsonReply> &reply)
{
    if (!reply) {
        return tl::unexpected(reply.error());
    }
    TRY_ASSIGN(EditionList list, editionsFromJson(reply->body));
    list.waitMs = reply->retryAfterMs.value_or(askAgainMs);
    return list;
}

} // namespace

Expected<EditionList> editionsFromJson(const QJsonObject &json)
{
    const QString state = json["state"_L1].toString();
    if (state != "searching"_L1 && state != "fresh"_L1) {
        return fail(ErrorKind::Invalid, u"editions without a state"_s, u"state"_s);
    }
    EditionList list{.isSearching = state == "searching"_L1};
    for (const QJsonValue &value : json["items"_L1].toArray()) {
        if (const auto isbn = domain::Isbn::read(value[u"isbn"].toString())) {
            list.editions += EditionInfo{.isbn = *isbn,
                                         .title = value[u"title"].toString(),
                                         .language = value[u"language"].toString(),
                                         .published = value[u"published"].toString(),
                                         .publisher = value[u"publisher"].toString()};
        }
    }
    for (const QJsonValue &value : json["sources"_L1].toArray()) {
        const QString sourceState = value[u"state"].toString();
        if (sourceState != "done"_L1 && sourceState != "cut"_L1) {
            list.failedSources += value[u"id"].toString();
        }
    }
    return list;
}

EditionService::EditionService(DaemonClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

QFuture<Expected<EditionList>> EditionService::editions(const QString &isbn)
{
    return m_client.get(u"/api/v1/books/%1/editions"_s.arg(isbn)) | then(this, listFrom);
}

QFuture<Expected<EditionList>> EditionService::change(const QString &isbn,
                                                      const domain::Isbn &edition, Deed deed)
{
    return m_client.put(
               u"/api/v1/books/%1/editions"_s.arg(isbn),
               {{deed == Deed::PutIn ? u"add"_s : u"remove"_s, QJsonArray{edition.toString13()}}})
        | then(this, listFrom);
}

} // namespace endpaper::services
