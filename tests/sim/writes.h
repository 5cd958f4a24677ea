// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model.h"

#include <set>

namespace endpaper::sim {

// One register's write.
struct Write
{
    RowKey row;
    QByteArray field; // "life"
    QByteArray value; // CBOR
    friend bool operator<(const Write &a, const Write &b)
    {
        return std::tie(a.row, a.field, a.value) < std::tie(b.row, b.field, b.value);
    }
};
using Writes = std::set<Write>;

// What is known of one.
struct Known
{
    QString device; // whose reader
    bool isGivenUp = false;
    int times = 0; // tried, by readers
    domain::Stamp first = {}; // as the server first accepted it
};

// One that devices kept through the server's restore.
struct Survivor
{
    domain::Stamp stamp;
    Uuid space;
    Uuid owner; // of the space
};

} // namespace endpaper::sim
