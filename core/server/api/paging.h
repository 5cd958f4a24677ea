// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "server/api/request.h"

#include <QCborArray>
#include <QJsonArray>
#include <QLocale>

#include <span>

namespace endpaper::server {

constexpr int pageLimitDefault = 25;
constexpr int pageLimitMax = 250;

// One way in which a list can be sorted. Its label is the sentence "sort.<id>" of words.json.
struct SortOption
{
    QByteArray id; // "title"
    bool isDescendingFirst = false; // the direction if only the id is asked for
    bool isDefault = false;
};

// What ?limit= &cursor= &sort= &sort_options_only= ask for.
struct PageQuery
{
    int limit = pageLimitDefault;
    QByteArray sort; // an option's id
    bool isDescending = false;
    bool isOptionsOnly = false;
    // The last row's key of the page before, as nextCursor() was given it; empty at the start.
    QCborArray after;
};

// Invalid with field "?limit", "?cursor" or "?sort" (400). `options` may be empty: then no sort is
// known. A cursor is good only with the sort that it was made for.
[[nodiscard]] Expected<PageQuery> parsePage(const Request &request,
                                            std::span<const SortOption> options);
// The opaque text that continues after the row with this key.
[[nodiscard]] QString nextCursor(const PageQuery &page, const QCborArray &key);
// {"items", "next_cursor", "sort", "sort_options"}; an empty cursor is null.
[[nodiscard]] QJsonObject pageJson(const PageQuery &page, const QJsonArray &items,
                                   const QString &cursor, std::span<const SortOption> options,
                                   const QLocale &locale);

} // namespace endpaper::server
