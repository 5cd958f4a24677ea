// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QMutex>
#include <QString>

namespace endpaper::server {

struct Settings;

// Counts attempts in windows of time: at passwords per e-mail and per address (an IPv6 one by its
// /64), else per key. In memory: a restart forgives. Any thread.
class Attempts
{
public:
    // Counts one of so many in a window that begins with the first. 0 if it is allowed, else the
    // seconds after which it may be tried again.
    [[nodiscard]] int add(const QByteArray &key, int countMax, std::chrono::seconds window,
                          Instant now);
    // Counts this one. 0 if it is allowed, else the seconds after which it may be tried again.
    [[nodiscard]] int add(const QString &email, const QHostAddress &peer, Instant now,
                          const Settings &settings);
    // The password was right: the e-mail's count starts anew.
    void forget(const QString &email);

private:
    struct Window
    {
        Instant since;
        int count = 0;
    };
    static constexpr qsizetype windowsMax = 100'000;
    int addTo(const QByteArray &key, int countMax, Instant now, int windowSeconds);

    QMutex m_mutex;
    QHash<QByteArray, Window> m_windows;
};

} // namespace endpaper::server
