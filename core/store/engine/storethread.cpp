// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/engine/storethread.h"

namespace endpaper::store {

struct StoreThread::Room
{
    Open open;
    std::unique_ptr<Database> database;
    std::optional<Error> error;
};

StoreThread::StoreThread(Open open)
    : m_worker(std::make_unique<QObject>())
    , m_room(std::make_shared<Room>())
{
    m_room->open = std::move(open);
    m_thread.setObjectName(QStringLiteral("store"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

StoreThread::~StoreThread()
{
    // Queued behind all that has been posted.
    QMetaObject::invokeMethod(m_worker.get(), [room = m_room, thread = &m_thread] {
        room->database.reset();
        thread->quit();
    }, Qt::QueuedConnection);
    m_thread.wait();
}

void StoreThread::enqueue(std::function<void(Expected<Database *>)> job)
{
    QMetaObject::invokeMethod(m_worker.get(), [room = m_room, job = std::move(job)] {
        if (!room->database && !room->error) {
            auto opened = room->open();
            if (opened) {
                room->database = std::move(*opened);
            } else {
                room->error = opened.error();
            }
        }
        if (room->database) {
            job(room->database.get());
        } else {
            job(tl::unexpected(*room->error));
        }
    }, Qt::QueuedConnection);
}

} // namespace endpaper::store
