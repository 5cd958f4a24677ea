// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/row.h"
#include "store/engine/database.h"

// The last confirmed value of registers with unsent edits: what a refused edit falls back to. The
// room's own.
namespace endpaper::store {

inline constexpr char lifeField[] = "life";

// A life as a register, for the shadow.
[[nodiscard]] domain::Register lifeRegister(const domain::Life &life);
[[nodiscard]] domain::Life lifeFrom(const domain::Register &shadow);

enum class IfThere { Keep, Replace };
[[nodiscard]] Expected<> putShadow(Transaction &transaction, domain::RowKind kind, const Uuid &id,
                                   const domain::FieldName &field,
                                   const domain::Register &confirmed, IfThere ifThere);
[[nodiscard]] Expected<std::optional<domain::Register>> findShadow(Transaction &transaction,
                                                                   domain::RowKind kind,
                                                                   const Uuid &id,
                                                                   const domain::FieldName &field);
[[nodiscard]] Expected<> removeShadow(Transaction &transaction, domain::RowKind kind,
                                      const Uuid &id, const domain::FieldName &field);
// All of a row's.
[[nodiscard]] Expected<> removeShadows(Transaction &transaction, domain::RowKind kind,
                                       const Uuid &id);
[[nodiscard]] Expected<bool> hasShadows(Transaction &transaction);

} // namespace endpaper::store
