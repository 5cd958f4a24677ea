// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uuid.h"
#include "domain/condition.h"

#include <QDate>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace endpaper::domain {

// What a copy's total was from a day on, in minor units of the reader's currency.
struct PriceStep
{
    QDate from;
    qint64 minor = 0;

    friend bool operator==(const PriceStep &, const PriceStep &) = default;
};

// One copy over time. Between looks it is taken to have stayed what it was.
struct Lifeline
{
    Uuid copy = {};
    QString source = {};
    Condition condition = Condition::Unknown;
    std::vector<PriceStep> steps = {}; // by day, at least one
    QDate lastSeen = {};
    bool isGone = false; // its source was asked after lastSeen and had it no more
    bool mayModel = true; // by its source's terms
};

// The cheapest acceptable total of a day, and which lifeline had it.
struct DayLow
{
    QDate day;
    qint64 minor = 0;
    size_t line = 0;

    friend bool operator==(const DayLow &, const DayLow &) = default;
};

// For each day from `from` to `to` on which an acceptable copy was there. Copies that may not be
// modelled are left out; of equals the first line counts. An unknown condition meets no limit.
[[nodiscard]] std::vector<DayLow> cheapestPerDay(std::span<const Lifeline> lines, Condition least,
                                                 QDate from, QDate to);

// What can be said in a sentence: "Usually €7–9; now €6.40, lowest since March". Amounts are minor
// units of the reader's currency. The words are the screen's.
struct PriceSense
{
    enum class Verdict {
        Nothing, // no copy that may be spoken of
        TooFew, // some, not enough for "usually"
        Gone, // there was a usual price; today there is no copy
        Low, // below what is usual
        Usual,
        High,
    } verdict = Verdict::Nothing;
    std::optional<qint64> usualLow = {}; // the middle half of the days' lows before today
    std::optional<qint64> usualHigh = {};
    std::optional<qint64> now = {};
    // The last day before today that was at least as cheap; nothing if there was none (then it is
    // the lowest since `firstDay`), or if today is not below what was usual.
    std::optional<QDate> lowestSince = {};
    bool isLowestEver = false;
    QDate firstDay = {}; // of what was seen; the sample's length is from here to today
    int copies = 0; // seen in that time
    int days = 0; // with an acceptable copy
    QStringList leftOut = {}; // sources whose terms forbid it, by id, each once

    friend bool operator==(const PriceSense &, const PriceSense &) = default;
};

// "Usually" is said from so many days and copies on.
inline constexpr int usualDaysMin = 14;
inline constexpr int usualCopiesMin = 5;

[[nodiscard]] PriceSense priceSense(std::span<const Lifeline> lines, Condition least, QDate from,
                                    QDate today);

} // namespace endpaper::domain
