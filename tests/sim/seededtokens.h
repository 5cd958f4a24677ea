// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>

namespace endpaper::sim {

// From now on libsodium's random bytes (an invitation's token) are of the generator's making; null:
// they are zeros.
void tokensFrom(QRandomGenerator *random);

} // namespace endpaper::sim
