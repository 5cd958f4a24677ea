// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/live/epolldispatcher.h"

#include "base/log.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <map>
#include <set>
#include <unordered_map>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace endpaper::server {

namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int eventsAtOnce = 256;
constexpr quint64 wakeKey = 0; // of the event counter; sockets' keys begin above

// What Qt's own loop reports to each kind of notifier.
constexpr std::array<quint32, 3> interests = {EPOLLIN, EPOLLOUT, EPOLLPRI};
constexpr quint32 alwaysReported = EPOLLHUP | EPOLLERR;

struct Watched
{
    std::array<QSocketNotifier *, 3> notifiers = {}; // by QSocketNotifier::Type
    quint64 key = 0; // fresh for each, so that an event of a closed socket meets no other
    bool isAdded = false;

    [[nodiscard]] quint32 wanted() const
    {
        quint32 events = 0;
        for (size_t type = 0; type < notifiers.size(); ++type) {
            events |= notifiers[type] ? interests[type] : 0;
        }
        return events;
    }
};

struct Timer
{
    int id = 0;
    milliseconds interval = {};
    Qt::TimerType type = Qt::CoarseTimer;
    QObject *object = nullptr;
    Steady::time_point due = {};
    bool isRunning = false; // its receiver is at it, perhaps in a loop of its own
};

} // namespace

struct EpollDispatcher::Private
{
    int epoll = -1;
    int wake = -1;
    std::atomic<bool> isWoken = false;
    std::atomic<bool> isInterrupted = false;
    quint64 lastKey = wakeKey;
    std::unordered_map<int, Watched> sockets;
    std::unordered_map<quint64, int> socketOfKey;
    std::unordered_map<int, Timer> timers;
    std::set<std::pair<Steady::time_point, int>> due; // of the timers that are not running
};

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , d(std::make_unique<Private>())
{
    d->epoll = epoll_create1(EPOLL_CLOEXEC);
    d->wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    epoll_event event = {};
    event.events = EPOLLIN;
    event.data.u64 = wakeKey;
    if (d->epoll < 0 || d->wake < 0 || epoll_ctl(d->epoll, EPOLL_CTL_ADD, d->wake, &event) != 0) {
        qFatal("epoll is not to be had: %s", std::strerror(errno));
    }
}

EpollDispatcher::~EpollDispatcher()
{
    close(d->wake);
    close(d->epoll);
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    d->isInterrupted = false;
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();
    if (d->isInterrupted) {
        return true;
    }
    const int timeout = waitMs(flags);
    if (timeout != 0) {
        Q_EMIT aboutToBlock();
    }
    bool hasDone = runSockets(flags, timeout);
    if (!(flags & QEventLoop::X11ExcludeTimers)) {
        hasDone |= runTimers();
    }
    return hasDone;
}

int EpollDispatcher::waitMs(QEventLoop::ProcessEventsFlags flags) const
{
    if (!(flags & QEventLoop::WaitForMoreEvents)) {
        return 0;
    }
    if (d->due.empty() || (flags & QEventLoop::X11ExcludeTimers)) {
        return -1; // posting an event wakes it up
    }
    const auto left =
        std::chrono::ceil<milliseconds>(d->due.begin()->first - Steady::now()).count();
    return int(std::clamp<qint64>(left, 0, std::numeric_limits<int>::max()));
}

bool EpollDispatcher::runSockets(QEventLoop::ProcessEventsFlags flags, int timeoutMs)
{
    std::array<epoll_event, eventsAtOnce> ready;
    int count = 0;
    if (flags & QEventLoop::ExcludeSocketNotifiers) {
        pollfd only = {d->wake, POLLIN, 0};
        if (poll(&only, 1, timeoutMs) > 0) {
            ready[0].data.u64 = wakeKey;
            count = 1;
        }
    } else {
        count = epoll_wait(d->epoll, ready.data(), eventsAtOnce, timeoutMs);
    }
    bool hasDone = false;
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = ready[size_t(i)];
        if (event.data.u64 != wakeKey) {
            hasDone |= runSocket(event.data.u64, event.events);
            continue;
        }
        quint64 value = 0;
        [[maybe_unused]] const auto bytes = read(d->wake, &value, sizeof value);
        d->isWoken = false;
        hasDone = true; // the posted events are sent in the next turn
    }
    return hasDone;
}

bool EpollDispatcher::runSocket(quint64 key, quint32 ready)
{
    bool hasDone = false;
    for (size_t type = 0; type < interests.size(); ++type) {
        if (!(ready & (interests[type] | alwaysReported))) {
            continue;
        }
        // Whoever ran before may have ended this one.
        const auto socket = d->socketOfKey.find(key);
        if (socket == d->socketOfKey.end()) {
            return hasDone;
        }
        if (QSocketNotifier *notifier = d->sockets[socket->second].notifiers[type]) {
            QEvent event(QEvent::SockAct);
            QCoreApplication::sendEvent(notifier, &event);
            hasDone = true;
        }
    }
    return hasDone;
}

void EpollDispatcher::watch(int socket)
{
    const auto found = d->sockets.find(socket);
    Watched &watched = found->second;
    const quint32 wanted = watched.wanted();
    if (wanted == 0) {
        // Fails where the socket was closed before its notifier: it is gone from the set by itself.
        epoll_ctl(d->epoll, EPOLL_CTL_DEL, socket, nullptr);
        d->socketOfKey.erase(watched.key);
        d->sockets.erase(found);
        return;
    }
    epoll_event event = {};
    event.events = wanted;
    event.data.u64 = watched.key;
    int done = epoll_ctl(d->epoll, watched.isAdded ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event);
    if (done != 0 && (errno == ENOENT || errno == EEXIST)) {
        // Another socket has the number meanwhile.
        done = epoll_ctl(d->epoll, errno == ENOENT ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, socket, &event);
    }
    watched.isAdded = done == 0;
    if (done != 0) {
        qCWarning(lcHttp) << "socket" << socket << "cannot be watched:" << std::strerror(errno);
    }
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const int socket = int(notifier->socket());
    const auto [found, isNew] = d->sockets.try_emplace(socket);
    if (isNew) {
        found->second.key = ++d->lastKey;
        d->socketOfKey.emplace(found->second.key, socket);
    }
    found->second.notifiers[size_t(notifier->type())] = notifier;
    watch(socket);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const auto found = d->sockets.find(int(notifier->socket()));
    if (found == d->sockets.end()) {
        return;
    }
    QSocketNotifier *&mine = found->second.notifiers[size_t(notifier->type())];
    if (mine == notifier) {
        mine = nullptr;
        watch(found->first);
    }
}

bool EpollDispatcher::runTimers()
{
    if (d->due.empty()) {
        return false;
    }
    // Each at most once a turn, however short its interval.
    const auto now = Steady::now();
    std::vector<int> ready;
    for (const auto &[when, id] : d->due) {
        if (when > now) {
            break;
        }
        ready.push_back(id);
    }
    bool hasDone = false;
    for (const int id : ready) {
        const auto found = d->timers.find(id);
        if (found == d->timers.end() || found->second.isRunning || found->second.due > now) {
            continue; // ended or run by another's receiver
        }
        Timer &timer = found->second;
        d->due.erase({timer.due, id});
        timer.isRunning = true;
        timer.due = std::max(timer.due + timer.interval, now);
        QObject *object = timer.object;
        QTimerEvent event(id);
        QCoreApplication::sendEvent(object, &event);
        hasDone = true;
        const auto after = d->timers.find(id);
        if (after != d->timers.end() && after->second.isRunning) {
            after->second.isRunning = false;
            d->due.emplace(after->second.due, id);
        }
    }
    return hasDone;
}

void EpollDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType,
                                    QObject *object)
{
    const milliseconds each(interval);
    const auto due = Steady::now() + each;
    d->timers[timerId] = {timerId, each, timerType, object, due, false};
    d->due.emplace(due, timerId);
}

bool EpollDispatcher::unregisterTimer(int timerId)
{
    const auto found = d->timers.find(timerId);
    if (found == d->timers.end()) {
        return false;
    }
    d->due.erase({found->second.due, timerId});
    d->timers.erase(found);
    return true;
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    std::vector<int> ids;
    for (const auto &[id, timer] : d->timers) {
        if (timer.object == object) {
            ids.push_back(id);
        }
    }
    for (const int id : ids) {
        unregisterTimer(id);
    }
    return !ids.empty();
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    QList<TimerInfo> list;
    for (const auto &[id, timer] : d->timers) {
        if (timer.object == object) {
            list.append({id, int(timer.interval.count()), timer.type});
        }
    }
    return list;
}

int EpollDispatcher::remainingTime(int timerId)
{
    const auto found = d->timers.find(timerId);
    if (found == d->timers.end()) {
        return -1;
    }
    const auto left = std::chrono::ceil<milliseconds>(found->second.due - Steady::now());
    return int(std::max<qint64>(0, left.count()));
}

void EpollDispatcher::wakeUp()
{
    if (!d->isWoken.exchange(true)) {
        const quint64 one = 1;
        [[maybe_unused]] const auto bytes = write(d->wake, &one, sizeof one);
    }
}

void EpollDispatcher::interrupt()
{
    d->isInterrupted = true;
    wakeUp();
}

} // namespace endpaper::server
