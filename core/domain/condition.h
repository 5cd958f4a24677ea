// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QString>
#include <QStringList>

#include <optional>

namespace endpaper::domain {

// The state of a used copy, worst first, so that < and >= say what they mean. Unknown is below all:
// it is not known to meet anything.
enum class Condition : quint8 { Unknown, Poor, Fair, Good, VeryGood, Fine, New };

// The name on the wire: "unknown", "poor", "fair", "good", "very_good", "fine", "new".
[[nodiscard]] QString conditionName(Condition condition);
[[nodiscard]] std::optional<Condition> conditionFromName(QStringView name);
// A copy meets a limit if it is known to be at least that good; no limit is Unknown, met by all.
[[nodiscard]] bool meets(Condition copy, Condition least);

// From a seller's words, in English, German, French, Spanish, Italian or Portuguese: "VG+", "wie
// neu", "très bon état". A grade may stand anywhere; of several the worst counts ("Near Fine /
// Good"). Unknown when nothing is said.
[[nodiscard]] Condition conditionFromWords(QStringView words);
// eBay's condition ids for books (1000 new … 6000 acceptable); Unknown for others.
[[nodiscard]] Condition conditionFromEbayId(int id);

// What a reader wants to know before buying, found in the seller's words.
enum class RedFlag : quint16 {
    ExLibrary = 1 << 0,
    BookClub = 1 << 1,
    PrintOnDemand = 1 << 2,
    Highlighting = 1 << 3, // marked, underlined, annotated
    NoJacket = 1 << 4,
    InstructorsCopy = 1 << 5, // review, desk and advance copies too
    Abridged = 1 << 6,
};
Q_DECLARE_FLAGS(RedFlags, RedFlag)
Q_DECLARE_OPERATORS_FOR_FLAGS(RedFlags)

// Looks through title and description in the same six languages. "Unabridged", "no markings" and
// the like do not count.
[[nodiscard]] RedFlags findRedFlags(QStringView text);
// "ex_library", "book_club" …, in the enum's order; unknown names are ignored on the way back.
[[nodiscard]] QStringList redFlagNames(RedFlags flags);
[[nodiscard]] RedFlags redFlagsFromNames(const QStringList &names);

} // namespace endpaper::domain
