// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/vault/bookrepository.h"

// How a Book lies in its row; shared by the files that read and write the table.
namespace endpaper::store {

#define BOOK_COLUMNS                                                                               \
    "book.id, book.isbn, book.title, book.subtitle, book.authors, book.published, "                \
    "book.publisher, "                                                                             \
    "book.language, book.work_id, book.goodreads_id, book.source, book.created, book.changed, "    \
    "book.deleted_at"
// The first column after BOOK_COLUMNS.
inline constexpr int bookColumnsEnd = 14;

// How many accounts wish for the book in `book`: by its ISBN or its id among the keys of live
// wishes.
#define BOOK_WISHED_BY                                                                             \
    "(SELECT count(DISTINCT wish_key.account) FROM wish_key "                                      \
    "WHERE wish_key.key IN (CAST(book.isbn AS INTEGER), book.wish_key))"

[[nodiscard]] Book readBook(const Statement &row);
[[nodiscard]] QString authorsJson(const QStringList &authors);
// Folded as everywhere, with a blank round each letter of scripts that write words together: how
// the full-text index is written and asked.
[[nodiscard]] QString wordsForSearch(QStringView text);
// Folded: for sorting, and for the full-text index.
[[nodiscard]] QString titleKeyOf(const Book &book);
[[nodiscard]] QString authorKeyOf(const Book &book);
[[nodiscard]] QString titleWordsOf(const Book &book);
[[nodiscard]] QString authorWordsOf(const Book &book);

} // namespace endpaper::store
