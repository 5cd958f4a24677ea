// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/alerttelling.h"

#include "domain/money.h"
#include "server/api/json.h"
#include "server/api/settings.h"
#include "server/api/telljob.h"
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

// The letter and the call, as they will go out.
Expected<> queueDeliveries(Context &context, const store::Account &account,
                           const AlertSetting &setting, const std::vector<Alert> &alerts,
                           const Uuid &notification)
{
    if (alerts.empty()) {
        return {};
    }
    const QLocale locale(account.locale);
    const QString email = setting.email.isEmpty() ? account.email : setting.email;
    if (setting.isEmailOn && !email.isEmpty() && !context.settings.mail.host.isEmpty()) {
        QStringList lines;
        for (const Alert &alert : alerts) {
            const QJsonObject about = QJsonDocument::fromJson(alert.about).object();
            lines.append(u"• "_s % alertLine(about, alert.what, locale) % u"\n  "_s
                         % about["url"_L1].toString());
        }
        const QJsonObject letter{
            {u"subject"_s, alertTitle(alerts, locale)},
            {u"text"_s,
             QString(alertWords(u"alert.greeting"_s, locale) % u"\n\n"_s % lines.join(u"\n\n"_s)
                     % u"\n\n"_s % alertWords(u"alert.footer"_s, locale) % u'\n')},
            {u"notification"_s, notification.toString()}};
        TRY(queueDelivery(context, account.id, u"email"_s, email, letter));
    }
    if (!setting.webhookUrl.isEmpty()) {
        const QJsonObject call{{u"type"_s, u"alert"_s},
                               {u"notification_id"_s, notification.toString()},
                               {u"title"_s, alertTitle(alerts, locale)},
                               {u"items"_s, itemsOf(alerts)}};
        TRY(queueDelivery(context, account.id, u"webhook"_s, setting.webhookUrl, call));
    }
    return {};
}

Expected<> tell(Context &context, const store::Account &account, const AlertSetting &setting,
                const std::vector<Alert> &due, const std::vector<store::StoredSnooze> &snoozes)
{
    bool isUrgent = false;
    const Instant now = context.clock.now();
    AlertRepository repository(context.transaction);
    std::vector<Alert> outside; // told outside of the window, too
    for (const Alert &alert : due) {
        isUrgent = isUrgent || alert.isUrgent;
        if (!isPutOff(snoozes, alert, now)) {
            outside.push_back(alert);
        }
        TRY(repository.setTold(alert.id, now));
    }
    const QJsonArray items = itemsOf(due);
    const Uuid id = Uuid::create(context.clock);
    const QJsonObject about{{u"items"_s, items},
                            {u"more"_s, qint64(due.size()) - items.size()},
                            {u"digest"_s, !isUrgent}};
    TRY(store::NotificationRepository(context.transaction)
            .insert({.id = id,
                     .account = account.id,
                     .kind = u"alert"_s,
                     .subject = due.front().id.toString(),
                     .about = compact(about),
                     .createdAt = now}));
    context.events.append({.kind = LiveEvent::Kind::Note,
                           .account = account.id,
                           .noteKind = "alert",
                           .id = id.toString()});
    return queueDeliveries(context, account, setting, outside, id);
}

} // namespace

bool isPutOff(const std::vector<store::StoredSnooze> &snoozes, const Alert &alert, Instant now)
{
    const QJsonObject total = QJsonDocument::fromJson(alert.about).object()["total"_L1].toObject();
    const auto currency = domain::Currency::parse(total["currency"_L1].toString());
    const auto cost = currency
        ? std::optional(domain::Money{total["minor"_L1].toInteger(), *currency})
        : std::nullopt;
    return std::ranges::any_of(snoozes, [&](const store::StoredSnooze &one) {
        return one.wish == alert.wish && domain::isAsleep(one.snooze, cost, now);
    });
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
    TRY_ASSIGN(const auto snoozes,
               store::NotificationRepository(context.transaction).snoozes(account, now));
    const QTimeZone zone = zoneOf(*person);
    std::vector<Alert> due;
    std::optional<Instant> next;
    for (const store::StoredSnooze &one : snoozes) {
        if (one.snooze.until) {
            next = std::min(next.value_or(*one.snooze.until), *one.snooze.until);
        }
    }
    for (const Alert &alert : waiting) {
        const Instant at = tellAt(setting, zone, alert.at, alert.isUrgent, now);
        if (at <= now) {
            due.push_back(alert);
        } else {
            next = next ? std::min(*next, at) : at;
        }
    }
    if (!due.empty()) {
        TRY(tell(context, *person, setting, due, snoozes));
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
