// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/wish.h"

#include <algorithm>
#include <array>

namespace endpaper::domain {

namespace {

// In the order of the enumerators.
constexpr std::array<QStringView, 5> stateNames{u"looking", u"found", u"ordered", u"arrived",
                                                u"dropped"};
constexpr std::array<QStringView, 4> editionNames{u"any", u"languages", u"chosen", u"exact"};
constexpr std::array<QStringView, 3> alertNames{u"digest", u"now", u"off"};
constexpr std::array<QStringView, 2> roleNames{u"wishlist", u"shelf"};
constexpr std::array<QStringView, 3> visibilityNames{u"private", u"link", u"neighbours"};

template <typename Enum, size_t size>
std::optional<Enum> find(const std::array<QStringView, size> &names, QStringView name)
{
    const auto at = std::find(names.begin(), names.end(), name);
    return at == names.end() ? std::nullopt : std::optional(Enum(at - names.begin()));
}

} // namespace

QString wireName(WishState value) { return stateNames.at(size_t(value)).toString(); }
QString wireName(EditionMode value) { return editionNames.at(size_t(value)).toString(); }
QString wireName(AlertMode value) { return alertNames.at(size_t(value)).toString(); }
QString wireName(ListRole value) { return roleNames.at(size_t(value)).toString(); }
QString wireName(Visibility value) { return visibilityNames.at(size_t(value)).toString(); }

template <> std::optional<WishState> fromWireName<WishState>(QStringView name)
{
    return find<WishState>(stateNames, name);
}

template <> std::optional<EditionMode> fromWireName<EditionMode>(QStringView name)
{
    return find<EditionMode>(editionNames, name);
}

template <> std::optional<AlertMode> fromWireName<AlertMode>(QStringView name)
{
    return find<AlertMode>(alertNames, name);
}

template <> std::optional<ListRole> fromWireName<ListRole>(QStringView name)
{
    return find<ListRole>(roleNames, name);
}

template <> std::optional<Visibility> fromWireName<Visibility>(QStringView name)
{
    return find<Visibility>(visibilityNames, name);
}

} // namespace endpaper::domain
