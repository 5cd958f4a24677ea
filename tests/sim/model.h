// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"

#include <QMap>

namespace endpaper::sim {

using RowKey = std::pair<int, Uuid>;
using Rows = QMap<RowKey, domain::Row>;

// The rules of sync.md §2 once more, in their plainest form and with nothing of core/domain's
// merging: what a space must hold after these groups in this order. The oracle of all histories.
class Model
{
public:
    // A group that the server gave this seq.
    void apply(const protocol::Group &group, quint64 device, quint64 seq);
    // What the web wrote: registers as they stood after its commit.
    void applyRegisters(const domain::Row &changed);
    // Its tombstone was removed: what comes back under its id is told by what comes.
    void forget(const RowKey &row)
    {
        if (m_keptTags.value(row) < m_rows.value(row).life.stamp) {
            m_keptTags.remove(row); // it was kept, and removed again since
        }
        m_rows.remove(row);
    }
    // Only its life was kept: what comes later stands, however old it is.
    void strip(const RowKey &row)
    {
        if (const auto known = m_rows.find(row); known != m_rows.end()) {
            known->fields.clear();
        }
    }
    // What the server holds otherwise, in words; deleted rows may have lost their fields, and, at
    // or below the floor, be gone (§6).
    [[nodiscard]] QString differenceFrom(const Rows &server, quint64 floor) const;

private:
    domain::Row &rowOf(domain::RowKind kind, const Uuid &id, bool &isNew);
    static void put(domain::Row &row, const QByteArray &field, const domain::Register &incoming);
    static void putLife(domain::Row &row, const domain::Life &incoming);

    Rows m_rows;
    // Tags whose remove had not seen their add, and the remove: the server must have kept them.
    QMap<RowKey, domain::Stamp> m_keptTags;
};

// Whether the first write wins: stamp, then generation, then bytes.
[[nodiscard]] bool isNewer(const domain::Register &a, const domain::Register &b);
// The first thing in which a device and the server differ, in words; empty if they hold the same.
// Of deleted rows only that they are: at or below the floor they may be gone, and a repair does not
// refill their fields.
[[nodiscard]] QString difference(const Rows &device, const Rows &server, quint64 floor);
// In every detail.
[[nodiscard]] QString exactDifference(const Rows &a, const Rows &b);
[[nodiscard]] QString describe(const domain::Register &field);
[[nodiscard]] QString describe(const domain::Row &row);

} // namespace endpaper::sim
