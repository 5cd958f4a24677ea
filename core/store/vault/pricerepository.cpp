// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/pricerepository.h"

namespace endpaper::store {

Expected<> PriceRepository::record(const CopyScope &scope, const PricePoint &point)
{
    TRY_ASSIGN(auto upsert, m_transaction.prepare(R"(
        INSERT INTO price_point (subject, country, is_sample, day, condition, total_minor, copies)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (subject, country, is_sample, day, condition) DO UPDATE SET
            total_minor = min(total_minor, excluded.total_minor), copies = max(copies, excluded.copies))"));
    return upsert
        .bindAll(scope.subject, scope.country, scope.isSample, point.day.toString(Qt::ISODate),
                 domain::conditionName(point.condition), point.totalMinor, point.copies)
        .run();
}

Expected<std::vector<PricePoint>> PriceRepository::list(const CopyScope &scope, QDate from)
{
    TRY_ASSIGN(auto select, m_transaction.prepare(R"(
        SELECT day, condition, total_minor, copies FROM price_point
        WHERE subject = ? AND country = ? AND is_sample = ? AND day >= ? ORDER BY day, condition)"));
    select.bindAll(scope.subject, scope.country, scope.isSample, from.toString(Qt::ISODate));
    std::vector<PricePoint> points;
    for (;;) {
        TRY_ASSIGN(const bool hasRow, select.step());
        if (!hasRow) {
            return points;
        }
        points.push_back(
            {.day = QDate::fromString(select.text(0), Qt::ISODate),
             .condition =
                 domain::conditionFromName(select.text(1)).value_or(domain::Condition::Unknown),
             .totalMinor = select.integer(2),
             .copies = int(select.integer(3))});
    }
}

} // namespace endpaper::store
