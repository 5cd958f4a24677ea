// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/alertsieve.h"

#include "domain/money.h"
#include "server/api/syncrows.h"
#include "server/jobs/wishsubjects.h"
#include "store/vault/rowrepository.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using store::Alert;

Expected<bool> isStillWished(Context &context, const Uuid &account, const Uuid &wish)
{
    TRY_ASSIGN(auto spaces,
               context.transaction.prepare(
                   "SELECT space FROM member WHERE account = ?1 AND removed_seq IS NULL"));
    spaces.bindAll(account);
    store::RowRepository rows(context.transaction);
    while (true) {
        TRY_ASSIGN(const bool hasSpace, spaces.step());
        if (!hasSpace) {
            return false;
        }
        const qint64 space = spaces.integer(0);
        TRY_ASSIGN(const auto stored, rows.find(space, domain::RowKind::Wish, wish));
        if (!stored || !stored->life.isAlive) {
            continue;
        }
        TRY_ASSIGN(const domain::Row row, rowFromStored(*stored));
        return isWatched(context, space, row);
    }
}

Expected<AlertSieve> AlertSieve::of(Context &context, const Uuid &account)
{
    AlertSieve sieve(context, account);
    TRY_ASSIGN(
        sieve.m_snoozes,
        store::NotificationRepository(context.transaction).snoozes(account, context.clock.now()));
    return sieve;
}

Expected<bool> AlertSieve::isGone(const Alert &alert)
{
    auto known = m_isWished.constFind(alert.wish);
    if (known == m_isWished.constEnd()) {
        TRY_ASSIGN(const bool isWished, isStillWished(m_context, m_account, alert.wish));
        known = m_isWished.insert(alert.wish, isWished);
    }
    return !*known;
}

bool AlertSieve::isPutOff(const Alert &alert) const
{
    const QJsonObject total = QJsonDocument::fromJson(alert.about).object()["total"_L1].toObject();
    const auto currency = domain::Currency::parse(total["currency"_L1].toString());
    const auto cost = currency
        ? std::optional(domain::Money{total["minor"_L1].toInteger(), *currency})
        : std::nullopt;
    return std::ranges::any_of(m_snoozes, [&](const store::StoredSnooze &one) {
        return one.wish == alert.wish && domain::isAsleep(one.snooze, cost, m_context.clock.now());
    });
}

Expected<std::vector<Alert>> AlertSieve::sift(const std::vector<Alert> &alerts)
{
    std::vector<Alert> left;
    for (const Alert &alert : alerts) {
        TRY_ASSIGN(const bool isWithout, isGone(alert));
        if (!isWithout && !isPutOff(alert)) {
            left.push_back(alert);
        }
    }
    return left;
}

std::optional<Instant> AlertSieve::nextWaking() const
{
    std::optional<Instant> next;
    for (const store::StoredSnooze &one : m_snoozes) {
        if (one.snooze.until) {
            next = std::min(next.value_or(*one.snooze.until), *one.snooze.until);
        }
    }
    return next;
}

} // namespace endpaper::server
