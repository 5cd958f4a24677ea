// SPDX-License-Identifier: GPL-3.0-or-later
#include "virtualtime.h"

#include <QCoreApplication>
#include <QTimerEvent>

namespace endpaper::sim {

void VirtualTime::after(qint64 ms, std::function<void()> what)
{
    m_plans.emplace(std::pair(m_now + std::max<qint64>(ms, 0), ++m_serial), std::move(what));
}

void VirtualTime::settle()
{
    QCoreApplication::sendPostedEvents(nullptr, 0);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

bool VirtualTime::runUntil(qint64 ms, const std::function<bool()> &isEnough)
{
    while (true) {
        settle();
        if (isEnough && isEnough()) {
            return true;
        }
        const bool hasPlan = !m_plans.empty();
        const bool hasTimer = !m_dueTimers.empty();
        const bool isTimer =
            hasTimer && (!hasPlan || m_dueTimers.begin()->first < m_plans.begin()->first);
        if ((!hasPlan && !hasTimer)
            || (isTimer ? m_dueTimers.begin()->first : m_plans.begin()->first).first > ms) {
            m_now = std::max(m_now, ms);
            return true;
        }
        if (++m_happened > happeningsMax) {
            return false;
        }
        if (isTimer) {
            m_now = std::max(m_now, m_dueTimers.begin()->first.first);
            fire(m_dueTimers.begin()->second);
        } else {
            auto plan = m_plans.extract(m_plans.begin());
            m_now = std::max(m_now, plan.key().first);
            plan.mapped()();
        }
    }
}

void VirtualTime::fire(int id)
{
    Timer &timer = m_timers.at(id);
    m_dueTimers.erase(timer.due);
    timer.due = {m_now + std::max<qint64>(timer.interval, 1), ++m_serial};
    m_dueTimers.emplace(timer.due, id);
    QTimerEvent event(id);
    QCoreApplication::sendEvent(timer.object, &event);
}

bool VirtualTime::processEvents(QEventLoop::ProcessEventsFlags)
{
    settle();
    return true;
}

void VirtualTime::registerTimer(int id, qint64 interval, Qt::TimerType, QObject *object)
{
    Timer timer{object, interval, {m_now + interval, ++m_serial}};
    m_dueTimers.emplace(timer.due, id);
    m_timers.emplace(id, timer);
}

bool VirtualTime::unregisterTimer(int id)
{
    const auto found = m_timers.find(id);
    if (found == m_timers.end()) {
        return false;
    }
    m_dueTimers.erase(found->second.due);
    m_timers.erase(found);
    return true;
}

bool VirtualTime::unregisterTimers(QObject *object)
{
    std::vector<int> ids;
    for (const auto &[id, timer] : m_timers) {
        if (timer.object == object) {
            ids.push_back(id);
        }
    }
    for (const int id : ids) {
        unregisterTimer(id);
    }
    return !ids.empty();
}

QList<QAbstractEventDispatcher::TimerInfo> VirtualTime::registeredTimers(QObject *object) const
{
    QList<TimerInfo> timers;
    for (const auto &[id, timer] : m_timers) {
        if (timer.object == object) {
            timers.append({id, int(timer.interval), Qt::CoarseTimer});
        }
    }
    return timers;
}

int VirtualTime::remainingTime(int id)
{
    const auto found = m_timers.find(id);
    return found == m_timers.end() ? -1 : int(std::max<qint64>(0, found->second.due.first - m_now));
}

} // namespace endpaper::sim
