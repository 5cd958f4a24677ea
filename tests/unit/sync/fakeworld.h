// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../cache/cachefixture.h"
#include "faketransport.h"
#include "syncdevice.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

namespace endpaper::sync {

using domain::RowKind;
using store::LocalOp;

// The world of a test: a server, the weather, and devices.
struct World
{
    explicit World(quint32 seed = 1)
        : weather{QRandomGenerator(seed)}
        , random(seed)
    {
    }

    store::FakeClock clock;
    ModelServer server{clock};
    Weather weather;
    QRandomGenerator random; // of what the readers do
    QList<FakeTransport *> transports;
    QTemporaryDir folder;

    using Tweak = std::function<void(SyncEngine::Options &)>;
    [[nodiscard]] Device &device(const QString &name, const Tweak &tweak = {})
    {
        return device(name, clock, tweak);
    }
    // With a wall clock of its own, which outlives the world.
    [[nodiscard]] Device &device(const QString &name, const Clock &wall, const Tweak &tweak = {})
    {
        SyncEngine::Options options{.app = u"test"_s,
                                    .pullRows = 7,
                                    .pushBytes = 500,
                                    .backoffMinMs = 1,
                                    .backoffMaxMs = 8,
                                    .seed = 5};
        if (tweak) {
            tweak(options);
        }
        m_devices.push_back(
            std::make_unique<Device>(folder.filePath(name), wall, options, [this, &wall] {
                return std::make_unique<FakeTransport>(server, weather, wall, transports);
            }));
        return *m_devices.back();
    }
    // One that has begun.
    [[nodiscard]] Device &started(const QString &name, const Tweak &tweak = {})
    {
        Device &begun = device(name, tweak);
        begun.start();
        return begun;
    }
    void close(const Device &device)
    {
        std::erase_if(m_devices, [&](const auto &one) { return one.get() == &device; });
    }
    [[nodiscard]] bool isSettled(Device &device)
    {
        return device.isIdle() && device.cursor() == server.head();
    }
    [[nodiscard]] domain::Row wishOnServer(const Uuid &id) const
    {
        return server.rows.value({int(RowKind::Wish), id});
    }

private:
    std::vector<std::unique_ptr<Device>> m_devices; // gone before what they stand on
};

inline constexpr int patienceMs = 30'000;

#define SETTLED(device) QTRY_VERIFY_WITH_TIMEOUT(world.isSettled(device), patienceMs)

} // namespace endpaper::sync
