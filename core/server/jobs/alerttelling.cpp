// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/alerttelling.h"

#include "domain/money.h"
#include "server/api/json.h"
#include "server/api/settings.h"
#include "server/api/telljob.h"
#include "server/jobs/alertsieve.h"
#include "server/jobs/alerttimes.h"
#include "server/jobs/alertwords.h"
#include "store/vault/accountrepository.h"
#include "store/vault/jobrepository.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using store::Alert;
using store::AlertRepository;
using store::AlertSetting;

namespace {

constexpr int alertsMax = 500; // looked at in one go
constexpr size_t itemsMax = 50; // of one notification; the feed has the rest

QTimeZone zoneOf(const store::Account &account)
{
    const QTimeZone zone(account.timeZone.toLatin1());
    return zone.isValid() ? zone : QTimeZone(0);
}

QJsonObject itemJson(const Alert &alert)
{
    QJsonObject item = QJsonDocument::fromJson(alert.about).object();
    item.insert(u"what"_s, alert.what);
    item.insert(u"wish_id"_s, alert.wish.toString());
    item.insert(u"copy_id"_s, alert.copy.toString());
    item.insert(u"at"_s, toJson(alert.at));
    return item;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Expected<> queueDelivery(Context &context, const Uuid &account, const QString &channel,
                         const QString &target, const QJsonObject &body)
{
    const store::Delivery delivery{.id = Uuid::create(context.clock),
                                   .account = account,
                                   .channel = channel,
                                   .target = target,
                                   .body = compact(body),
                                   .created = context.clock.now()};
    TRY(AlertRepository(context.transaction).insert(delivery));
    TRY(store::JobRepository(context.transaction)
            .add(u"deliver"_s, delivery.id.toString(), context.clock.now(), 1));
    return {};
}

// The first of them, as notifications and calls have them.
QJsonArray itemsOf(const std::vector<Alert> &alerts)
{
    QJsonArray items;
    for (size_t i = 0; i < std::min(alerts.size(), itemsMax); ++i) {
        items.append(itemJson(alerts[i]));
    }
    return items;
}

// The letter and the call: what of them is said is known when they go out.
Expected<> queueDeliveries(Context &context, const store::Account &account,
                           const AlertSetting &setting, const std::vector<Alert> &alerts,
                           const Uuid &notification)
{
    if (alerts.empty()) {
        return {};
    }
    QJsonArray ids;
    for (const Alert &alert : alerts) {
        ids.append(alert.id.toString());
    }
    const QJsonObject body{{u"alerts"_s, ids}, {u"notification"_s, notification.toString()}};
    const QString email = setting.email.isEmpty() ? account.email : setting.email;
    if (setting.isEmailOn && !email.isEmpty() && !context.settings.mail.host.isEmpty()) {
        TRY(queueDelivery(context, account.id, u"email"_s, email, body));
    }
    if (!setting.webhookUrl.isEmpty()) {
        TRY(queueDelivery(context, account.id, u"webhook"_s, setting.webhookUrl, body));
    }
    return {};
}

QJsonObject letterOf(const std::vector<Alert> &alerts, const QLocale &locale)
{
    QStringList lines;
    for (const Alert &alert : alerts) {
        const QJsonObject about = QJsonDocument::fromJson(alert.about).object();
        lines.append(u"• "_s % alertLine(about, alert.what, locale) % u"\n  "_s
                     % about["url"_L1].toString());
    }
    return {{u"subject"_s, alertTitle(alerts, locale)},
            {u"text"_s,
             QString(alertWords(u"alert.greeting"_s, locale) % u"\n\n"_s % lines.join(u"\n\n"_s)
                     % u"\n\n"_s % alertWords(u"alert.footer"_s, locale) % u'\n')}};
}

QJsonObject callOf(const std::vector<Alert> &alerts, const QLocale &locale,
                   const QString &notification)
{
    return {{u"type"_s, u"alert"_s},
            {u"notification_id"_s, notification},
            {u"title"_s, alertTitle(alerts, locale)},
            {u"items"_s, itemsOf(alerts)}};
}

Expected<> tell(Context &context, const store::Account &account, const AlertSetting &setting,
                const std::vector<Alert> &due, AlertSieve &sieve)
{
    bool isUrgent = false;
    const Instant now = context.clock.now();
    AlertRepository repository(context.transaction);
    std::vector<Alert> inside;
    std::vector<Alert> outside; // told outside of the window, too
    for (const Alert &alert : due) {
        TRY(repository.setTold(alert.id, now));
        TRY_ASSIGN(const bool isGone, sieve.isGone(alert));
        if (isGone) {
            continue;
        }
        isUrgent = isUrgent || alert.isUrgent;
        inside.push_back(alert);
        if (!sieve.isPutOff(alert)) {
            outside.push_back(alert);
        }
    }
    if (inside.empty()) {
        return {};
    }
    const QJsonArray items = itemsOf(inside);
    const Uuid id = Uuid::create(context.clock);
    const QJsonObject about{{u"items"_s, items},
                            {u"more"_s, qint64(inside.size()) - items.size()},
                            {u"digest"_s, !isUrgent}};
    TRY(store::NotificationRepository(context.transaction)
            .insert({.id = id,
                     .account = account.id,
                     .kind = u"alert"_s,
                     .subject = inside.front().id.toString(),
                     .about = compact(about),
                     .createdAt = now}));
    context.events.append({.kind = LiveEvent::Kind::Note,
                           .account = account.id,
                           .noteKind = "alert",
                           .id = id.toString()});
    return queueDeliveries(context, account, setting, outside, id);
}

} // namespace

Expected<std::optional<QByteArray>> deliveryBody(Context &context, const store::Delivery &delivery)
{
    const QJsonObject queued = QJsonDocument::fromJson(delivery.body).object();
    if (!queued.contains("alerts"_L1)) {
        return delivery.body; // an invitation, and what else is no alert
    }
    AlertRepository repository(context.transaction);
    std::vector<Alert> alerts;
    for (const QJsonValue &value : queued["alerts"_L1].toArray()) {
        const auto id = Uuid::parse(value.toString());
        TRY_ASSIGN(auto alert,
                   id ? repository.find(*id) : Expected<std::optional<Alert>>(std::nullopt));
        if (alert) {
            alerts.push_back(std::move(*alert));
        }
    }
    TRY_ASSIGN(auto sieve, AlertSieve::of(context, delivery.account));
    TRY_ASSIGN(alerts, sieve.sift(alerts));
    if (alerts.empty()) {
        return std::nullopt;
    }
    TRY_ASSIGN(const store::Account account,
               store::AccountRepository(context.transaction).get(delivery.account));
    const QLocale locale(account.locale);
    return compact(delivery.channel == "email"_L1
                       ? letterOf(alerts, locale)
                       : callOf(alerts, locale, queued["notification"_L1].toString()));
}

Expected<> raiseAlert(Context &context, const Alert &alert, const AlertSetting &setting,
                      const QTimeZone &zone)
{
    TRY(AlertRepository(context.transaction).insert(alert));
    const Instant now = context.clock.now();
    const Instant due = std::max(now, tellAt(setting, zone, alert.at, alert.isUrgent, now));
    TRY_ASSIGN(const bool isNew,
               store::JobRepository(context.transaction)
                   .addDue(u"watch"_s, tellKey(alert.account), due, 1, now));
    if (isNew && due <= now) {
        context.events.append({.kind = LiveEvent::Kind::JobAdded});
    }
    return {};
}

Expected<std::optional<Instant>> tellDue(Context &context, const Uuid &account)
{
    const auto person = store::AccountRepository(context.transaction).get(account);
    if (!person) {
        return std::optional<Instant>(); // gone since
    }
    AlertRepository repository(context.transaction);
    TRY_ASSIGN(const AlertSetting setting, repository.setting(account));
    const Instant now = context.clock.now();
    TRY_ASSIGN(const auto waiting, repository.untold(account, now, alertsMax));
    TRY_ASSIGN(auto sieve, AlertSieve::of(context, account));
    const QTimeZone zone = zoneOf(*person);
    std::vector<Alert> due;
    std::optional<Instant> next = sieve.nextWaking();
    for (const Alert &alert : waiting) {
        const Instant at = tellAt(setting, zone, alert.at, alert.isUrgent, now);
        if (at <= now) {
            due.push_back(alert);
        } else {
            next = next ? std::min(*next, at) : at;
        }
    }
    if (!due.empty()) {
        TRY(tell(context, *person, setting, due, sieve));
    }
    if (waiting.size() == size_t(alertsMax) && !due.empty()) {
        next = now; // there may be more of them
    }
    return next;
}

QString alertLine(const QJsonObject &about, const QString &what, const QLocale &locale)
{
    const auto money = [&](const QJsonObject &value) {
        const auto currency = domain::Currency::parse(value["currency"_L1].toString());
        return currency ? domain::formatMoney({value["minor"_L1].toInteger(), *currency}, locale)
                        : QString();
    };
    const QString total = money(about["total"_L1].toObject());
    const QString price = about["is_total_known"_L1].toBool()
        ? alertWords(u"alert.delivered"_s, locale).arg(total)
        : alertWords(u"alert.at_least"_s, locale).arg(total);
    const QString place = about["seller"_L1].toString().isEmpty()
        ? about["source_name"_L1].toString()
        : QString(about["seller"_L1].toString() % u" · "_s % about["source_name"_L1].toString());
    const QString condition =
        alertWords(u"condition."_s % about["condition"_L1].toString(u"unknown"_s), locale);
    QString line = alertWords(u"alert."_s % what, locale)
                       .arg(about["title"_L1].toString(), price, condition, place);
    if (what == "cheaper"_L1) {
        line += alertWords(u"alert.before"_s, locale).arg(money(about["before"_L1].toObject()));
    }
    return about["sample"_L1].toBool() ? QString(alertWords(u"alert.sample"_s, locale) % line)
                                       : line;
}

QString alertTitle(const std::vector<Alert> &alerts, const QLocale &locale)
{
    if (alerts.size() == 1) {
        return alertLine(QJsonDocument::fromJson(alerts.front().about).object(),
                         alerts.front().what, locale);
    }
    return alertWords(u"alert.many"_s, locale).arg(qlonglong(alerts.size()));
}

} // namespace endpaper::server
