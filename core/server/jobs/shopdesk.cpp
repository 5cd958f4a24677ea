// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/shopdesk.h"

#include "server/api/settings.h"

#include <QHash>

#include <algorithm>

namespace endpaper::server {

using namespace Qt::StringLiterals;

QString shopsFolder(const Settings &settings) { return settings.dataFolder + u"/shops"_s; }

ShopDesk &ShopDesk::of(const Settings &settings)
{
    static QMutex mutex;
    static QHash<QString, std::shared_ptr<ShopDesk>> desks;
    const QMutexLocker lock(&mutex);
    auto &desk = desks[settings.dataFolder];
    if (!desk) {
        desk = std::make_shared<ShopDesk>();
    }
    return *desk;
}

Expected<ShopDesk::Shop> ShopDesk::ask(const QString &address, domain::Currency currency,
                                       Instant now)
{
    const QMutexLocker lock(&m_mutex);
    std::erase_if(m_shops, [&](const Shop &shop) { return shop.seen && shop.at + life <= now; });
    const auto known = std::ranges::find(m_shops, address, &Shop::address);
    if (known != m_shops.end()) {
        return *known;
    }
    if (qsizetype(m_shops.size()) >= shopsMax) {
        return fail(ErrorKind::RateLimited, u"too many shops are looked at"_s);
    }
    m_shops.push_back({.address = address, .currency = currency, .at = now});
    return m_shops.back();
}

std::optional<sources::ShopPreview> ShopDesk::find(const QString &address) const
{
    const QMutexLocker lock(&m_mutex);
    const auto known = std::ranges::find(m_shops, address, &Shop::address);
    return known == m_shops.end() ? std::nullopt : known->seen;
}

std::optional<ShopDesk::Shop> ShopDesk::take()
{
    const QMutexLocker lock(&m_mutex);
    const auto waiting =
        std::ranges::find_if(m_shops, [](const Shop &shop) { return !shop.seen && !shop.isTaken; });
    if (waiting == m_shops.end()) {
        return std::nullopt;
    }
    waiting->isTaken = true;
    return *waiting;
}

void ShopDesk::put(const QString &address, sources::ShopPreview preview, Instant now)
{
    const QMutexLocker lock(&m_mutex);
    const auto known = std::ranges::find(m_shops, address, &Shop::address);
    if (known != m_shops.end()) {
        known->seen = std::move(preview);
        known->at = now;
    }
}

} // namespace endpaper::server
