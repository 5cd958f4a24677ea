// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/activityrepository.h"

#include <QJsonDocument>

namespace endpaper::store {

using namespace Qt::StringLiterals;

Expected<> ActivityRepository::insert(const Clock &clock, const Uuid &actor, const QString &action,
                                      const QString &subject, const QJsonObject &detail)
{
    TRY_ASSIGN(auto insert,
               m_transaction.prepare("INSERT INTO activity (id, at, actor, action, subject, "
                                     "detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"));
    const QByteArray json = QJsonDocument(detail).toJson(QJsonDocument::Compact);
    return insert
        .bindAll(Uuid::create(clock), clock.now(), actor, action, subject, QString::fromUtf8(json))
        .run();
}

Expected<QList<Activity>> ActivityRepository::list(const Filter &filter)
{
    TRY_ASSIGN(
        auto query,
        m_transaction.prepare(
            "SELECT id, at, actor, action, subject, detail FROM activity "
            "WHERE (?1 IS NULL OR instr(action, ?1) OR instr(subject, ?1) OR instr(detail, ?1)) "
            "AND (?2 IS NULL OR actor = ?2) AND (?3 IS NULL OR action = ?3) "
            "AND (?4 IS NULL OR at >= ?4) AND (?5 IS NULL OR at < ?5) "
            "AND (?6 IS NULL OR (at, id) < (?6, ?7)) ORDER BY at DESC, id DESC LIMIT ?8"));
    query.bindAll(filter.text.isEmpty() ? QString() : filter.text, filter.actor,
                  filter.action.isEmpty() ? QString() : filter.action, filter.from, filter.to,
                  filter.beforeAt, filter.beforeId, filter.limit);
    QList<Activity> entries;
    while (true) {
        TRY_ASSIGN(const bool hasRow, query.step());
        if (!hasRow) {
            return entries;
        }
        entries.append({query.uuid(0), query.instant(1), query.uuid(2), query.text(3),
                        query.text(4), QJsonDocument::fromJson(query.text(5).toUtf8()).object()});
    }
}

} // namespace endpaper::store
