// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/expected.h"
#include "store/engine/database.h"

#include <optional>
#include <vector>

namespace endpaper::store {

// The logs of spaces, as they grow old. An entry says which history its seq is of, to whoever
// stands at that seq: a device that went so far, or one that pages and whose page ended there.
class HistoryRepository
{
public:
    explicit HistoryRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    struct Rules
    {
        Instant before = {}; // what was appended later stays
        qint64 entriesKept = 0; // the newest of a space, however old
        std::chrono::milliseconds contactLasts = {}; // of a device, after it was seen
        qint64 limit = 0; // entries looked at
    };
    struct Sweep
    {
        qint64 space = 0; // the store's own number
        qint64 swept = 0; // all up to here was looked at
        qint64 to = 0;
    };
    // One that is under way, or due.
    [[nodiscard]] Expected<std::optional<Sweep>> nextSweep(const Rules &rules);
    // One slice of it: removes the entries at which no row, and so no page's end, and no device can
    // stand.
    [[nodiscard]] Expected<> prune(const Sweep &sweep, const Rules &rules);

private:
    struct Entry
    {
        qint64 seq = 0;
        Instant at = {};
        bool isRowThere = false;
    };
    struct Visitor
    {
        qint64 told = 0; // the cursor it is known to have had; 0: none
        Instant seenAt = {};
    };
    [[nodiscard]] Expected<std::vector<Entry>> listEntries(const Sweep &sweep, qint64 limit);
    [[nodiscard]] Expected<std::vector<Visitor>> listVisitors(qint64 space);

    Transaction &m_transaction;
};

} // namespace endpaper::store
