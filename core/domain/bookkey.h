// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "domain/isbn.h"

#include <QStringList>

namespace endpaper::domain {

// What a reader pasted turned out to be.
enum class PastedKind {
    Nothing, // empty, or only blanks
    BookKey, // a Goodreads book: `key` is its number
    Isbn, // exactly one
    Isbns, // several, or a text that holds some
    Words, // a title or an author: search for `text`
};

// The text that was pasted, understood. `key`, `isbns`, `text` as far as they apply.
struct Pasted
{
    PastedKind kind = PastedKind::Nothing;
    QString key = {}; // digits of the Goodreads id, without leading zeros
    QString slugWords = {}; // "growing a revolution": good for a search by title
    QList<Isbn> isbns = {};
    QString text = {}; // what was pasted, trimmed, blanks run together
    // The text is a link to a shop or a catalogue that holds no number we can use.
    bool isForeignLink = false;
    // The text looks like one ISBN but is none: why.
    std::optional<IsbnProblem> isbnProblem = {};

    friend bool operator==(const Pasted &, const Pasted &) = default;
};

// More than this is refused as TooLarge; a list of 60,000 ISBNs fits.
inline constexpr qsizetype pastedCharactersMax = 1 << 20;

// Goodreads links with any host or none (`…/book/show/36236132-growing-a-revolution`,
// `5907.The_Hobbit`), bare keys, ISBNs in any form, links of Amazon, Open Library, LibraryThing,
// StoryGraph, AbeBooks and others that carry an ISBN, or plain words. Only fails with TooLarge.
[[nodiscard]] Expected<Pasted> parsePasted(QStringView text);

// The last part of /book/show/{key}, as the daemon and /resolve take it: "36236132",
// "36236132-growing-a-revolution", "5907.The_Hobbit". Invalid if no number leads it.
struct BookKey
{
    QString id;
    QString slugWords;

    friend bool operator==(const BookKey &, const BookKey &) = default;
};
[[nodiscard]] Expected<BookKey> parseBookKey(QStringView key);

} // namespace endpaper::domain
