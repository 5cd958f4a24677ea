// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/engine/diskroom.h"

#include <QString>

#include <atomic>

namespace endpaper::store {

// A file of nothing beside a database. On a full disk it is given away, so that what frees room or
// must not wait can still be committed; it is made again when there is room. On one thread at a
// time, but for isOut().
class Ballast final
{
public:
    static constexpr qint64 bytes = 4 << 20;
    // So much must be free for it to be made: it is not to fill the disk itself.
    static constexpr qint64 roomBytesMin = bytes + (2 << 20);

    // Beside the database of that path. Nothing is made yet.
    explicit Ballast(const QString &database)
        : m_path(database + QStringLiteral("-ballast"))
    {
    }

    // Makes it where it is missing and there is room.
    void tend();
    // Gives its room to the disk; whether there was any to give.
    bool release();
    // It was given away, or there is no room for it: nothing that can wait should be written. Any
    // thread.
    [[nodiscard]] bool isOut() const { return m_isOut; }
    [[nodiscard]] QString path() const { return m_path; }

    // Runs `work()`, which returns Expected<T> and changes nothing if it fails, once more if the
    // disk was full and this could make room.
    template <typename Work> auto runs(Work work) -> std::invoke_result_t<Work>
    {
        auto result = work();
        return !result && isDiskFull(result.error()) && release() ? work() : result;
    }

private:
    QString m_path;
    std::atomic_bool m_isOut = false;
};

} // namespace endpaper::store
