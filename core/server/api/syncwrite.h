// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/row.h"
#include "protocol/messages.h"
#include "server/api/route.h"
#include "server/api/synclimits.h"
#include "store/vault/rowrepository.h"
#include "store/vault/spacerepository.h"

#include <memory>
#include <vector>

namespace endpaper::server {

// Stamps that the server itself gives (sync.md §2.3) come from no device.
inline constexpr quint64 serverDevice = 0;

// A row that is being changed: as it rests, and as it will be.
struct TouchedRow
{
    store::StoredRow stored = {};
    std::optional<domain::Row> before = {}; // none: it is new
    domain::Row after = {};
    bool isChanged = false;
};
using TouchedRows = std::vector<std::unique_ptr<TouchedRow>>;

// A row that was changed.
struct ChangedRow
{
    qint64 n = 0; // StoredRow::n
    std::optional<domain::Life> lifeBefore = {}; // none: it is new
    domain::Row row = {};
};

// Who made a change, for the space's log and its history hash.
struct WriteCause
{
    quint64 device = serverDevice;
    quint64 number = 0;
    domain::Stamp stamp = {};
};

// Stores the changed ones of some rows as a space's next seq: rows, digest, counts, log. The space
// is the caller's copy, advanced in memory. One thread, one transaction.
class SpaceWriter
{
public:
    SpaceWriter(Context &context, store::Space &space, const SyncLimits &limits)
        : m_context(context)
        , m_space(space)
        , m_limits(limits)
    {
    }

    // Encodes what changed. Quota if it grows beyond the limits, Invalid if a row is too large.
    [[nodiscard]] protocol::GroupResult measure(const TouchedRows &rows);
    // After measure(). False if nothing changed, and no seq was used.
    [[nodiscard]] Expected<bool> store(const TouchedRows &rows, const WriteCause &cause,
                                       std::vector<ChangedRow> &changed);

private:
    Context &m_context;
    store::Space &m_space;
    SyncLimits m_limits;
    store::Space m_after = {};
};

// The row as it rests, made ready to be changed; null if it is not there.
[[nodiscard]] Expected<std::unique_ptr<TouchedRow>>
touchRow(store::RowRepository &rows, qint64 space, domain::RowKind kind, const Uuid &id);
// Stores the space, what is derived from the rows, and tells those who listen.
[[nodiscard]] Expected<> finishSpace(Context &context, const store::Space &space,
                                     const std::vector<ChangedRow> &changed,
                                     const Uuid &causedBySession);
// Deletes rows in the server's own name, all of one seq. What is not there or dead is left alone.
[[nodiscard]] Expected<> deleteRows(Context &context, store::Space &space,
                                    const std::vector<qint64> &rows,
                                    std::vector<ChangedRow> &changed);
// What the owner of a space may still keep in it, its other spaces taken off.
[[nodiscard]] Expected<SyncLimits> limitsIn(Context &context, const store::Space &space,
                                            SyncLimits limits);

} // namespace endpaper::server
