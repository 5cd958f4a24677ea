// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "sources/shopprobe.h"

#include <QMutex>

#include <memory>
#include <optional>
#include <vector>

namespace endpaper::server {

// Shops whose addresses readers pasted: looked at one after the other on the jobs' thread,
// remembered for a while, gone with the daemon. Any thread.
class ShopDesk
{
public:
    static constexpr std::chrono::minutes life{10};
    static constexpr qsizetype shopsMax = 50; // remembered or waiting

    struct Shop
    {
        QString address; // as it was pasted
        domain::Currency currency = {};
        std::optional<sources::ShopPreview> seen = {}; // nothing: not looked at yet
        bool isTaken = false; // being looked at
        Instant at = {};
    };

    // The daemon's, by its data folder.
    [[nodiscard]] static ShopDesk &of(const Settings &settings);

    // What is known of the address; it is queued if nothing is. RateLimited when too many wait.
    [[nodiscard]] Expected<Shop> ask(const QString &address, domain::Currency currency,
                                     Instant now);
    [[nodiscard]] std::optional<sources::ShopPreview> find(const QString &address) const;
    // For the jobs' thread: one that waits; then what was seen.
    [[nodiscard]] std::optional<Shop> take();
    void put(const QString &address, sources::ShopPreview preview, Instant now);

private:
    mutable QMutex m_mutex;
    std::vector<Shop> m_shops;
};

// Descriptions of shops that were added, a file each.
[[nodiscard]] QString shopsFolder(const Settings &settings);
// knownSources() reads the folders again at its next call.
void forgetKnownSources(const Settings &settings);
// The same if another process has added or removed a shop.
void lookForShops(const Settings &settings);

} // namespace endpaper::server
