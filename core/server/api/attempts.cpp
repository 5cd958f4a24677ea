// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/attempts.h"

#include "server/api/settings.h"

namespace endpaper::server {

namespace {

constexpr int networkBytes = 8; // of an IPv6 address: what one household has

QByteArray addressKey(const QHostAddress &peer)
{
    bool isV4 = false;
    const quint32 v4 = peer.toIPv4Address(&isV4);
    if (isV4) {
        return "4:" + QByteArray::number(v4);
    }
    const Q_IPV6ADDR v6 = peer.toIPv6Address();
    return "6:" + QByteArray(reinterpret_cast<const char *>(v6.c), networkBytes).toHex();
}

} // namespace

int Attempts::addTo(const QByteArray &key, int countMax, Instant now, int windowSeconds)
{
    if (m_windows.size() >= windowsMax) {
        m_windows.removeIf([&](const auto &it) {
            return it.value().since + std::chrono::seconds(windowSeconds) <= now;
        });
        if (m_windows.size() >= windowsMax) {
            m_windows.clear(); // a flood from so many places is not stopped by counting
        }
    }
    Window &window = m_windows[key];
    const Instant end = window.since + std::chrono::seconds(windowSeconds);
    if (window.count == 0 || end <= now) {
        window = {now, 0};
    }
    if (window.count >= countMax) {
        return int(std::chrono::ceil<std::chrono::seconds>(end - now).count());
    }
    ++window.count;
    return 0;
}

int Attempts::add(const QByteArray &key, int countMax, std::chrono::seconds window, Instant now)
{
    const QMutexLocker lock(&m_mutex);
    return addTo(key, countMax, now, int(window.count()));
}

int Attempts::add(const QString &email, const QHostAddress &peer, Instant now,
                  const Settings &settings)
{
    const QMutexLocker lock(&m_mutex);
    const int window = settings.attemptsWindowSeconds;
    if (const int wait = addTo(addressKey(peer), settings.attemptsPerAddressMax, now, window)) {
        return wait;
    }
    return addTo("e:" + email.toUtf8(), settings.attemptsPerEmailMax, now, window);
}

void Attempts::forget(const QString &email)
{
    const QMutexLocker lock(&m_mutex);
    m_windows.remove("e:" + email.toUtf8());
}

} // namespace endpaper::server
