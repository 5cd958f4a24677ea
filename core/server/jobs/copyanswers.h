// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/jobs/copysearch.h"

#include <QByteArray>
#include <QHash>
#include <QMutex>

#include <memory>

namespace endpaper::server {

// An answer about copies as it goes out.
struct CopyAnswer
{
    CopyView::State state = CopyView::State::Fresh;
    QByteArray body = {}; // JSON
    std::optional<Instant> changesAt = {}; // when time alone makes another one of it
};

// Answers about copies that were folded, totalled and written before: others' commits do not touch
// them, only what they were made of. One a daemon; any thread.
class CopyAnswers
{
public:
    static constexpr qsizetype bytesMax = 16 << 20; // then all are forgotten

    // The daemon's, by its data folder.
    [[nodiscard]] static CopyAnswers &of(const Settings &settings);

    // As lookUpCopies(), by way of what is kept. `name` tells this question from others of the same
    // reader: the query as it was sent.
    [[nodiscard]] Expected<CopyAnswer> answer(Context &context, const CopyQuestion &question,
                                              const QByteArray &name);

private:
    struct Kept
    {
        QByteArray stamp;
        std::shared_ptr<const domain::RateTable> rates;
        CopyAnswer answer;
    };
    void keep(const QByteArray &name, Kept kept);

    QMutex m_mutex;
    QHash<QByteArray, Kept> m_kept;
    qsizetype m_bytes = 0;
};

} // namespace endpaper::server
