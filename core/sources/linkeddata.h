// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QUrl>

namespace endpaper::sources {

// Products and their offers in schema.org data, JSON-LD or microdata alike: one row an offer, as
// readHtml() describes them. `url` is the page's, for addresses that are relative or missing.
[[nodiscard]] QJsonArray productsIn(const QJsonArray &data, const QUrl &url);
// The shop that the page belongs to: {name, address, country, lat, lng}; empty if none is said.
[[nodiscard]] QJsonObject shopIn(const QJsonArray &data);

} // namespace endpaper::sources
