// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/uuid.h"
#include "domain/condition.h"
#include "domain/isbn.h"
#include "domain/money.h"

#include <QDate>
#include <QStringList>

#include <optional>

namespace endpaper::domain {

// The names on the wire (sync.md §5) are the enumerators in snake case.
enum class WishState : quint8 { Looking, Found, Ordered, Arrived, Dropped };
enum class EditionMode : quint8 { Any, Languages, Chosen, Exact };
enum class AlertMode : quint8 { Digest, Now, Off };
enum class ListRole : quint8 { Wishlist, Shelf };
enum class Visibility : quint8 { Private, Link, Neighbours };

[[nodiscard]] QString wireName(WishState value);
[[nodiscard]] QString wireName(EditionMode value);
[[nodiscard]] QString wireName(AlertMode value);
[[nodiscard]] QString wireName(ListRole value);
[[nodiscard]] QString wireName(Visibility value);
// fromWireName<WishState>(u"looking"); nothing for a name of a newer version.
template <typename Enum> [[nodiscard]] std::optional<Enum> fromWireName(QStringView name);
template <> std::optional<WishState> fromWireName<WishState>(QStringView name);
template <> std::optional<EditionMode> fromWireName<EditionMode>(QStringView name);
template <> std::optional<AlertMode> fromWireName<AlertMode>(QStringView name);
template <> std::optional<ListRole> fromWireName<ListRole>(QStringView name);
template <> std::optional<Visibility> fromWireName<Visibility>(QStringView name);

// What a copy must be for its reader to want it.
struct Limits
{
    std::optional<Money> total = {}; // delivered
    Condition condition = Condition::Unknown; // at least; Unknown: any
    std::optional<int> distanceMetres = {};
    QStringList words = {}; // each must occur
    QStringList notWords = {}; // none may occur

    friend bool operator==(const Limits &, const Limits &) = default;
};

// A book on a list: the typed view of the registers of a `wish` row (sync.md §5).
struct Wish
{
    Uuid id = {};
    Uuid list = {};
    QString pos = {}; // order key
    std::optional<Uuid> bookId = {};
    std::optional<Isbn> isbn = {};
    QString title = {};
    QStringList authors = {};
    QString published = {}; // "1937", "1937-09-21"; empty: unknown
    QString series = {};
    QString seriesNumber = {};
    QString coverHint = {};
    QString sourceKey = {}; // the Goodreads or other key by which it came: "goodreads:5907"
    bool want = true;
    bool own = false;
    WishState state = WishState::Looking;
    EditionMode editionMode = EditionMode::Any;
    QList<Isbn> editionIsbns = {};
    QStringList editionLanguages = {};
    Limits limits = {};
    AlertMode alert = AlertMode::Digest;
    bool askNeighbours = true; // neighbours near the reader are looked through for it
    int priority = 0;
    QString note = {};
    std::optional<int> rating = {}; // 1-5
    std::optional<QDate> readFrom = {};
    std::optional<QDate> readTo = {};
    std::optional<Money> boughtTotal = {};
    std::optional<QDate> boughtAt = {};
    Instant addedAt = {};

    friend bool operator==(const Wish &, const Wish &) = default;
};

// A wishlist or shelf: the typed view of a `list` row.
struct ListInfo
{
    Uuid id = {};
    QString name = {};
    QString pos = {};
    ListRole role = ListRole::Wishlist;
    Visibility visibility = Visibility::Private;
    QString sort = {};
    QString view = {};

    friend bool operator==(const ListInfo &, const ListInfo &) = default;
};

} // namespace endpaper::domain
