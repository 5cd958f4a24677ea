// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/isbn.h"
#include "domain/wish.h"

#include <QStringList>

#include <optional>

namespace endpaper::domain {

struct Copy;

// What is known of a book that is to be compared: a row of an import, a book of the catalogue, an
// offer. Empty texts are unknown.
struct BookFacts
{
    std::optional<Isbn> isbn = {};
    QString title = {};
    QStringList authors = {};
    QString published = {};
    QString language = {};

    friend bool operator==(const BookFacts &, const BookFacts &) = default;
};

// How sure it is that both are the same work, 0 to 1: the same ISBN 1.0; else by folded titles, the
// first author's family name, and the year. matchCertain and above may be taken without asking.
[[nodiscard]] double matchCertainty(const BookFacts &a, const BookFacts &b);
inline constexpr double matchCertain = 0.9;
inline constexpr double matchLikely = 0.6; // worth showing as a suggestion

// Does a copy or a neighbour's offer answer a wish, by the wish's edition mode?
enum class Fit {
    No,
    Perhaps, // the right work, but the offer does not say its ISBN or language
    Yes,
};
// any: the same work. languages: the same work in one of them. chosen: an ISBN among those chosen.
// exact: the wish's ISBN; of a book without one, the year that the wish says.
[[nodiscard]] Fit fitOf(const BookFacts &offer, const Wish &wish);
// The same rule for a copy that a search for the wish's book found: that it is the work is known,
// and sellers' titles ("Dune, Herbert, pb, gut") are no measure of it. A wish that is a title
// alone, though, was looked for by that title alone: whose book it is, is not known.
[[nodiscard]] Fit fitOfCopy(const Copy &copy, const Wish &wish);

// Nothing but a title tells the book: what is found by it is never sure, and never told.
[[nodiscard]] bool isTitleAlone(const Wish &wish);
// Does a seller's title name this work and nothing else, as far as a title can? The wanted title,
// without articles and subtitle, is all of it up to the first comma, bracket, colon, slash or dash:
// "Dune, Frank Herbert, pb" is "Dune", "Dune Messiah" and "The road to Dune" are not.
[[nodiscard]] bool isTitleAlone(const QString &offered, const QString &wanted);

} // namespace endpaper::domain
