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

StoreThread::StoreThread(Open open, Executor run)
    : m_run(std::move(run))
    , m_room(std::make_shared<Room>())
{
    m_room->open = std::move(open);
}

StoreThread::~StoreThread()
{
    if (m_run) {
        m_room->database.reset();
        m_room->error = Error{ErrorKind::Cancelled, QStringLiteral("the store is closed"), {}};
        return;
    }
    // Queued behind all that has been posted.
    QMetaObject::invokeMethod(m_worker.get(), [room = m_room, thread = &m_thread] {
        room->database.reset();
        thread->quit();
    }, Qt::QueuedConnection);
    m_thread.wait();
}

void StoreThread::enqueue(std::function<void(Expected<Database *>)> job)
{
    auto inRoom = [room = m_room, isOwnThread = !m_run, job = std::move(job)] {
        if (!room->database && !room->error) {
            auto opened = room->open();
            if (opened) {
                room->database = std::move(*opened);
                if (isOwnThread) {
                    room->database->foldLogByHand();
                }
            } else {
                room->error = opened.error();
            }
        }
        if (room->database) {
            job(room->database.get());
            room->database->foldLog(); // its caller has the answer already
        } else {
            job(tl::unexpected(*room->error));
        }
    };
    if (m_run) {
        m_run(std::move(inRoom));
    } else {
        QMetaObject::invokeMethod(m_worker.get(), std::move(inRoom), Qt::QueuedConnection);
    }
}

} // namespace endpaper::store
