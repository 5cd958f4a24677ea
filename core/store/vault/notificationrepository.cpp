// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/notificationrepository.h"

namespace endpaper::store {

static constexpr int toldMax = 1000; // of one wish: more than a plot has days

Expected<> NotificationRepository::insert(const Notification &notification)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare(
                   "INSERT INTO notification (id, account, kind, subject, about, created_at) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
                   "ON CONFLICT (account, kind, subject) WHERE read_at IS NULL "
                   "DO UPDATE SET about = excluded.about"));
    return statement
        .bindAll(notification.id, notification.account, notification.kind, notification.subject,
                 QString::fromUtf8(notification.about), notification.createdAt)
        .run();
}

Expected<std::vector<Notification>> NotificationRepository::listOf(const Uuid &account,
                                                                   const Uuid &before, int limit)
{
    TRY_ASSIGN(
        auto query,
        m_transaction.prepare(
            "SELECT id, account, kind, subject, about, created_at, read_at FROM notification "
            "WHERE account = ?1 AND (?2 IS NULL OR id < ?2) ORDER BY id DESC LIMIT ?3"));
    query.bindAll(account, before, limit);
    std::vector<Notification> found;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return found;
        }
        found.push_back({query.uuid(0), query.uuid(1), query.text(2), query.text(3),
                         query.text(4).toUtf8(), query.instant(5), query.optionalInstant(6)});
    }
}

Expected<qint64> NotificationRepository::countUnread(const Uuid &account)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT count(*) FROM notification "
                                     "WHERE account = ?1 AND read_at IS NULL"));
    query.bindAll(account);
    TRY(query.step());
    return query.integer(0);
}

Expected<bool> NotificationRepository::setRead(const Uuid &account, const Uuid &id, Instant now)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("UPDATE notification SET read_at = coalesce(read_at, ?3) "
                                     "WHERE id = ?1 AND account = ?2"));
    TRY(statement.bindAll(id, account, now).run());
    return m_transaction.database().changes() > 0;
}

Expected<> NotificationRepository::setAllRead(const Uuid &account, Instant now)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("UPDATE notification SET read_at = ?2 "
                                     "WHERE account = ?1 AND read_at IS NULL"));
    return statement.bindAll(account, now).run();
}

Expected<> NotificationRepository::removeUnread(const Uuid &account, const QString &kind,
                                                const QString &subject)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("DELETE FROM notification WHERE account = ?1 AND kind = ?2 "
                                     "AND subject = ?3 AND read_at IS NULL"));
    return statement.bindAll(account, kind, subject).run();
}

Expected<bool> NotificationRepository::putSnooze(const Uuid &account, const StoredSnooze &snooze)
{
    TRY_ASSIGN(auto remove,
               m_transaction.prepare("DELETE FROM snooze WHERE notification = ?1 AND wish = ?2 AND "
                                     "account = ?3"));
    TRY(remove.bindAll(snooze.notification, snooze.wish, account).run());
    const auto &[until, below] = snooze.snooze;
    const bool ends = !until && !below;
    TRY_ASSIGN(auto insert,
               m_transaction.prepare(
                   "INSERT INTO snooze (notification, wish, account, until, minor, currency) "
                   "SELECT id, ?3, account, ?4, ?5, ?6 FROM notification "
                   "WHERE id = ?1 AND account = ?2 AND NOT ?7"));
    TRY(insert
            .bindAll(snooze.notification, account, snooze.wish, until,
                     below ? std::optional(below->minor) : std::nullopt,
                     below ? below->currency.code() : QString(), ends)
            .run());
    return ends || m_transaction.database().changes() > 0;
}

Expected<std::vector<StoredSnooze>> NotificationRepository::snoozes(const Uuid &account,
                                                                    Instant now)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare(
                   "SELECT notification, wish, until, minor, currency FROM snooze "
                   "WHERE account = ?1 AND (until IS NULL OR until > ?2) ORDER BY notification"));
    query.bindAll(account, now);
    std::vector<StoredSnooze> found;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return found;
        }
        StoredSnooze one{query.uuid(0), query.uuid(1), {.until = query.optionalInstant(2)}};
        const auto currency = domain::Currency::parse(query.text(4));
        if (!one.snooze.until && currency) {
            one.snooze.below = domain::Money{query.integer(3), *currency};
        }
        found.push_back(std::move(one));
    }
}

Expected<std::vector<std::pair<Instant, QByteArray>>>
NotificationRepository::toldOf(const Uuid &account, const Uuid &wish, Instant from)
{
    TRY_ASSIGN(auto query, m_transaction.prepare(R"(
        SELECT created_at, item.value FROM notification, json_each(about, '$.items') AS item
        WHERE account = ?1 AND notification.kind = 'alert' AND created_at >= ?2
            AND json_extract(item.value, '$.wish_id') = ?3 ORDER BY notification.id LIMIT ?4)"));
    query.bindAll(account, from, wish.toString(), toldMax);
    std::vector<std::pair<Instant, QByteArray>> found;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return found;
        }
        found.emplace_back(query.instant(0), query.text(1).toUtf8());
    }
}

Expected<> NotificationRepository::removeAllOf(const Uuid &account)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("DELETE FROM notification WHERE account = ?1"));
    return statement.bindAll(account).run();
}

} // namespace endpaper::store
