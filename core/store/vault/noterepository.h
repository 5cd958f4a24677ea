// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/uuid.h"
#include "store/engine/database.h"

#include <QList>

namespace endpaper::store {

// A note for a reader's devices, left by a process that has no sockets for the one that has them.
struct PassedNote
{
    qint64 n = 0; // ascends with the commits
    Uuid account = {};
    QByteArray kind;
    QString subject;
};

class NoteRepository
{
public:
    explicit NoteRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] Expected<> add(const PassedNote &note, Instant now); // n is given
    // Oldest first.
    [[nodiscard]] Expected<QList<PassedNote>> listAfter(qint64 n, int limit);
    [[nodiscard]] Expected<qint64> last();
    [[nodiscard]] Expected<> prune(Instant before);

private:
    Transaction &m_transaction;
};

} // namespace endpaper::store
