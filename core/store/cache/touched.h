// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uuid.h"
#include "domain/row.h"

#include <QMap>
#include <QMetaType>
#include <QSet>

namespace endpaper::store {

// Which rows a transaction changed, by kind: what models read again.
struct Touched
{
    QMap<domain::RowKind, QSet<Uuid>> rows;

    void add(domain::RowKind kind, const Uuid &id) { rows[kind].insert(id); }
    void add(const Touched &other)
    {
        for (auto it = other.rows.cbegin(); it != other.rows.cend(); ++it) {
            rows[it.key()].unite(it.value());
        }
    }
    [[nodiscard]] QSet<Uuid> of(domain::RowKind kind) const { return rows.value(kind); }
    [[nodiscard]] bool isEmpty() const { return rows.isEmpty(); }
};

} // namespace endpaper::store
Q_DECLARE_METATYPE(endpaper::store::Touched)
