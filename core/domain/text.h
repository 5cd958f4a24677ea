// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace endpaper::domain {

// The form in which texts are compared and searched: compatibility-decomposed, marks off, case
// folded, ß → ss, æ → ae, ø → o, ł → l; punctuation becomes a blank and blanks run together. Other
// scripts keep their letters. Deterministic and idempotent.
[[nodiscard]] QString foldForSearch(QStringView text);

// A title as lists give it, taken apart: "The Hobbit (Middle-earth, #0)".
struct TitleParts
{
    QString title;
    QString series; // empty: none
    QString seriesNumber; // "1", "1.5", "1-3"; empty: none

    friend bool operator==(const TitleParts &, const TitleParts &) = default;
};
[[nodiscard]] TitleParts splitTitle(QStringView title);
// Before the first ": " or " - ": "Sapiens: A Brief History" → "Sapiens".
[[nodiscard]] QString mainTitle(QStringView title);

// Folded, without the leading article of its language ("The", "Der", "L'" …). `language` is a two
// or three letter code; empty: articles that are safe in any language ("the", "der", "les" …).
[[nodiscard]] QString sortTitle(QStringView title, QStringView language = {});

// "Tolkien, J.R.R.", "J.R.R. Tolkien" → "Tolkien"; "Ursula K. Le Guin" → "Le Guin"; "W. G. Sebald
// (tr.)" → "Sebald". Empty for an empty name.
[[nodiscard]] QString familyName(QStringView author);
// "Sebald, W. G."
[[nodiscard]] QString authorSortName(QStringView author);

// The same for every edition of a work as far as its words tell: folded main title without article,
// and the first author's folded family name. FNV-1a, 64 bit; never changes between versions, since
// covers and stored keys lean on it.
[[nodiscard]] quint64 workHash(QStringView title, const QStringList &authors);
// "en" for "eng", "en-US", "English"; what is not known comes back folded.
[[nodiscard]] QString normalLanguage(QStringView language);
// FNV-1a over the UTF-8 bytes.
[[nodiscard]] quint64 stableHash(QStringView text);

} // namespace endpaper::domain
