// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QAbstractEventDispatcher>

#include <functional>
#include <map>

namespace endpaper::sim {

// The one time of a simulated world, in milliseconds, and all that is due in it: what the world
// plans by after(), Qt's timers, and posted events. It is Qt's event dispatcher, so timers of the
// real engine run by it without knowing. Nothing ever waits: time jumps to what is due next.
class VirtualTime final : public QAbstractEventDispatcher
{
public:
    // Simulated worlds begin here (2026-11-21).
    static constexpr qint64 beginMs = 1'795'200'000'000;

    [[nodiscard]] qint64 now() const { return m_now; }
    // What is planned for the same moment happens in the order of the planning.
    void after(qint64 ms, std::function<void()> what);
    // Lets everything happen up to then, or until `isEnough`. False if that was more than a world
    // can sensibly do: something runs in a circle.
    [[nodiscard]] bool runUntil(qint64 ms, const std::function<bool()> &isEnough = {});
    [[nodiscard]] qint64 happened() const { return m_happened; }
    static constexpr qint64 happeningsMax = 3'000'000;

    // QAbstractEventDispatcher.
    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int id) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int id) override;
    void registerSocketNotifier(QSocketNotifier *) override { }
    void unregisterSocketNotifier(QSocketNotifier *) override { }
    void wakeUp() override { }
    void interrupt() override { }

private:
    struct Timer
    {
        QObject *object = nullptr;
        qint64 interval = 0;
        std::pair<qint64, quint64> due;
    };
    static void settle();
    void fire(int id);

    qint64 m_now = beginMs;
    quint64 m_serial = 0;
    qint64 m_happened = 0;
    std::map<std::pair<qint64, quint64>, std::function<void()>> m_plans;
    std::map<int, Timer> m_timers;
    std::map<std::pair<qint64, quint64>, int> m_dueTimers;
};

// A wall clock that may be wrong: by an offset, and by so many millionths of the time that passes.
class WrongClock final : public Clock
{
public:
    explicit WrongClock(const VirtualTime &time)
        : m_time(time)
    {
    }
    [[nodiscard]] Instant now() const override
    {
        const qint64 passed = m_time.now() - VirtualTime::beginMs;
        return fromEpochMs(m_time.now() + offsetMs + passed * driftPpm / 1'000'000);
    }

    qint64 offsetMs = 0;
    qint64 driftPpm = 0;

private:
    const VirtualTime &m_time;
};

} // namespace endpaper::sim
