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
    [[nodiscard]] const Rows &rows() const { return m_rows; }

private:
    domain::Row &rowOf(domain::RowKind kind, const Uuid &id, bool &isNew);
    static void put(domain::Row &row, const QByteArray &field, const domain::Register &incoming);
    static void putLife(domain::Row &row, const domain::Life &incoming);

    Rows m_rows;
};

// Whether the first write wins: stamp, then generation, then bytes.
[[nodiscard]] bool isNewer(const domain::Register &a, const domain::Register &b);
// The first thing in which they differ, in words; empty if they hold the same. `withSeq`: also in
// the seq of what changed them.
[[nodiscard]] QString difference(const Rows &a, const Rows &b, bool withSeq);
[[nodiscard]] QString describe(const domain::Register &field);

} // namespace endpaper::sim
