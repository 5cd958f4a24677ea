// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/bookrow.h"
#include "services/importservice.h"
#include "store/cache/localedit.h"
#include "store/cache/wishrows.h"

#include <QHash>

// Which row is which book, and which operations bring rows in. Store thread.
namespace endpaper::services {

// What is on the lists already, by each name that a book may be known under.
class KnownBooks
{
public:
    explicit KnownBooks(const QList<store::WishKey> &wishes);

    // The wish that the row is; nil for a new book. By Goodreads number, else ISBN, else, where one
    // of the two has neither, by title and author.
    [[nodiscard]] Uuid find(const exchange::BookRow &row) const;
    void add(const exchange::BookRow &row, const Uuid &wish);

private:
    QHash<QString, Uuid> m_byKey;
    QHash<quint64, Uuid> m_byIsbn;
    QHash<quint64, Uuid> m_byWork; // all
    QHash<quint64, Uuid> m_byWorkOnly; // those with neither number
};

// The wish that a row becomes. `list` and `pos` are the caller's.
[[nodiscard]] NewWish wishFromRow(const exchange::BookRow &row, Instant now);

// Operations for the rows that are new, lists that are missing included; writes wish and isNew.
[[nodiscard]] Expected<QList<store::LocalOp>> bringingIn(store::Transaction &transaction,
                                                         std::vector<ImportedRow> &rows,
                                                         KnownBooks &known,
                                                         const ImportNames &names, Instant now);

} // namespace endpaper::services
