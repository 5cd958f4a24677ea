// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/uuid.h"
#include "store/engine/database.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

namespace endpaper::store {

// Something a client says of its use. `props` is a JSON object.
struct TrackedEvent
{
    QString type = {};
    Instant at = {};
    Uuid account = {}; // nil: nobody signed in
    QByteArray props = "{}";
};

class EventRepository
{
public:
    explicit EventRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] Expected<> insert(const TrackedEvent &event, Instant received);
    [[nodiscard]] Expected<QList<QPair<QString, qint64>>> countByType();
    // Forgets what came before then, and all beyond the newest `rowsMax`.
    [[nodiscard]] Expected<> prune(Instant before, qint64 rowsMax);

private:
    Transaction &m_transaction;
};

} // namespace endpaper::store
