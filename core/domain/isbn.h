// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QList>
#include <QString>

#include <compare>
#include <optional>

namespace endpaper::domain {

// Why a text is no ISBN. Each has a sentence of its own on the screen.
enum class IsbnProblem {
    Empty,
    WrongLength,
    NotDigits, // a letter or sign where a digit must stand (an ASIN, say)
    WrongCheckDigit,
    NotABook, // a 13-digit article number that does not begin with 978 or 979
    Ismn, // 979-0: printed music
    LostDigits, // 9.78043902348e+12: a spreadsheet threw the last digits away for good
};
// For logs and tests: "wrong_check_digit" …
[[nodiscard]] QString isbnProblemName(IsbnProblem problem);

// An International Standard Book Number (ISO 2108:2017): always valid, kept as its 13 digits.
// Value type; any thread.
class Isbn
{
public:
    // Any usual form: 13 or 10 digits, X, hyphens and dashes of any kind, blanks, "ISBN-13: …", the
    // spreadsheet's ="…", a 9-digit SBN.
    [[nodiscard]] static tl::expected<Isbn, IsbnProblem> read(QStringView text);
    // The same; the error is Invalid with the problem's name as context and field "isbn".
    [[nodiscard]] static Expected<Isbn> parse(QStringView text);
    // For columns that lost leading zeros (goodbooks-10k): 1 to 9 digits, the last perhaps X, are
    // padded to ten first; everything else is as in read().
    [[nodiscard]] static tl::expected<Isbn, IsbnProblem> readWithLostZeros(QStringView text);
    [[nodiscard]] static Expected<Isbn> parseWithLostZeros(QStringView text);
    // From its number, as number() gave it.
    [[nodiscard]] static std::optional<Isbn> fromNumber(quint64 number);

    [[nodiscard]] QString toString13() const;
    // The 10-digit form; none for 979.
    [[nodiscard]] std::optional<QString> toString10() const;
    // The 13 digits as a number.
    [[nodiscard]] quint64 number() const { return m_number; }

    // The check digit that belongs to the first 12 digits (0-9) or the first 9 (0-10, 10 is X).
    [[nodiscard]] static int checkDigit13(quint64 firstTwelve);
    [[nodiscard]] static int checkDigit10(quint32 firstNine);

    friend auto operator<=>(const Isbn &, const Isbn &) = default;
    friend size_t qHash(const Isbn &isbn, size_t seed = 0) { return ::qHash(isbn.m_number, seed); }

private:
    explicit Isbn(quint64 number)
        : m_number(number)
    {
    }

    quint64 m_number;
};

// At most so many characters of a text are scanned, and so many ISBNs found.
inline constexpr qsizetype isbnScanCharactersMax = 1 << 20;
inline constexpr qsizetype isbnScanFoundMax = 10'000;

// The valid ISBNs in a free text, each once, in order of appearance. Numbers of 10 digits count
// only if they stand alone; half of all telephone numbers do not pass the check digit.
[[nodiscard]] QList<Isbn> findIsbns(QStringView text);

} // namespace endpaper::domain
