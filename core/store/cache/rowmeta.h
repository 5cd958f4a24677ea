// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "domain/row.h"

namespace endpaper::store {

// What the column `meta` holds: stamp, seq and generation of each register, without values. CBOR,
// one element for each set of registers that were written together: [stamp, seq, gen, [field …]],
// fields that we know as their place in protocol::fieldsOf().
struct RegisterMeta
{
    domain::Stamp stamp = {};
    quint64 seq = 0;
    quint8 gen = 0;

    friend bool operator==(const RegisterMeta &, const RegisterMeta &) = default;
};
using RowMeta = QMap<domain::FieldName, RegisterMeta>;

[[nodiscard]] QByteArray encodeMeta(domain::RowKind kind, const RowMeta &meta);
[[nodiscard]] QByteArray encodeMeta(domain::RowKind kind, const domain::Fields &fields);
[[nodiscard]] Expected<RowMeta> decodeMeta(domain::RowKind kind, QByteArrayView bytes);

} // namespace endpaper::store
