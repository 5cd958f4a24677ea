// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

namespace endpaper::protocol {

// What a refusing HTTP status of the daemon means (contract, "Errors"). One that it never sends came
// from something on the way: Unavailable, to be tried again. Any thread.
[[nodiscard]] ErrorKind errorKindOf(int status);

} // namespace endpaper::protocol
