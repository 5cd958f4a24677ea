// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/lifelinerepository.h"

#include <utility>

namespace endpaper::store {

using namespace Qt::StringLiterals;

Expected<> LifelineRepository::record(const CopyScope &scope, const QString &source,
                                      const std::vector<SeenTotal> &seen, QDate today)
{
    const QString day = today.toString(Qt::ISODate);
    TRY_ASSIGN(auto leave, m_transaction.prepare(R"(
        UPDATE copy_life SET is_gone = 1
        WHERE subject = ? AND country = ? AND is_sample = ? AND source = ? AND is_gone = 0)"));
    TRY(leave.bindAll(scope.subject, scope.country, scope.isSample, source).run());
    TRY_ASSIGN(auto live, m_transaction.prepare(R"(
        INSERT INTO copy_life (subject, country, is_sample, id, source, condition, last_day)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (subject, country, is_sample, id) DO UPDATE SET
            condition = excluded.condition, last_day = excluded.last_day, is_gone = 0)"));
    // A day's total is its last one; a total that stays the same is no step.
    TRY_ASSIGN(auto forget, m_transaction.prepare(R"(
        DELETE FROM copy_step
        WHERE subject = ? AND country = ? AND is_sample = ? AND id = ? AND day = ?)"));
    TRY_ASSIGN(auto step, m_transaction.prepare(R"(
        INSERT INTO copy_step (subject, country, is_sample, id, day, total_minor)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE ?6 IS NOT (
            SELECT total_minor FROM copy_step
            WHERE subject = ?1 AND country = ?2 AND is_sample = ?3 AND id = ?4 ORDER BY day DESC LIMIT 1))"));
    for (const SeenTotal &one : seen) {
        TRY(live.bindAll(scope.subject, scope.country, scope.isSample, one.id, source,
                         domain::conditionName(one.condition), day)
                .run());
        TRY(forget.bindAll(scope.subject, scope.country, scope.isSample, one.id, day).run());
        TRY(step.bindAll(scope.subject, scope.country, scope.isSample, one.id, day, one.totalMinor)
                .run());
    }
    return {};
}

Expected<std::vector<domain::Lifeline>> LifelineRepository::list(const CopyScope &scope, QDate from)
{
    TRY_ASSIGN(auto select, m_transaction.prepare(R"(
        SELECT life.id, source, condition, last_day, is_gone, day, total_minor
        FROM copy_life life JOIN copy_step step USING (subject, country, is_sample, id)
        WHERE subject = ? AND country = ? AND is_sample = ? AND last_day >= ?
        ORDER BY life.id, day)"));
    select.bindAll(scope.subject, scope.country, scope.isSample, from.toString(Qt::ISODate));
    std::vector<domain::Lifeline> lines;
    for (;;) {
        TRY_ASSIGN(const bool hasRow, select.step());
        if (!hasRow) {
            break;
        }
        const Uuid id = select.uuid(0);
        if (lines.empty() || lines.back().copy != id) {
            lines.push_back(
                {.copy = id,
                 .source = select.text(1),
                 .condition =
                     domain::conditionFromName(select.text(2)).value_or(domain::Condition::Unknown),
                 .lastSeen = QDate::fromString(select.text(3), Qt::ISODate),
                 .isGone = select.integer(4) != 0});
        }
        lines.back().steps.push_back(
            {QDate::fromString(select.text(5), Qt::ISODate), select.integer(6)});
    }
    std::ranges::stable_sort(lines, {},
                             [](const domain::Lifeline &line) { return line.steps.front().from; });
    return lines;
}

static std::pair<Uuid, Uuid> ordered(const Uuid &one, const Uuid &other)
{
    return one < other ? std::pair(one, other) : std::pair(other, one);
}

Expected<> PartedRepository::part(const Uuid &account, const Uuid &one, const Uuid &other,
                                  Instant now)
{
    const auto [a, b] = ordered(one, other);
    if (a == b) {
        return fail(ErrorKind::Invalid, u"one copy cannot be parted from itself"_s, u"from"_s);
    }
    TRY_ASSIGN(
        auto insert,
        m_transaction.prepare("INSERT INTO copy_parted (account, a, b, at) VALUES (?, ?, ?, ?) "
                              "ON CONFLICT DO NOTHING"));
    return insert.bindAll(account, a, b, now).run();
}

Expected<bool> PartedRepository::join(const Uuid &account, const Uuid &one, const Uuid &other)
{
    const auto [a, b] = ordered(one, other);
    TRY_ASSIGN(
        auto remove,
        m_transaction.prepare("DELETE FROM copy_parted WHERE account = ? AND a = ? AND b = ?"));
    TRY(remove.bindAll(account, a, b).run());
    return m_transaction.database().changes() > 0;
}

Expected<domain::PartedCopies> PartedRepository::list(const Uuid &account)
{
    TRY_ASSIGN(auto select,
               m_transaction.prepare("SELECT a, b FROM copy_parted WHERE account = ?"));
    select.bindAll(account);
    domain::PartedCopies parted;
    for (;;) {
        TRY_ASSIGN(const bool hasRow, select.step());
        if (!hasRow) {
            return parted;
        }
        parted.insert({select.uuid(0), select.uuid(1)});
    }
}

} // namespace endpaper::store
