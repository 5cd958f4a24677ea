// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "domain/money.h"
#include "domain/pricesense.h"

#include <QJsonObject>

namespace endpaper::services {

// The daemon's answer to "what did copies of this book cost?", decoded. Amounts are minor units of
// `currency`, the reader's.
struct PricesAnswer
{
    domain::Currency currency = domain::Currency::eur();
    std::vector<domain::Lifeline> lines = {};
    domain::PriceSense sense = {}; // its leftOut stays empty: the wire has names, below
    // What the reader was told of the wish asked for, oldest first.
    struct Told
    {
        QDate day = {};
        qint64 minor = 0;
    };
    QList<Told> told = {};
    QStringList leftOut = {}; // names of sources whose terms forbid it
    std::optional<domain::Money> suggestedTarget = {};
    QDate rateDay = {}; // null: unknown
    bool isSample = false;
};

// Invalid where there is no sense in it. Lines that cannot be read are left out; `fallback` is the
// currency of an answer without any amount.
[[nodiscard]] Expected<PricesAnswer> pricesFromJson(const QJsonObject &json,
                                                    domain::Currency fallback);

} // namespace endpaper::services
