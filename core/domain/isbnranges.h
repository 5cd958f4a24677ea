// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/isbn.h"

#include <QDate>
#include <QHash>

#include <array>
#include <vector>

namespace endpaper::domain {

// Where the hyphens of an ISBN stand, and who gave the number out. The table changes several times
// a year: one is shipped, a RangeMessage.xml of the agency's replaces it. Value type; any thread.
class IsbnRanges
{
public:
    // The agency's RangeMessage XML, or our own shorter form (resources/isbn/ranges.txt). Corrupt
    // for what is neither, or holds no ranges.
    [[nodiscard]] static Expected<IsbnRanges> parse(const QByteArray &file);
    // The shipped one.
    [[nodiscard]] static const IsbnRanges &shipped();
    // A table in `file` counts from now on in the whole program, if it is newer than the shipped one.
    // NotFound where there is no file; the table in force stays then, and where the file is broken.
    [[nodiscard]] static Expected<> use(const QString &file);

    // "978-3-16-148410-0"; the digits alone where the range is not assigned.
    [[nodiscard]] QString hyphenated(Isbn isbn) const;
    // "3-16-148410-X"; none for 979.
    [[nodiscard]] std::optional<QString> hyphenated10(Isbn isbn) const;
    // "German language", "France": a hint at language or country; null where not assigned.
    [[nodiscard]] QString agency(Isbn isbn) const;
    // When the table was made; invalid if it does not say.
    [[nodiscard]] QDate date() const { return m_date; }

private:
    struct Rule
    {
        int first = 0; // of the seven digits after the prefix
        int last = 0;
        int length = 0; // of the part that follows the prefix
    };
    struct Prefix
    {
        QString agency;
        std::vector<Rule> rules;
    };
    // Lengths of group, registrant and publication; nothing where a range is not assigned.
    [[nodiscard]] std::optional<std::array<int, 3>> partsOf(Isbn isbn) const;
    [[nodiscard]] static Expected<IsbnRanges> parseXml(const QByteArray &file);
    [[nodiscard]] static Expected<IsbnRanges> parseShort(const QByteArray &file);
    [[nodiscard]] bool addRule(const QString &prefix, QStringView range, int length);

    QHash<QString, Prefix> m_prefixes; // "978", "978-3"
    QDate m_date;
};

// As people read it, by the table in force: "978-3-16-148410-0". Any thread.
[[nodiscard]] QString hyphenated(Isbn isbn);

} // namespace endpaper::domain
