// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/alertrepository.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;

Expected<AlertSetting> AlertRepository::setting(const Uuid &account)
{
    TRY_ASSIGN(auto query, m_transaction.prepare(R"(
        SELECT quiet_from, quiet_until, digest_minute, email_on, email, webhook_url, webhook_secret,
            feed_hash, paused_until FROM alert_setting WHERE account = ?1)"));
    query.bindAll(account);
    TRY_ASSIGN(const bool isThere, query.step());
    AlertSetting setting;
    if (isThere) {
        const auto minute = [&](int column) {
            const auto value = query.optionalInteger(column);
            return value ? std::optional(int(*value)) : std::nullopt;
        };
        setting = {.quietFrom = minute(0),
                   .quietUntil = minute(1),
                   .digestMinute = int(query.integer(2)),
                   .isEmailOn = query.boolean(3),
                   .email = query.text(4),
                   .webhookUrl = query.text(5),
                   .webhookSecret = query.text(6),
                   .feedHash = query.blob(7),
                   .pausedUntil = query.optionalInstant(8)};
    }
    return setting;
}

Expected<> AlertRepository::putSetting(const Uuid &account, const AlertSetting &setting)
{
    TRY_ASSIGN(auto upsert, m_transaction.prepare(R"(
        INSERT INTO alert_setting (account, quiet_from, quiet_until, digest_minute, email_on, email,
            webhook_url, webhook_secret, feed_hash, paused_until)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        ON CONFLICT (account) DO UPDATE SET quiet_from = ?2, quiet_until = ?3, digest_minute = ?4,
            email_on = ?5, email = ?6, webhook_url = ?7, webhook_secret = ?8, feed_hash = ?9,
            paused_until = ?10)"));
    return upsert
        .bindAll(account, setting.quietFrom, setting.quietUntil, setting.digestMinute,
                 setting.isEmailOn, setting.email, setting.webhookUrl, setting.webhookSecret,
                 setting.feedHash, setting.pausedUntil)
        .run();
}

Expected<Uuid> AlertRepository::accountOfFeed(const QByteArray &hash)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT account FROM alert_setting WHERE feed_hash = ?1"));
    query.bindAll(hash);
    TRY_ASSIGN(const bool isThere, query.step());
    return isThere ? query.uuid(0) : Uuid();
}

Expected<QHash<Uuid, WatchedCopy>> AlertRepository::watched(const Uuid &account, const Uuid &wish)
{
    TRY_ASSIGN(auto query, m_transaction.prepare(R"(
        SELECT copy, source, is_there, was_told, total_minor, total_currency FROM watch_copy
        WHERE account = ?1 AND wish = ?2)"));
    query.bindAll(account, wish);
    QHash<Uuid, WatchedCopy> copies;
    while (true) {
        TRY_ASSIGN(const bool hasRow, query.step());
        if (!hasRow) {
            return copies;
        }
        const auto currency = domain::Currency::parse(query.text(5));
        copies.insert(query.uuid(0),
                      {.copy = query.uuid(0),
                       .source = query.text(1),
                       .isThere = query.boolean(2),
                       .wasTold = query.boolean(3),
                       .total = {query.integer(4), currency.value_or(domain::Currency::eur())}});
    }
}

Expected<> AlertRepository::putWatched(const Uuid &account, const Uuid &wish,
                                       const WatchedCopy &copy, Instant now)
{
    TRY_ASSIGN(auto upsert, m_transaction.prepare(R"(
        INSERT INTO watch_copy (account, wish, copy, source, is_there, was_told, total_minor,
            total_currency, changed)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        ON CONFLICT (account, wish, copy) DO UPDATE SET is_there = ?5, was_told = ?6,
            total_minor = ?7, total_currency = ?8, changed = ?9)"));
    return upsert
        .bindAll(account, wish, copy.copy, copy.source, copy.isThere, copy.wasTold,
                 copy.total.minor, copy.total.currency.code(), now)
        .run();
}

#define ALERT_COLUMNS "id, account, wish, copy, what, is_urgent, about, at, told_at"

Expected<> AlertRepository::insert(const Alert &alert)
{
    TRY_ASSIGN(auto insert,
               m_transaction.prepare("INSERT INTO alert (" ALERT_COLUMNS
                                     ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"));
    return insert
        .bindAll(alert.id, alert.account, alert.wish, alert.copy, alert.what, alert.isUrgent,
                 QString::fromUtf8(alert.about), alert.at, alert.toldAt)
        .run();
}

Expected<std::vector<Alert>> AlertRepository::read(Statement &query)
{
    std::vector<Alert> alerts;
    while (true) {
        TRY_ASSIGN(const bool hasRow, query.step());
        if (!hasRow) {
            return alerts;
        }
        alerts.push_back({.id = query.uuid(0),
                          .account = query.uuid(1),
                          .wish = query.uuid(2),
                          .copy = query.uuid(3),
                          .what = query.text(4),
                          .isUrgent = query.boolean(5),
                          .about = query.text(6).toUtf8(),
                          .at = query.instant(7),
                          .toldAt = query.optionalInstant(8)});
    }
}

Expected<std::vector<Alert>> AlertRepository::untold(const Uuid &account, Instant now, int limit)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " ALERT_COLUMNS
                                     " FROM alert WHERE account = ?1 AND told_at IS NULL AND wish "
                                     "NOT IN (SELECT wish FROM snooze WHERE account = ?1 AND until "
                                     "> ?2) ORDER BY is_urgent DESC, n LIMIT ?3"));
    query.bindAll(account, now, limit);
    return read(query);
}

Expected<> AlertRepository::setTold(const Uuid &alert, Instant now)
{
    TRY_ASSIGN(auto update, m_transaction.prepare("UPDATE alert SET told_at = ?2 WHERE id = ?1"));
    return update.bindAll(alert, now).run();
}

Expected<std::optional<Alert>> AlertRepository::find(const Uuid &id)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " ALERT_COLUMNS " FROM alert WHERE id = ?1"));
    query.bindAll(id);
    TRY_ASSIGN(auto found, read(query));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

Expected<std::vector<Alert>> AlertRepository::told(const Uuid &account, int limit)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " ALERT_COLUMNS " FROM alert WHERE account = ?1 AND "
                                     "told_at IS NOT NULL ORDER BY n DESC LIMIT ?2"));
    query.bindAll(account, limit);
    return read(query);
}

Expected<QByteArray> AlertRepository::lastAbout(const Uuid &account, const Uuid &wish,
                                                const Uuid &copy)
{
    TRY_ASSIGN(auto query, m_transaction.prepare(R"(
        SELECT about FROM alert WHERE account = ?1 AND wish = ?2 AND copy = ?3
        ORDER BY n DESC LIMIT 1)"));
    query.bindAll(account, wish, copy);
    TRY_ASSIGN(const bool isThere, query.step());
    return isThere ? query.text(0).toUtf8() : QByteArray("{}");
}

Expected<> AlertRepository::insert(const Delivery &delivery)
{
    TRY_ASSIGN(auto insert,
               m_transaction.prepare("INSERT INTO delivery (id, account, channel, target, body, "
                                     "created) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"));
    return insert
        .bindAll(delivery.id, delivery.account, delivery.channel, delivery.target,
                 QString::fromUtf8(delivery.body), delivery.created)
        .run();
}

Expected<std::optional<Delivery>> AlertRepository::delivery(const Uuid &id)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT id, account, channel, target, body, created, done_at "
                                     "FROM delivery WHERE id = ?1"));
    query.bindAll(id);
    TRY_ASSIGN(const bool isThere, query.step());
    if (!isThere) {
        return std::optional<Delivery>();
    }
    return std::optional(Delivery{.id = query.uuid(0),
                                  .account = query.uuid(1),
                                  .channel = query.text(2),
                                  .target = query.text(3),
                                  .body = query.text(4).toUtf8(),
                                  .created = query.instant(5),
                                  .doneAt = query.optionalInstant(6)});
}

Expected<> AlertRepository::setDelivered(const Uuid &id, Instant now, const QString &reason)
{
    TRY_ASSIGN(
        auto update,
        m_transaction.prepare("UPDATE delivery SET done_at = ?2, reason = ?3 WHERE id = ?1"));
    return update.bindAll(id, now, reason).run();
}

Expected<std::optional<AlertRepository::Outcome>>
AlertRepository::lastOutcome(const Uuid &account, const QString &channel, const QString &target)
{
    TRY_ASSIGN(auto query, m_transaction.prepare(R"(
        SELECT done_at, reason FROM delivery WHERE account = ?1 AND channel = ?2 AND target = ?3
            AND done_at IS NOT NULL ORDER BY created DESC LIMIT 1)"));
    query.bindAll(account, channel, target);
    TRY_ASSIGN(const bool isThere, query.step());
    return isThere ? std::optional(Outcome{.at = query.instant(0), .reason = query.text(1)})
                   : std::nullopt;
}

Expected<int> AlertRepository::countInvites(const Uuid &account, Instant since)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT count(*) FROM delivery WHERE account = ?1 AND created "
                                     ">= ?2 AND channel = 'email' AND json_extract(body, "
                                     "'$.invite') IS NOT NULL"));
    query.bindAll(account, since);
    TRY(query.step());
    return int(query.integer(0));
}

Expected<> AlertRepository::prune(Instant before)
{
    for (const char *sql :
         {"DELETE FROM alert WHERE told_at < ?1", "DELETE FROM delivery WHERE done_at < ?1",
          "DELETE FROM watch_copy WHERE is_there = 0 AND changed < ?1"}) {
        TRY_ASSIGN(auto remove, m_transaction.prepare(sql));
        TRY(remove.bindAll(before).run());
    }
    return {};
}

} // namespace endpaper::store
