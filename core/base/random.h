// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>

namespace endpaper {

// Where ids, device numbers and order keys come from: the system's generator, unless a simulation
// that must repeat itself has put a seeded one in its place. Any thread, with the system's.
[[nodiscard]] QRandomGenerator &randomness();
// Before any other thread starts; null: the system's again. Not owned.
void setRandomness(QRandomGenerator *generator);

} // namespace endpaper
