// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/searchservice.h"

#include <QObject>
#include <QTimer>

namespace endpaper::services {

// Lets pencilled totals go when the terms of the source that one is from end, whether or not
// anybody looks: what may be kept takes its place, and the book is asked about again. GUI thread.
class QuoteTerms final : public QObject
{
    Q_OBJECT

public:
    // The clock is looked at so often while something ends: a timer sleeps with the computer.
    static constexpr std::chrono::milliseconds lookMax = std::chrono::minutes(1);

    QuoteTerms(Workspace &workspace, SearchService &search, QObject *parent = nullptr);

private:
    void sweep();
    void plan();

    Workspace &m_workspace;
    SearchService &m_search;
    std::optional<Instant> m_nextEnd;
    QTimer m_timer;
};

} // namespace endpaper::services
