// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace endpaper::sim {

// The mistakes that the simulation plants into its own copy of the rooms, to show that it finds
// them (plants.txt). No other program has them.
inline std::string_view plantedMistake; // none: empty
[[nodiscard]] inline bool isPlanted(std::string_view name) { return plantedMistake == name; }

// Mistakes whose place in the source is not there any more: to be planted anew.
inline std::vector<std::string_view> stalePlants;
inline bool noteStale(std::string_view name)
{
    stalePlants.push_back(name);
    return true;
}

} // namespace endpaper::sim
