// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/uuid.h"
#include "store/engine/database.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace endpaper::store {

// One entry of the log of who changed another's things. No secret and no content of a person's row.
struct Activity
{
    Uuid id;
    Instant at;
    Uuid actor; // nil: the daemon or its operator
    QString action; // "book.delete"
    QString subject; // "book:9780439023481"
    QJsonObject detail = {};
};

class ActivityRepository
{
public:
    explicit ActivityRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    // In the transaction of the change itself.
    [[nodiscard]] Expected<> insert(const Clock &clock, const Uuid &actor, const QString &action,
                                    const QString &subject, const QJsonObject &detail = {});

    struct Filter
    {
        QString text; // in action, subject or detail
        Uuid actor;
        QString action;
        std::optional<Instant> from;
        std::optional<Instant> to; // exclusive
        int limit = 25;
        std::optional<Instant> beforeAt; // key of the page before
        Uuid beforeId;
    };
    // Newest first.
    [[nodiscard]] Expected<QList<Activity>> list(const Filter &filter);

private:
    Transaction &m_transaction;
};

} // namespace endpaper::store
