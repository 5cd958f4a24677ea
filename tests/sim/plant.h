// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

// The mistakes that the simulation plants into its own copy of the rooms, to show that it finds
// them (plants.txt). No other program has them.
namespace endpaper::sim {

inline std::string_view plantedMistake; // none: empty

[[nodiscard]] inline bool isPlanted(std::string_view name) { return plantedMistake == name; }

} // namespace endpaper::sim
