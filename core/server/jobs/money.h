// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/copy.h"
#include "server/api/settings.h"

#include <memory>

namespace endpaper::server {

// The rates in force: the newest of the dated table that is shipped and of the ECB's file that the
// operator puts beside the vault (eurofxref-daily.xml or eurofxref.csv). Looked at again when the
// file changes, at most once a minute. Any thread.
[[nodiscard]] std::shared_ptr<const domain::RateTable> currentRates(const Settings &settings);
// The files are looked at again at the next call: one of them was just written.
void forgetRates(const Settings &settings);
// Usual postage where a seller does not say it: for estimates only. Any thread.
[[nodiscard]] const domain::PostageRules &usualPostage();

// May a table take the place of one that is in force? Invalid for a day later than tomorrow
// ("rates_from_future"), where a currency is missing that readers count in ("rates_incomplete"),
// and where one is worth ten times as much or as little as before ("rates_implausible"); its
// error's field says "body".
[[nodiscard]] Expected<> checkRates(const domain::RateTable &rates,
                                    const domain::RateTable &inForce, QDate today);
// Keeps the bank's daily file (XML or CSV) beside the vault: its rates are in force from then on,
// in a daemon that runs after a minute at most. As checkRates(), and Invalid ("not_rates"),
// Conflict for one that is older than those in force, Unavailable where it cannot be written.
[[nodiscard]] Expected<> takeRates(const Settings &settings, const QByteArray &file, QDate today);

} // namespace endpaper::server
