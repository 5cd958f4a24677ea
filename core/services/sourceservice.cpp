// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sourceservice.h"

#include "base/log.h"
#include "services/copiesanswer.h"

#include <QJsonArray>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

constexpr qint64 lookAgainMs = 2000; // where the daemon does not say

std::optional<Instant> instantFrom(const QJsonValue &value)
{
    const auto instant = parseRfc3339(value.toString());
    return instant ? std::optional(*instant) : std::nullopt;
}

QStringList textsFrom(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &item : value.toArray()) {
        texts += item.toString();
    }
    return texts;
}

SourceInfo::Budget budgetFrom(const QJsonValue &value)
{
    return {.callsMax = int(value[u"calls_max"].toInteger()),
            .left = int(value[u"left"].toInteger()),
            .resetsAt = instantFrom(value[u"resets_at"])};
}

SourceInfo sourceFrom(const QJsonObject &json)
{
    return {.id = json["id"_L1].toString(),
            .name = json["name"_L1].toString(json["id"_L1].toString()),
            .isOn = json["on"_L1].toBool(),
            .needsKey = json["needs_key"_L1].toBool(),
            .isKeySet = json["key_set"_L1].toBool(),
            .keyHelp = json["key_help"_L1].toString(),
            .sends = textsFrom(json["sends"_L1]),
            .lastState = json["last_state"_L1].toString(),
            .lastAt = instantFrom(json["last_at"_L1]),
            .closedUntil = instantFrom(json["closed_until"_L1]),
            .window = budgetFrom(json["budget"_L1]),
            .windowSeconds = int(json["budget"_L1][u"window_s"].toInteger()),
            .today = budgetFrom(json["budget_today"_L1]),
            .mayStore = json["may_store"_L1].toBool(true),
            .mayModel = json["may_model"_L1].toBool(true),
            .mayMix = json["may_mix"_L1].toBool(true),
            .maxAgeSeconds = json["max_age_s"_L1].toInteger(),
            .attribution = json["attribution"_L1].toString(),
            .isSample = json["sample"_L1].toBool()};
}

} // namespace

SourceList sourcesFromJson(const QJsonObject &json)
{
    SourceList list{.keysKept = json["keys_kept"_L1].toString(),
                    .searchesPlanned = int(json["planned"_L1][u"searches"].toInteger()),
                    .refreshesPlanned = int(json["planned"_L1][u"refreshes"].toInteger())};
    for (const QJsonValue &item : json["items"_L1].toArray()) {
        if (SourceInfo source = sourceFrom(item.toObject()); !source.id.isEmpty()) {
            list.sources += std::move(source);
        }
    }
    return list;
}

Expected<ShopLook> shopFromJson(const QJsonObject &json)
{
    ShopLook look{.kind = json["kind"_L1].toString(),
                  .name = json["name"_L1].toString(),
                  .base = json["base"_L1].toString(),
                  .country = json["country"_L1].toString(),
                  .currency = json["currency"_L1].toString(),
                  .reason = json["reason"_L1].toString()};
    const QString state = json["state"_L1].toString();
    if (state == "found"_L1) {
        look.state = ShopLook::State::Found;
    } else if (state == "not_found"_L1) {
        look.state = ShopLook::State::NotFound;
    } else if (state != "looking"_L1) {
        return fail(ErrorKind::Invalid, u"a shop without a state"_s, u"state"_s);
    }
    for (const QJsonValue &value : json["sample"_L1].toArray()) {
        if (const auto price = moneyFromJson(value[u"price"])) {
            look.sample += {value[u"title"].toString(), *price};
        }
    }
    for (const QJsonValue &value : json["tried"_L1].toArray()) {
        look.tried += {value[u"way"].toString(), value[u"outcome"].toString()};
    }
    return look;
}

SourceService::SourceService(DaemonClient &client, SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_secrets(secrets)
{
}

// Keys belong to one daemon: another one's keeper shall not get them.
QString SourceService::secretName(const QString &id) const
{
    return u"source-key/"_s
        + (m_client.endpoint() ? m_client.endpoint()->serverId.toString() : QString()) + u'/' + id;
}

QFuture<Expected<SourceList>> SourceService::sources()
{
    return m_client.get(u"/api/v1/me/sources"_s)
        | then(this, [this](const Expected<JsonReply> &reply) -> QFuture<Expected<SourceList>> {
               if (!reply) {
                   Expected<SourceList> failed = tl::unexpected(reply.error());
                   return QtFuture::makeReadyFuture(std::move(failed));
               }
               auto list = std::make_shared<SourceList>(sourcesFromJson(reply->body));
               auto promise = std::make_shared<QPromise<Expected<SourceList>>>();
               auto open = std::make_shared<int>(1);
               promise->start();
               const auto finish = [list, promise, open] {
                   if (--*open == 0) {
                       promise->addResult(*list);
                       promise->finish();
                   }
               };
               // Whether this computer has the key matters only where the daemon has none.
               for (qsizetype i = 0; i < list->sources.size(); ++i) {
                   const SourceInfo &source = list->sources.at(i);
                   if (!source.needsKey || source.isKeySet) {
                       continue;
                   }
                   ++*open;
                   m_secrets.find(secretName(source.id))
                       | then(this, [list, i, finish](const Expected<QByteArray> &key) {
                             list->sources[i].isKeyHere = key && !key->isEmpty();
                             finish();
                         });
               }
               finish();
               return promise->future();
           });
}

QFuture<Expected<>> SourceService::setOn(const QString &id, bool isOn)
{
    return outcome(this, m_client.put(u"/api/v1/me/sources"_s, {{u"id"_s, id}, {u"on"_s, isOn}}));
}

QFuture<Expected<>> SourceService::putKey(const QString &id, const QString &key)
{
    const QJsonValue value = key.isEmpty() ? QJsonValue() : QJsonValue(key);
    return outcome(this, m_client.put(u"/api/v1/me/sources"_s, {{u"id"_s, id}, {u"key"_s, value}}));
}

QFuture<Expected<>> SourceService::setKey(const QString &id, const QString &key)
{
    return putKey(id, key)
        | then(this, [this, id, key](const Expected<> &sent) -> QFuture<Expected<>> {
               if (!sent) {
                   return QtFuture::makeReadyFuture(sent);
               }
               return key.isEmpty() ? m_secrets.remove(secretName(id))
                                    : m_secrets.put(secretName(id), key.toUtf8());
           });
}

QFuture<Expected<>> SourceService::sendKeptKey(const QString &id)
{
    return m_secrets.find(secretName(id))
        | then(this, [this, id](const Expected<QByteArray> &key) -> QFuture<Expected<>> {
               if (!key) {
                   Expected<> none = tl::unexpected(key.error());
                   return QtFuture::makeReadyFuture(std::move(none));
               }
               return putKey(id, QString::fromUtf8(*key));
           });
}

QFuture<Expected<ShopLook>> SourceService::lookAtShop(const QString &address)
{
    return m_client.post(u"/api/v1/me/shops/look"_s, {{u"address"_s, address}})
        | then(this, [](const Expected<JsonReply> &reply) -> Expected<ShopLook> {
               if (!reply) {
                   return tl::unexpected(reply.error());
               }
               TRY_ASSIGN(ShopLook look, shopFromJson(reply->body));
               look.waitMs = reply->retryAfterMs.value_or(lookAgainMs);
               return look;
           });
}

QFuture<Expected<>> SourceService::addShop(const QString &address)
{
    return outcome(this, m_client.post(u"/api/v1/me/shops"_s, {{u"address"_s, address}}));
}

QFuture<Expected<>> SourceService::removeShop(const QString &id)
{
    return outcome(this, m_client.remove(u"/api/v1/me/shops/%1"_s.arg(id)));
}

QFuture<Expected<SourceService::Restored>> SourceService::restoreShop(const QString &id)
{
    using Outcome = Expected<Restored>;
    const auto ready = [](Outcome outcome) {
        return QtFuture::makeReadyFuture(std::move(outcome));
    };
    return m_client.put(u"/api/v1/me/shops/%1"_s.arg(id), {})
        | then(this,
               [this, id](const Expected<JsonReply> &reply) -> QFuture<Expected<SourceList>> {
                   if (reply) {
                       return sources();
                   }
                   Expected<SourceList> failed = tl::unexpected(reply.error());
                   return QtFuture::makeReadyFuture(std::move(failed));
               })
        | then(this, [this, id, ready](const Expected<SourceList> &list) -> QFuture<Outcome> {
               if (!list) {
                   return ready(tl::unexpected(list.error()));
               }
               const auto shop = std::ranges::find(list->sources, id, &SourceInfo::id);
               const bool isMissing =
                   shop != list->sources.end() && shop->needsKey && !shop->isKeySet;
               if (!isMissing || !shop->isKeyHere) {
                   return ready(isMissing ? Restored::NeedsKey : Restored::Whole);
               }
               return sendKeptKey(id) | then(this, [](const Expected<> &sent) -> Outcome {
                          return sent ? Restored::Whole : Restored::NeedsKey;
                      });
           });
}

} // namespace endpaper::services
