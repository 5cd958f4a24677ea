// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/deadlinewheel.h"

namespace endpaper::server {

DeadlineEntry::~DeadlineEntry()
{
    if (m_wheel) {
        m_wheel->remove(*this);
    }
}

void DeadlineEntry::unlink()
{
    if (m_previous) {
        m_previous->m_next = m_next;
    } else {
        m_wheel->m_slots[static_cast<size_t>(m_tick) % DeadlineWheel::slotCount] = m_next;
    }
    if (m_next) {
        m_next->m_previous = m_previous;
    }
    m_previous = nullptr;
    m_next = nullptr;
    m_wheel = nullptr;
}

DeadlineWheel::DeadlineWheel(std::chrono::milliseconds tick)
    : m_tickLength(tick)
    , m_start(now())
{
    m_timer.setTimerType(Qt::CoarseTimer);
    m_timer.setInterval(tick);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { turn(); });
}

DeadlineWheel::~DeadlineWheel()
{
    for (DeadlineEntry *first : m_slots) {
        while (first) {
            DeadlineEntry *next = first->m_next;
            first->m_wheel = nullptr;
            first = next;
        }
    }
}

qint64 DeadlineWheel::tickOf(SteadyTime time) const { return (time - m_start) / m_tickLength; }

void DeadlineWheel::link(DeadlineEntry &entry, qint64 tick)
{
    // Beyond the horizon: looked at once the wheel has come round, and put further then.
    const qint64 last = m_turnedTo + qint64(slotCount) - 1;
    entry.m_tick = qBound(m_turnedTo + 1, tick, last);
    DeadlineEntry *&slot = m_slots[static_cast<size_t>(entry.m_tick) % slotCount];
    entry.m_wheel = this;
    entry.m_previous = nullptr;
    entry.m_next = slot;
    if (slot) {
        slot->m_previous = &entry;
    }
    slot = &entry;
}

void DeadlineWheel::set(DeadlineEntry &entry, SteadyTime deadline)
{
    entry.m_deadline = deadline;
    const qint64 tick = tickOf(deadline) + 1; // the first turn at which it has surely passed
    if (entry.m_wheel) {
        if (tick >= entry.m_tick) {
            return; // looked at early, and put further then
        }
        entry.unlink();
    } else {
        ++m_entryCount;
    }
    if (!m_timer.isActive()) {
        m_turnedTo = tickOf(now());
        m_timer.start();
    }
    link(entry, tick);
}

void DeadlineWheel::remove(DeadlineEntry &entry)
{
    if (!entry.m_wheel) {
        return;
    }
    entry.unlink();
    if (--m_entryCount == 0) {
        m_timer.stop(); // an idle daemon does not wake
    }
}

void DeadlineWheel::turn()
{
    const SteadyTime time = now();
    const qint64 tick = tickOf(time);
    // After a long sleep every slot is looked at once, not once a tick.
    m_turnedTo = qMax(m_turnedTo, tick - qint64(slotCount));
    while (m_turnedTo < tick && m_entryCount > 0) {
        ++m_turnedTo;
        DeadlineEntry *&slot = m_slots[static_cast<size_t>(m_turnedTo) % slotCount];
        while (DeadlineEntry *entry = slot) {
            if (entry->m_deadline > time) {
                const qint64 next = tickOf(entry->m_deadline) + 1;
                entry->unlink();
                link(*entry, qMax(next, m_turnedTo + 1));
            } else {
                remove(*entry);
                entry->deadlinePassed();
            }
        }
    }
    m_turnedTo = qMax(m_turnedTo, tick);
}

} // namespace endpaper::server
