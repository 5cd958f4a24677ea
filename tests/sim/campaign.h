// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runner.h"

namespace endpaper::sim {

// What has been run so far, kept in a small JSON file: a campaign goes on where the last one ended.
struct Campaign
{
    quint64 nextSeed = 1;
    qint64 clean = 0;
    QList<quint64> failed;
    QString since; // what the histories ran on: set anew when the engine changes

    [[nodiscard]] static Campaign load(const QString &path);
    [[nodiscard]] bool save(const QString &path) const;
};

// Runs histories from the campaign's next seed on, `count` of them or (0) until the process is told
// to end, and saves every `saveEvery`. Another `since` than the file's begins to count anew.
struct CampaignOptions
{
    QString file;
    QString since;
    qint64 count = 0;
    int steps = 400;
    int jobs = 1;
};
// The number of failed histories.
[[nodiscard]] int runCampaign(const CampaignOptions &options);

} // namespace endpaper::sim
