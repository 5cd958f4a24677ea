// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "server/api/request.h"
#include "store/engine/database.h"

#include <QHash>

namespace endpaper::server {

// Answers that follow from their address and the store alone, kept until anybody's next commit: a
// book that many ask for is read, written as JSON and hashed once. Event loop only.
class Remembered
{
public:
    static constexpr qsizetype answersMax = 4096; // then all are forgotten
    static constexpr qsizetype bodyBytesMax = 8192; // a larger one is not kept

    // To be called with each new read transaction: forgets everything if the store has changed.
    [[nodiscard]] Expected<> follow(store::Transaction &transaction);
    // Null if it is not known, or if the request asks for more than the plain answer.
    [[nodiscard]] const Reply *find(const Request &request) const;
    // Keeps a 200; others are not worth it.
    void keep(const Request &request, const Reply &reply);

private:
    QHash<QByteArray, Reply> m_replies; // by rawPath
    qint64 m_version = -1; // PRAGMA data_version of the reader's connection
};

} // namespace endpaper::server
