// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/row.h"
#include "store/engine/statement.h"

#include <QCborMap>

// Registers in typed columns: one for each field of protocol::fieldsOf(), two for money. The room's
// own.
namespace endpaper::store {

[[nodiscard]] int fieldColumnCount(domain::RowKind kind);
// Binds the registers' columns from `first`; returns what no column takes.
[[nodiscard]] QCborMap bindFields(Statement &write, int first, domain::RowKind kind,
                                  const domain::Fields &fields);
// Fills in the values of the fields named, from the columns that begin at `first`.
void readFields(const Statement &query, int first, domain::RowKind kind, domain::Fields &fields);

} // namespace endpaper::store
