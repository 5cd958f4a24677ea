// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"

namespace endpaper {

namespace {
QRandomGenerator *chosen = nullptr;
}

QRandomGenerator &randomness() { return chosen ? *chosen : *QRandomGenerator::system(); }

void setRandomness(QRandomGenerator *generator) { chosen = generator; }

} // namespace endpaper
