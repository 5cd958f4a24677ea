// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>
#include <QObject>

#include <functional>

namespace endpaper::server {

// Where answers of the engine are thrown to: they reach the worker on its own thread, or nobody
// once it has gone. Outlives both.
class Mailbox
{
public:
    explicit Mailbox(QObject *target)
        : m_target(target)
    {
    }
    void post(std::function<void()> what)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_target) {
            QMetaObject::invokeMethod(m_target, std::move(what), Qt::QueuedConnection);
        }
    }
    void close()
    {
        const QMutexLocker lock(&m_mutex);
        m_target = nullptr;
    }

private:
    QMutex m_mutex;
    QObject *m_target;
};

} // namespace endpaper::server
