// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QString>

namespace endpaper::bench {

// Requests a second, median of three runs of two seconds with 64 connections on one thread of wrk.
// Runs the event loop meanwhile, so that this very process may be who answers. Unavailable if one
// answer was none of 2xx, or wrk (Debian package) is not there.
[[nodiscard]] Expected<double> load(const QString &url);

} // namespace endpaper::bench
