// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/choicemodel.h"

// What can be chosen in the settings, and what the desktop suggests.
namespace endpaper::viewmodel {

// Two letters; "DE" where the desktop names no region.
[[nodiscard]] QString homeCountry();
[[nodiscard]] QString homeCurrency(const QString &country);

// Sorting loads the tables of all languages' orders: only for who looks at it.
enum class Sorting { None, ByName };
[[nodiscard]] QList<ChoiceModel::Choice> countryChoices(Sorting sorting);
[[nodiscard]] QList<ChoiceModel::Choice> currencyChoices();
// "€", or the code.
[[nodiscard]] QString currencySign(const QString &code);

} // namespace endpaper::viewmodel
