// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/expected.h"
#include "server/api/route.h"
#include "store/engine/database.h"

#include <QHash>

#include <optional>

namespace endpaper::server {

// Answers that follow from their address and the store alone, kept until anybody's next commit: a
// book that many ask for is read, written as JSON and hashed once. Event loop only.
class RememberedReplies
{
public:
    static constexpr qsizetype answersMax = 4096; // then all are forgotten
    static constexpr qsizetype bodyBytesMax = 1 << 20; // a larger one is not kept
    static constexpr qsizetype bytesMax = 16 << 20; // bodies and addresses; then all are forgotten

    // To be called with each new read transaction: forgets everything if the store has changed.
    [[nodiscard]] Expected<> follow(store::Transaction &transaction);
    // Differs after anybody's commit.
    [[nodiscard]] qint64 version() const { return m_version; }

    // Under which name the answer is kept; empty if it must be worked out.
    [[nodiscard]] static QByteArray nameOf(const Route &route, const Request &request,
                                           const Caller &caller);
    [[nodiscard]] const Reply *find(const QByteArray &name, Instant now) const;
    // Keeps a 200 of the version followed last; others are not worth it.
    void keep(const QByteArray &name, const Reply &reply, std::optional<Instant> until);

private:
    struct Kept
    {
        Reply reply;
        std::optional<Instant> until;
    };
    QHash<QByteArray, Kept> m_replies;
    qsizetype m_bytes = 0;
    qint64 m_version = -1; // PRAGMA data_version of the reader's connection
};

} // namespace endpaper::server
