// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/daemonclient.h"
#include "services/pricesanswer.h"
#include "services/searchservice.h"
#include "services/workspace.h"

namespace endpaper::services {

// What copies of a book cost over time, asked of the daemon and kept for when there is no network.
// GUI thread.
class PriceService final : public QObject
{
    Q_OBJECT

public:
    // As far back as the daemon tells: ranges are cut from it here.
    static constexpr int daysMax = 730;
    static constexpr int answersKept = 500;

    PriceService(Workspace &workspace, DaemonClient &client, SearchService &search,
                 QObject *parent = nullptr);

    struct Known
    {
        PricesAnswer answer;
        Instant at;
    };
    // NotFound where nothing was kept.
    [[nodiscard]] QFuture<Expected<Known>> kept(const QString &isbn);
    // `least`: copies in worse condition do not count; `wish` (nil: none): of which the reader was
    // told. Unavailable without a daemon.
    [[nodiscard]] QFuture<Expected<Known>> ask(const QString &isbn, domain::Condition least,
                                               const Uuid &wish);

private:
    Workspace &m_workspace;
    DaemonClient &m_client;
    SearchService &m_search;
};

} // namespace endpaper::services
