// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/quoteterms.h"

#include "base/log.h"
#include "services/quotes.h"

#include <algorithm>

namespace endpaper::services {

QuoteTerms::QuoteTerms(Workspace &workspace, SearchService &search, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_search(search)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_nextEnd && *m_nextEnd > m_workspace.clock().now()) {
            plan();
        } else {
            sweep();
        }
    });
    // Before the lists read their rows.
    connect(&workspace, &Workspace::opened, this, &QuoteTerms::sweep);
    connect(&workspace, &Workspace::aboutToClose, this, [this] {
        m_nextEnd.reset();
        m_timer.stop();
    });
    connect(&search, &SearchService::quotesWritten, this, &QuoteTerms::sweep);
}

void QuoteTerms::sweep()
{
    const Instant now = m_workspace.clock().now();
    m_workspace.write([now, buyer = m_search.buyer()](store::Transaction &transaction) {
        return endQuotes(transaction, buyer, now);
    }) | then(this, [this](const Expected<QuoteSweep> &swept) {
        if (!swept) {
            qCWarning(lcDesktop) << "terms of quotes:" << swept.error().context;
            if (m_workspace.isOpen()) {
                m_timer.start(lookMax);
            }
            return;
        }
        m_nextEnd = swept->nextEnd;
        plan();
        m_workspace.noteFetched(swept->changed);
        for (const QString &subject : swept->subjects) {
            m_search.look(subject, SearchService::Urgency::Background);
        }
    });
}

void QuoteTerms::plan()
{
    if (!m_nextEnd || !m_workspace.isOpen()) {
        m_timer.stop();
        return;
    }
    using std::chrono::milliseconds;
    m_timer.start(std::clamp(*m_nextEnd - m_workspace.clock().now(), milliseconds(0), lookMax));
}

} // namespace endpaper::services
