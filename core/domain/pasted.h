// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "domain/isbn.h"

#include <QStringList>

namespace endpaper::domain {

// What a reader pasted turned out to be.
enum class PastedKind {
    Nothing, // empty, or only blanks
    BookKey, // a book by its name in a catalogue: `key`
    Isbn, // exactly one
    List, // several books, or lines that may be: read line by line; `isbns` are those in it
    Words, // a title or an author: search for `text`
};

// The text that was pasted, understood. `key`, `isbns`, `text` as far as they apply.
struct Pasted
{
    PastedKind kind = PastedKind::Nothing;
    // As BookKey::name() writes it: the digits of a Goodreads number without leading zeros,
    // "openlibrary:OL27448W", "ebay:256012345678" …
    QString key = {};
    QString slugWords = {}; // "growing a revolution": good for a search by title
    QList<Isbn> isbns = {};
    QString text = {}; // what was pasted, trimmed, blanks run together
    // The lines that stood beside the one link or ISBN: its title first, as a rule.
    QStringList otherLines = {};
    // The text is a link to a shop or a catalogue that holds no number we can use.
    bool isForeignLink = false;
    // The text looks like one ISBN but is none: why.
    std::optional<IsbnProblem> isbnProblem = {};

    friend bool operator==(const Pasted &, const Pasted &) = default;
};

// More than this is refused as TooLarge; a list of 60,000 ISBNs fits.
inline constexpr qsizetype pastedCharactersMax = 1 << 20;
// With more lines it is a list or a page, though only one line names a book.
inline constexpr qsizetype oneBookLinesMax = 6;

// The lines of a text that are not blank, trimmed; a line of nothing but links gives each link.
// Reads no further once it has more than `linesMax`.
[[nodiscard]] QStringList pastedLines(QStringView text, qsizetype linesMax);

// Goodreads links with any host or none (`…/book/show/36236132-growing-a-revolution`,
// `5907.The_Hobbit`), bare keys, ISBNs in any form, links of Amazon, Open Library, LibraryThing,
// StoryGraph, AbeBooks and others that carry an ISBN, or plain words. Only fails with TooLarge.
[[nodiscard]] Expected<Pasted> parsePasted(QStringView text);

} // namespace endpaper::domain
