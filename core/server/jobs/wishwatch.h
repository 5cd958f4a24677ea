// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/engine.h"
#include "server/jobs/mailbox.h"
#include "store/vault/spacerepository.h"

#include <QElapsedTimer>

namespace endpaper::server {

// Books of whose copies something is known already, wished for in some rows of a space: what is
// compared anew when the wishes or their reader changed.
struct WishedBooks
{
    QStringList keys = {}; // of searches
    quint64 last = 0; // the rows up to this seq were looked at
    bool isAll = true; // no further rows
};
// Of the rows changed after that seq, some hundreds at a time.
[[nodiscard]] Expected<WishedBooks> wishedBooks(Context &context, const store::Space &space,
                                                quint64 after, bool isSample);
// Whoever watches for one of these books is looked through again.
[[nodiscard]] Expected<> queueWatches(Context &context, const QStringList &keys);

// Hears of each commit that touched a space, and has the wishes in it that changed compared with
// the copies that are known, without waiting for the next answer of a source. What is not gone
// through when the daemon dies is compared with that answer. On the worker's thread.
class WishFollower
{
public:
    // `timers`: whose thread it is.
    WishFollower(Engine &engine, std::shared_ptr<Mailbox> mailbox, QObject *timers, bool isSample);
    void follow(const Uuid &space, quint64 seq); // the space's head after the commit

private:
    void begin();
    void wait();
    void goThrough();
    void finish(const Expected<> &done, const QHash<Uuid, quint64> &rest);

    Engine &m_engine;
    std::shared_ptr<Mailbox> m_mailbox;
    QObject *m_timers;
    bool m_isSample;
    QHash<Uuid, quint64> m_followed; // by space: the highest head that we heard of
    QHash<Uuid, quint64> m_changed; // by space: rows after this seq are to be gone through
    bool m_isUnderWay = false; // or about to be
    QElapsedTimer m_sinceFirst; // change that is to be gone through
    QElapsedTimer m_sinceLast;
};

} // namespace endpaper::server
