// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model.h"
#include "store/cache/remote.h"

#include <map>
#include <set>

namespace endpaper::sim {

// What the server says it holds, read from its store.
struct ServerState
{
    struct Entry
    {
        quint64 seq = 0;
        quint64 lin = 0;
        quint64 device = 0;
        quint64 number = 0;

        friend bool operator==(const Entry &, const Entry &) = default;
    };
    struct Space
    {
        Uuid owner;
        quint64 head = 0;
        quint64 floor = 0;
        quint64 digest = 0;
        qint64 liveRows = 0;
        QList<Entry> log;
        Rows rows;
    };
    std::map<Uuid, Space> spaces;
    std::set<quint64> webDevices;
    // By device and number: the chain after it.
    QMap<std::pair<quint64, quint64>, quint64> chains;

    // Null where there is no such row.
    [[nodiscard]] const Space *spaceOf(const RowKey &row) const
    {
        for (const auto &[sp, space] : spaces) {
            if (space.rows.contains(row)) {
                return &space;
            }
        }
        return nullptr;
    }
};

// A space as a device has it.
struct CachedSpace
{
    qint64 n = 0; // the store's number
    Uuid sp; // nil before the first greeting
    QByteArray kind;
    QByteArray role;
    quint64 cursor = 0;
    quint64 lin = 0;
    store::SpaceCondition condition = store::SpaceCondition::Ok;
    bool isWhole = false;
};
[[nodiscard]] Expected<QList<CachedSpace>> readSpaces(store::Transaction &transaction);
// A device's rows as they rest, confirmed or not.
[[nodiscard]] Expected<Rows> readRows(store::Transaction &transaction,
                                      std::optional<qint64> space = {});

} // namespace endpaper::sim
