// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/alertservice.h"

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

constexpr QLatin1StringView timeFormat("HH:mm");

QString textOf(QTime time) { return time.toString(timeFormat); }

std::optional<QTime> timeFrom(const QJsonValue &value)
{
    const QTime time = QTime::fromString(value.toString(), timeFormat);
    return time.isValid() ? std::optional(time) : std::nullopt;
}

std::optional<AlertWays::GivenUp> givenUpFrom(const QJsonValue &json)
{
    const auto at = parseRfc3339(json["at"_L1].toString());
    return at ? std::optional(AlertWays::GivenUp{*at, json["reason"_L1].toString()}) : std::nullopt;
}

Expected<AlertWays> decoded(const Expected<JsonReply> &reply)
{
    if (!reply) {
        return tl::unexpected(reply.error());
    }
    return alertWaysFromJson(reply->body);
}

} // namespace

std::optional<domain::QuietHours> AlertWays::quietHours() const
{
    const auto minute = [](QTime time) { return time.hour() * 60 + time.minute(); };
    return quietFrom && quietUntil
        ? std::optional(domain::QuietHours{minute(*quietFrom), minute(*quietUntil)})
        : std::nullopt;
}

Instant AlertWays::interruptAt(const QTimeZone &zone, Instant now) const
{
    return domain::quietEnd(quietHours(), zone, std::max(now, pausedUntil.value_or(now)));
}

Expected<AlertWays> alertWaysFromJson(const QJsonObject &json)
{
    const auto digest = timeFrom(json["digest_at"_L1]);
    if (!digest) {
        return fail(ErrorKind::Invalid, u"alerts without an hour"_s, u"digest_at"_s);
    }
    AlertWays ways{.quietFrom = timeFrom(json["quiet_hours"_L1][u"from"]),
                   .quietUntil = timeFrom(json["quiet_hours"_L1][u"until"]),
                   .digestAt = *digest,
                   .isEmailOn = json["email"_L1][u"on"].toBool(),
                   .email = json["email"_L1][u"address"].toString(),
                   .canEmail = json["email"_L1][u"available"].toBool(),
                   .webhookUrl = json["webhook"_L1][u"url"].toString(),
                   .isWebhookSecretSet = json["webhook"_L1][u"secret_set"].toBool(),
                   .webhookSecret = json["webhook"_L1][u"secret"].toString(),
                   .lostLetter = givenUpFrom(json["email"_L1][u"given_up"]),
                   .lostCall = givenUpFrom(json["webhook"_L1][u"given_up"]),
                   .isFeedOn = json["feed"_L1][u"on"].toBool(),
                   .feedUrl = json["feed"_L1][u"url"].toString()};
    if (const auto until = parseRfc3339(json["paused_until"_L1].toString())) {
        ways.pausedUntil = *until;
    }
    if (!ways.quietFrom || !ways.quietUntil) {
        ways.quietFrom.reset();
        ways.quietUntil.reset();
    }
    return ways;
}

AlertService::AlertService(DaemonClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

AlertService::Answer AlertService::ways()
{
    return m_client.get(u"/api/v1/me/alerts"_s) | then(this, decoded);
}

AlertService::Answer AlertService::put(const QJsonObject &body)
{
    return m_client.put(u"/api/v1/me/alerts"_s, body) | then(this, decoded);
}

AlertService::Answer AlertService::setQuietHours(std::optional<QTime> from,
                                                 std::optional<QTime> until)
{
    QJsonValue quiet;
    if (from && until) {
        quiet = QJsonObject{{u"from"_s, textOf(*from)}, {u"until"_s, textOf(*until)}};
    }
    return put({{u"quiet_hours"_s, quiet}});
}

AlertService::Answer AlertService::setDigestAt(QTime time)
{
    return put({{u"digest_at"_s, textOf(time)}});
}

AlertService::Answer AlertService::setPausedUntil(std::optional<Instant> until)
{
    return put({{u"paused_until"_s, until ? QJsonValue(toRfc3339(*until)) : QJsonValue()}});
}

AlertService::Answer AlertService::setEmail(bool isOn, const QString &address)
{
    return put({{u"email"_s,
                 QJsonObject{{u"on"_s, isOn},
                             {u"address"_s, address.isEmpty() ? QJsonValue() : address}}}});
}

AlertService::Answer AlertService::setWebhook(const QString &url, const QString &secret)
{
    QJsonObject hook{{u"url"_s, url.isEmpty() ? QJsonValue() : url}};
    if (!secret.isEmpty() || url.isEmpty()) {
        hook.insert(u"secret"_s, secret.isEmpty() ? QJsonValue() : secret);
    }
    return put({{u"webhook"_s, hook}});
}

AlertService::Answer AlertService::setFeed(bool isOn)
{
    return put({{u"feed"_s, QJsonObject{{u"on"_s, isOn}}}});
}

} // namespace endpaper::services
