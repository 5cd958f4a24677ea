// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

#include <memory>
#include <type_traits>
#include <utility>

namespace endpaper {

// `future | then(context, function)`: the function gets the result on the context's thread, by its
// event loop; if the context goes first, or the future is cancelled, it is not called and what
// follows is cancelled. A function that gives a future is followed to that one's result.
// QFuture::then(context, …) of Qt 6.4 will not do: it asserts that the context still lives, and
// looks at it from the thread that finishes. Call it on the context's thread.
template <typename Function> struct Then
{
    QObject *context;
    Function function;
};
template <typename Function> [[nodiscard]] Then<Function> then(QObject *context, Function function)
{
    return {context, std::move(function)};
}

template <typename T> struct IsFuture : std::false_type
{
};
template <typename T> struct IsFuture<QFuture<T>> : std::true_type
{
    using Result = T;
};

template <typename T, typename Function>
auto operator|(const QFuture<T> &future, Then<Function> next)
{
    using Outcome = std::invoke_result_t<Function, T>;
    auto *watcher = new QFutureWatcher<T>(next.context);
    const auto arm = [watcher, &future](auto finished) {
        QObject::connect(watcher, &QFutureWatcherBase::finished, watcher,
                         [watcher, finished = std::move(finished)]() mutable {
                             watcher->deleteLater();
                             if (watcher->future().resultCount() > 0) {
                                 finished(watcher->result());
                             }
                         });
        watcher->setFuture(future);
    };
    if constexpr (std::is_void_v<Outcome>) {
        arm([function = std::move(next.function)](T result) mutable {
            function(std::move(result));
        });
    } else if constexpr (IsFuture<Outcome>::value) {
        using Inner = typename IsFuture<Outcome>::Result;
        auto promise = std::make_shared<QPromise<Inner>>();
        promise->start();
        arm([promise, context = next.context,
             function = std::move(next.function)](T result) mutable {
            function(std::move(result)) | then(context, [promise](Inner inner) {
                promise->addResult(std::move(inner));
                promise->finish();
            });
        });
        return promise->future();
    } else {
        auto promise = std::make_shared<QPromise<Outcome>>();
        promise->start();
        arm([promise, function = std::move(next.function)](T result) mutable {
            promise->addResult(function(std::move(result)));
            promise->finish();
        });
        return promise->future();
    }
}

} // namespace endpaper
