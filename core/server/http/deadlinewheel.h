// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <array>
#include <chrono>

namespace endpaper::server {

using SteadyTime = std::chrono::steady_clock::time_point;

class DeadlineWheel;

// Something with one deadline at a time. Unlinks itself when it goes.
class DeadlineEntry
{
public:
    DeadlineEntry() = default;
    virtual ~DeadlineEntry();
    Q_DISABLE_COPY_MOVE(DeadlineEntry)

    // May set a new deadline, may delete this.
    virtual void deadlinePassed() = 0;

private:
    friend class DeadlineWheel;
    void unlink();

    DeadlineWheel *m_wheel = nullptr; // linked in if set
    DeadlineEntry *m_previous = nullptr;
    DeadlineEntry *m_next = nullptr;
    SteadyTime m_deadline;
    qint64 m_tick = 0; // when the wheel looks at it next
};

// All deadlines of the sockets on one coarse timer: setting one is a few instructions, and a
// deadline that moves later (the common case) touches nothing else. Late by at most two ticks.
class DeadlineWheel
{
public:
    explicit DeadlineWheel(std::chrono::milliseconds tick);
    ~DeadlineWheel();
    Q_DISABLE_COPY_MOVE(DeadlineWheel)

    void set(DeadlineEntry &entry, SteadyTime deadline);
    void remove(DeadlineEntry &entry);
    [[nodiscard]] static SteadyTime now() { return std::chrono::steady_clock::now(); }

private:
    friend class DeadlineEntry;
    static constexpr size_t slotCount = 128;

    [[nodiscard]] qint64 tickOf(SteadyTime time) const;
    void link(DeadlineEntry &entry, qint64 tick);
    void turn();

    std::array<DeadlineEntry *, slotCount> m_slots{};
    std::chrono::milliseconds m_tickLength;
    SteadyTime m_start;
    qint64 m_turnedTo = 0; // ticks up to here have been looked at
    qint64 m_entryCount = 0;
    QTimer m_timer;
};

} // namespace endpaper::server
