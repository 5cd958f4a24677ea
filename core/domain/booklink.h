// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/bookkey.h"

#include <optional>

// How links and bare names spell a book; for `bookkey` and `pasted` alone.
namespace endpaper::domain {

// A text of more than so many characters is a list or a page, not one key, link or title.
inline constexpr qsizetype singleCharactersMax = 2048;
inline constexpr qsizetype slugCharactersMax = 512;

// One link, with a scheme or only a host and a path.
[[nodiscard]] bool isLink(const QString &text);
// …/book/show/KEY anywhere in the text.
[[nodiscard]] std::optional<BookKey> keyInLink(const QString &text);
// A link of one of the catalogues and shops whose numbers we know.
[[nodiscard]] std::optional<BookKey> keyOfLink(const QString &link);
// The words of a link's path, longest part first: shops name the book there.
[[nodiscard]] QString wordsOfLink(const QString &text);
// Digits at the front, then nothing or a mark and the slug.
[[nodiscard]] std::optional<BookKey> takeKey(QStringView text);
// "openlibrary:OL27448W-the-hobbit", and a bare "OL27448W".
[[nodiscard]] std::optional<BookKey> takeName(QStringView text);

} // namespace endpaper::domain
