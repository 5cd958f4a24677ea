// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/syncmaintenance.h"

#include "base/log.h"

namespace endpaper::server {

SyncMaintenance::SyncMaintenance(Engine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_timer.setInterval(every);
        run();
    });
    m_timer.start(firstAfter);
}

void SyncMaintenance::run()
{
    if (std::exchange(m_isRunning, true)) {
        return;
    }
    auto hasMore = std::make_shared<bool>(false);
    m_engine.write(
        [hasMore](Context &context) -> Expected<> {
            TRY_ASSIGN(*hasMore, collectOldRows(context));
            return {};
        },
        this,
        [this, hasMore](const Expected<> &done) {
            m_isRunning = false;
            if (!done) {
                qCWarning(lcApi) << "tidying up:" << done.error().context;
            } else if (*hasMore) {
                run();
                return;
            }
            Q_EMIT finished();
        });
}

} // namespace endpaper::server
