// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "domain/row.h"
#include "store/vault/rowrepository.h"

namespace endpaper::server {

// Between a row as the rules see it and as it rests, with its fields in the form of the wire.
[[nodiscard]] Expected<domain::Row> rowFromStored(const store::StoredRow &stored);
// `n` and `movedTo` are kept.
void encodeInto(store::StoredRow &stored, const domain::Row &row);
// The row as a pull carries it: whole, as it rests (README: why not its newer fields alone).
[[nodiscard]] QByteArray encodeWhole(const store::StoredRow &stored);
// With its life and the registers that changed after that seq.
[[nodiscard]] Expected<QByteArray> encodeSince(const store::StoredRow &stored, quint64 after);

} // namespace endpaper::server
