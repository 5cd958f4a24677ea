// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/bookmatch.h"
#include "server/api/route.h"
#include "store/vault/bookrepository.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace endpaper::server {

// What the handlers of books share, and others may use. `key` is an ISBN in any usual form or an
// id.
[[nodiscard]] Expected<std::optional<store::Book>>
findBook(store::Transaction &transaction, const QString &key,
         store::BookRepository::Which which = store::BookRepository::Which::Alive);
[[nodiscard]] QJsonObject bookJson(const store::Book &book, qint64 wishedBy);
// The book of the catalogue that these words, or this ISBN, leave no doubt of.
[[nodiscard]] Expected<std::optional<store::Book>> certainBook(store::Transaction &transaction,
                                                               const domain::BookFacts &wanted);
// The same; where there is none, one without an ISBN is made of title and authors. A title alone
// leaves no doubt of nothing in the catalogue: it and its year are a book of their own, that is
// looked for by these words. Invalid without a title. Needs Lane::Write.
struct NamedBook
{
    store::Book book;
    bool isNew = false;
};
// So many may an account name a day; more is no reader.
inline constexpr int namedBooksPerDayMax = 500;
[[nodiscard]] Expected<NamedBook> certainOrNewBook(Context &context,
                                                   const domain::BookFacts &wanted);
// Accounts with a live wish for it.
[[nodiscard]] Expected<qint64> countWishes(store::Transaction &transaction,
                                           const store::Book &book);

// The tag that GET gives it now.
[[nodiscard]] Expected<QByteArray> bookEtag(store::Transaction &transaction,
                                            const store::Book &book);

// POST, PATCH, DELETE, restore: what librarians do.
void addBookEditRoutes(std::vector<Route> &routes);

} // namespace endpaper::server
