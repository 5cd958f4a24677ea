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

} // namespace endpaper::server
