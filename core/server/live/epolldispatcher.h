// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>

#include <memory>

namespace endpaper::server {

// Qt's event loop over epoll: what one turn costs depends on the sockets that have something to
// say, not on all that are open (design.md §3.3). Install it before the application, or on a thread
// before its loop starts. Linux.
class EpollDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;
    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType,
                       QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    [[nodiscard]] QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int timerId) override;
    // From any thread.
    void wakeUp() override;
    void interrupt() override;

private:
    struct Private;

    [[nodiscard]] int waitMs(QEventLoop::ProcessEventsFlags flags) const;
    void watch(int socket);
    bool runSockets(QEventLoop::ProcessEventsFlags flags, int timeoutMs);
    bool runSocket(quint64 key, quint32 ready);
    bool runTimers();

    std::unique_ptr<Private> d;
};

} // namespace endpaper::server
