// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/fetched.h"

#include <QHash>
#include <QSet>

namespace endpaper::store {

Expected<> putQuote(Transaction &transaction, const Uuid &wish, const Quote &quote)
{
    TRY_ASSIGN(auto put,
               transaction.prepare("INSERT INTO quote (wish, total, currency, condition, at_least, "
                                   "sample, seen_at, source, copies, good_until) "
                                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "
                                   "ON CONFLICT DO "
                                   "UPDATE SET total = excluded.total, "
                                   "currency = excluded.currency, condition = excluded.condition, "
                                   "at_least = excluded.at_least, "
                                   "sample = excluded.sample, seen_at = excluded.seen_at, source = "
                                   "excluded.source, copies = excluded.copies, "
                                   "good_until = excluded.good_until"));
    return put
        .bindAll(wish, quote.totalMinor, QString::fromLatin1(quote.currency.data(), 3),
                 int(quote.condition), quote.isAtLeast, quote.isSample, quote.seenAt,
                 quote.source.isNull() ? QStringLiteral("") : quote.source, quote.copies,
                 quote.goodUntil)
        .run();
}

Expected<> removeQuote(Transaction &transaction, const Uuid &wish)
{
    TRY_ASSIGN(auto remove, transaction.prepare("DELETE FROM quote WHERE wish = ?1"));
    return remove.bindAll(wish).run();
}

Expected<QList<Uuid>> listEndedQuotes(Transaction &transaction, Instant now)
{
    TRY_ASSIGN(auto query, transaction.prepare("SELECT wish FROM quote WHERE good_until <= ?1"));
    query.bindAll(now);
    QList<Uuid> wishes;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return wishes;
        }
        wishes += query.uuid(0);
    }
}

Expected<std::optional<Instant>> findNextQuoteEnd(Transaction &transaction)
{
    TRY_ASSIGN(
        auto query,
        transaction.prepare("SELECT min(good_until) FROM quote WHERE good_until IS NOT NULL"));
    TRY(query.step());
    return query.optionalInstant(0);
}

Expected<> putNear(Transaction &transaction, const Uuid &wish, int count)
{
    if (count <= 0) {
        TRY_ASSIGN(auto remove, transaction.prepare("DELETE FROM near WHERE wish = ?1"));
        return remove.bindAll(wish).run();
    }
    TRY_ASSIGN(auto put,
               transaction.prepare("INSERT INTO near (wish, count) VALUES (?1, ?2) ON CONFLICT DO "
                                   "UPDATE SET count = excluded.count"));
    return put.bindAll(wish, count).run();
}

Expected<QSet<Uuid>> replaceNear(Transaction &transaction, const QHash<Uuid, int> &counts)
{
    QHash<Uuid, int> before;
    {
        TRY_ASSIGN(auto query, transaction.prepare("SELECT wish, count FROM near"));
        for (;;) {
            TRY_ASSIGN(const bool isThere, query.step());
            if (!isThere) {
                break;
            }
            before.insert(query.uuid(0), int(query.integer(1)));
        }
    }
    QSet<Uuid> changed;
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (counts.value(it.key()) != it.value()) {
            changed.insert(it.key());
        }
    }
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (before.value(it.key()) != it.value()) {
            changed.insert(it.key());
        }
    }
    for (const Uuid &wish : changed) {
        TRY(putNear(transaction, wish, counts.value(wish)));
    }
    return changed;
}

Expected<> putFetched(Transaction &transaction, const QString &kind, const QString &key,
                      const QByteArray &body, Instant at)
{
    TRY_ASSIGN(
        auto put,
        transaction.prepare("INSERT INTO fetched (kind, key, body, at) VALUES (?1, ?2, ?3, ?4) "
                            "ON CONFLICT DO UPDATE SET body = excluded.body, at = excluded.at"));
    return put.bindAll(kind, key, body.isNull() ? QByteArray("") : body, at).run();
}

Expected<std::optional<Fetched>> findFetched(Transaction &transaction, const QString &kind,
                                             const QString &key)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT body, at FROM fetched WHERE kind = ?1 AND key = ?2"));
    TRY_ASSIGN(const bool isThere, query.bindAll(kind, key).step());
    return isThere ? std::optional(Fetched{query.blob(0), query.instant(1)}) : std::nullopt;
}

Expected<> trimFetched(Transaction &transaction, const QString &kind, int keep)
{
    TRY_ASSIGN(
        auto trim,
        transaction.prepare(
            "DELETE FROM fetched WHERE kind = ?1 AND key IN "
            "(SELECT key FROM fetched WHERE kind = ?1 ORDER BY at DESC, key LIMIT -1 OFFSET ?2)"));
    return trim.bindAll(kind, keep).run();
}

Expected<QStringList> listUnquoted(Transaction &transaction, const QString &askedKind,
                                   Instant oldest, int limit)
{
    // A book's id as fetched keys have it: as text.
    TRY_ASSIGN(
        auto query,
        transaction.prepare(
            "SELECT DISTINCT subject FROM (SELECT CASE WHEN wish.isbn <> '' THEN wish.isbn ELSE "
            "lower(substr(hex(wish.book_id), 1, 8) || '-' || substr(hex(wish.book_id), 9, 4) || "
            "'-' || substr(hex(wish.book_id), 13, 4) || '-' || substr(hex(wish.book_id), 17, 4) || "
            "'-' || substr(hex(wish.book_id), 21)) END AS subject "
            "FROM wish LEFT JOIN quote ON quote.wish = wish.id "
            "WHERE wish.place <> 1 AND (wish.isbn <> '' OR wish.book_id IS NOT NULL) "
            "AND coalesce(wish.want, 1) <> 0 "
            "AND (quote.seen_at IS NULL OR quote.seen_at < ?1)) "
            "WHERE NOT EXISTS (SELECT 1 FROM fetched WHERE fetched.kind = ?3 "
            "AND fetched.key = subject AND fetched.at >= ?1) LIMIT ?2"));
    query.bindAll(oldest, limit, askedKind);
    QStringList subjects;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return subjects;
        }
        subjects += query.text(0);
    }
}

Expected<std::optional<QString>> findSetting(Transaction &transaction, const QString &key)
{
    TRY_ASSIGN(auto query, transaction.prepare("SELECT value FROM setting WHERE key = ?1"));
    TRY_ASSIGN(const bool isThere, query.bindAll(key).step());
    return isThere ? std::optional(query.text(0)) : std::nullopt;
}

Expected<> putSetting(Transaction &transaction, const QString &key, const QString &value)
{
    TRY_ASSIGN(auto put,
               transaction.prepare("INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT "
                                   "DO UPDATE SET value = excluded.value"));
    return put.bindAll(key, value.isNull() ? QStringLiteral("") : value).run();
}

} // namespace endpaper::store
