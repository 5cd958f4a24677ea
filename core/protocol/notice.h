// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uuid.h"
#include "domain/row.h"

#include <QCborValue>

#include <optional>

namespace endpaper::protocol {

// A value that lost against one it had not seen, or the other way round: "other version".
struct Notice
{
    std::optional<domain::RowKind> kind = {};
    Uuid id = {};
    domain::FieldName field = {}; // "life": an edit met a delete
    QCborValue value = {}; // the dropped one
    domain::Stamp stamp = {};

    friend bool operator==(const Notice &, const Notice &) = default;
};

} // namespace endpaper::protocol
