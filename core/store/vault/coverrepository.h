// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "store/engine/database.h"

#include <QString>

#include <optional>

namespace endpaper::store {

// The picture of a book, or that nobody has one.
struct Cover
{
    QString isbn = {}; // 13 digits
    QString type = {}; // "image/jpeg"; null: there is none
    QString digest = {}; // SHA-256 in hex: the file's name in DIR/covers
    QString source = {};
    Instant changed = {};
    std::optional<Instant> nextAt = {}; // not looked for again before then

    [[nodiscard]] bool isThere() const { return !type.isNull(); }
};

class CoverRepository
{
public:
    explicit CoverRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] Expected<std::optional<Cover>> find(const QString &isbn);
    [[nodiscard]] Expected<> put(const Cover &cover);

private:
    Transaction &m_transaction;
};

} // namespace endpaper::store
