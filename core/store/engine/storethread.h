// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "store/engine/database.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThread>

#include <functional>
#include <memory>

namespace endpaper::store {

// The one thread on which the desktop's cache is read and written, in the order of the calls.
// Construct and destroy on the GUI thread; post() from any thread.
class StoreThread final
{
public:
    // The first job opens the database by `open` on the new thread; later jobs get it, or its error.
    using Open = std::function<Expected<std::unique_ptr<Database>>()>;
    explicit StoreThread(Open open);
    // Without a thread of its own: `run` gets each job and runs it when it likes, in the order of
    // the calls, or never. For a simulation, which owns the time.
    using Executor = std::function<void(std::function<void()> job)>;
    StoreThread(Open open, Executor run);
    // Waits for what has been posted (not for an Executor), then closes the database.
    ~StoreThread();
    Q_DISABLE_COPY_MOVE(StoreThread)

    // Runs `work(Database &)`, which returns Expected<T>, there. Always take the result with
    // `.then(context, …)`.
    template<typename Work>
    auto post(Work work) -> QFuture<std::invoke_result_t<Work, Database &>>
    {
        using Result = std::invoke_result_t<Work, Database &>;
        auto promise = std::make_shared<QPromise<Result>>();
        promise->start();
        QFuture<Result> future = promise->future();
        enqueue([promise, work = std::move(work)](Expected<Database *> database) mutable {
            if (database) {
                promise->addResult(work(**database));
            } else {
                promise->addResult(Result(tl::unexpected(database.error())));
            }
            promise->finish();
        });
        return future;
    }

private:
    void enqueue(std::function<void(Expected<Database *>)> job);

    struct Room;
    QThread m_thread;
    std::unique_ptr<QObject> m_worker; // lives on m_thread
    Executor m_run; // in place of both
    std::shared_ptr<Room> m_room; // touched on m_thread only
};

} // namespace endpaper::store
