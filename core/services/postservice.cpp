// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/postservice.h"

#include "base/log.h"
#include "services/copiesanswer.h"
#include "store/cache/fetched.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

constexpr QLatin1StringView postKind("post");

PostItem itemFrom(const QJsonObject &about, const QJsonObject &notification)
{
    const auto at = parseRfc3339(about["at"_L1].toString(notification["created_at"_L1].toString()));
    return {
        .notification = Uuid::parse(notification["id"_L1].toString()).value_or(Uuid()),
        .kind = notification["kind"_L1].toString(),
        .direction = about["direction"_L1].toString(),
        .from = about["from"_L1].toString(),
        .what = about["what"_L1].toString(),
        .title = about["title"_L1].toString(about["list"_L1].toString()),
        .wish = Uuid::parse(about["wish_id"_L1].toString()).value_or(Uuid()),
        .seller = about["seller"_L1].toString(),
        .sourceName = about["source_name"_L1].toString(),
        .condition = domain::conditionFromName(about["condition"_L1].toString())
                         .value_or(domain::Condition::Unknown),
        .total = moneyFromJson(about["total"_L1]),
        .isTotalKnown = about["is_total_known"_L1].toBool(true),
        .target = moneyFromJson(about["target"_L1]),
        .before = moneyFromJson(about["before"_L1]),
        .url = QUrl(about["url"_L1].toString()),
        .isSample = about["sample"_L1].toBool(),
        .at = at.value_or(Instant()),
        .told = parseRfc3339(notification["created_at"_L1].toString()).value_or(Instant()),
        .isDigest = notification["about"_L1][u"digest"].toBool(),
        .isRead = notification["read_at"_L1].isString(),
    };
}

PostSnooze snoozeFrom(const QJsonObject &json)
{
    PostSnooze snooze{.notification =
                          Uuid::parse(json["notification_id"_L1].toString()).value_or(Uuid()),
                      .wish = Uuid::parse(json["wish_id"_L1].toString()).value_or(Uuid()),
                      .snooze = {.below = moneyFromJson(json["below"_L1])}};
    if (const auto until = parseRfc3339(json["until"_L1].toString())) {
        snooze.snooze.until = *until;
    }
    return snooze;
}

} // namespace

bool PostList::isAsleep(const PostItem &item, Instant now) const
{
    return !item.wish.isNil() && std::ranges::any_of(snoozes, [&](const PostSnooze &one) {
        return one.wish == item.wish && (one.notification == item.notification || one.snooze.below)
            && domain::isAsleep(one.snooze, item.total, now);
    });
}

PostList postFromJson(const QJsonObject &json)
{
    PostList list{.unread = int(json["unread"_L1].toInteger())};
    for (const QJsonValue &value : json["items"_L1].toArray()) {
        const QJsonObject notification = value.toObject();
        const QString kind = notification["kind"_L1].toString();
        const QJsonObject about = notification["about"_L1].toObject();
        if (kind == "match"_L1 || kind == "invite"_L1) {
            list.items += itemFrom(about, notification);
        } else if (kind == "alert"_L1) {
            for (const QJsonValue &item : about["items"_L1].toArray()) {
                list.items += itemFrom(item.toObject(), notification);
            }
        }
    }
    for (const QJsonValue &value : json["snoozes"_L1].toArray()) {
        list.snoozes += snoozeFrom(value.toObject());
    }
    return list;
}

PostService::PostService(Workspace &workspace, DaemonClient &client, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_client(client)
{
}

QFuture<Expected<PostService::Known>> PostService::kept()
{
    return m_workspace.read([](store::Transaction &transaction) -> Expected<Known> {
        TRY_ASSIGN(const auto fetched, store::findFetched(transaction, postKind, u"all"_s));
        if (!fetched) {
            return fail(ErrorKind::NotFound, u"no post kept"_s);
        }
        return Known{postFromJson(QJsonDocument::fromJson(fetched->body).object()), fetched->at};
    });
}

QFuture<Expected<PostService::Known>> PostService::ask()
{
    return m_client.get(u"/api/v1/notifications"_s,
                        {{u"limit"_s, QString::number(notificationsMax)}})
        | then(this, [this](const Expected<JsonReply> &reply) -> Expected<Known> {
               if (!reply) {
                   return tl::unexpected(reply.error());
               }
               const Instant now = m_workspace.clock().now();
               const QByteArray body = QJsonDocument(reply->body).toJson(QJsonDocument::Compact);
               m_workspace.write([body,
                                  now](store::Transaction &transaction) -> Expected<QSet<Uuid>> {
                   TRY(store::putFetched(transaction, postKind, u"all"_s, body, now));
                   return QSet<Uuid>();
               }) | then(this, [](const Expected<QSet<Uuid>> &written) {
                   if (!written) {
                       qCWarning(lcDesktop) << "post:" << written.error().context;
                   }
               });
               return Known{postFromJson(reply->body), now};
           });
}

QFuture<Expected<>> PostService::setRead(const Uuid &notification)
{
    return outcome(
        this, m_client.put(u"/api/v1/notifications/%1/read"_s.arg(notification.toString()), {}));
}

QFuture<Expected<QSet<Uuid>>> PostService::toldAtOnce(const QSet<Uuid> &wishes)
{
    return m_workspace.read([wishes](store::Transaction &transaction) -> Expected<QSet<Uuid>> {
        QSet<Uuid> urgent;
        for (const Uuid &id : wishes) {
            TRY_ASSIGN(const auto found, store::findWish(transaction, id));
            if (found && found->wish.alert == domain::AlertMode::Now) {
                urgent.insert(id);
            }
        }
        return urgent;
    });
}

QFuture<Expected<>> PostService::putSnooze(const PostSnooze &snooze)
{
    const auto &[until, below] = snooze.snooze;
    const QJsonObject money = below
        ? QJsonObject{{u"minor"_s, below->minor}, {u"currency"_s, below->currency.code()}}
        : QJsonObject();
    return outcome(
        this,
        m_client.put(u"/api/v1/notifications/%1/snooze"_s.arg(snooze.notification.toString()),
                     {{u"wish_id"_s, snooze.wish.toString()},
                      {u"until"_s, until ? QJsonValue(toRfc3339(*until)) : QJsonValue()},
                      {u"below"_s, below ? QJsonValue(money) : QJsonValue()}}));
}

QFuture<Expected<>> PostService::setAllRead()
{
    return outcome(this, m_client.put(u"/api/v1/notifications/read-all"_s, {}));
}

} // namespace endpaper::services
