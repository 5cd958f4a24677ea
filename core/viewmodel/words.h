// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "domain/condition.h"
#include "domain/money.h"
#include "domain/place.h"

#include <QDate>
#include <QString>

#include <optional>

// What the view models say. One place, so that one thing is called the same everywhere; in the
// language and region of QLocale(). GUI thread.
namespace endpaper::viewmodel::words {

// What was being done when something failed; with the kind of error it makes the sentence.
enum class Doing {
    Anything,
    OpenStore,
    Keep, // writing into the cache
    Import,
    SaveFile,
    Resolve,
    LookForCopies,
    ChangeCopies, // hide, part
    Connect,
    SignIn,
    SignUp,
    ImportCatalogue,
    TakeRates, // the bank's file
    Offer,
    Nearby,
    Share, // inviting, giving rights, taking out
    Join, // by somebody's invitation
};
// The table of errors: kind and deed to a sentence. Never shows `context`.
[[nodiscard]] QString sentence(const Error &error, Doing doing);

[[nodiscard]] QString money(domain::Money money);
// "≥ €4.20"
[[nodiscard]] QString atLeast(domain::Money money);
// A plain amount for a field: "8", "8.50" with the region's point.
[[nodiscard]] QString amount(domain::Money money);
[[nodiscard]] QString condition(domain::Condition condition);
[[nodiscard]] QString redFlag(const QString &name);
// What a listing is besides a used copy ("auction"): a few words; empty for a mark that says
// nothing to a reader.
[[nodiscard]] QString copyMark(const QString &mark);
// "now", "5 min ago", "2 h ago", "yesterday", "3 days ago", "on 3 May 2026".
[[nodiscard]] QString ago(Instant then, Instant now);
[[nodiscard]] QString clockTime(Instant instant);
[[nodiscard]] QString date(QDate date);
[[nodiscard]] QString date(Instant instant);
// The day that daemons count it to: that of UTC.
[[nodiscard]] QDate utcDay(Instant instant);
[[nodiscard]] QString country(const QString &code);
// "German" for "de" to readers of English; to others the language's name for itself.
[[nodiscard]] QString language(const QString &code);
[[nodiscard]] QString band(domain::DistanceBand band);
// "give" → "gift" …
[[nodiscard]] QString offerKind(const QString &kind);
// "10 000", by region.
[[nodiscard]] QString number(qint64 number);
// "−18 %", "+4 %", empty for less than one percent.
[[nodiscard]] QString change(qint64 beforeMinor, qint64 nowMinor);
[[nodiscard]] QString books(int count);
// Where a key was looked for, as the daemon names it ("catalogue", "openlibrary:timeout"), for the
// middle of a sentence: "the catalogue, your imports and Open Library".
[[nodiscard]] QString asked(const QStringList &tried);
// A sentence on by which means a key led to its book, as the daemon names them; empty for none.
[[nodiscard]] QString foundBy(const QString &by);
// "A, B and C" is not translatable in one word: names are joined by ", ".
[[nodiscard]] QString authors(const QStringList &authors);

} // namespace endpaper::viewmodel::words
