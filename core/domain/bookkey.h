// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QString>

namespace endpaper::domain {

// A book's name in somebody's catalogue, with the words that its link gives to it.
struct BookKey
{
    // "goodreads", "openlibrary", "librarything", "storygraph", "amazon", "bookshop", "abebooks",
    // "ebay"; "link" for any other link with words in it, whose id only tells it from others.
    QString kind = QStringLiteral("goodreads");
    QString id = {};
    QString slugWords = {};

    // "5907" for Goodreads, "openlibrary:OL27448W" for the others; and how wishes keep it.
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString sourceKey() const { return kind + u':' + id; }

    friend bool operator==(const BookKey &, const BookKey &) = default;
};
// The last part of /book/show/{key}, as the daemon and /resolve take it ("36236132",
// "36236132-growing-a-revolution", "5907.The_Hobbit"), a name with or without words
// ("openlibrary:OL27448W-the-hobbit"), or a whole link. Invalid for what names no book.
[[nodiscard]] Expected<BookKey> parseBookKey(QStringView key);

} // namespace endpaper::domain
