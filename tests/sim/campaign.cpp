// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaign.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <csignal>

namespace endpaper::sim {

using namespace Qt::StringLiterals;

namespace {
constexpr int saveEvery = 50;
volatile std::sig_atomic_t isToldToEnd = 0;
void end(int) { isToldToEnd = 1; }
} // namespace

Campaign Campaign::load(const QString &path)
{
    QFile file(path);
    Campaign campaign;
    if (!file.open(QIODevice::ReadOnly)) {
        return campaign;
    }
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    campaign.nextSeed = quint64(json.value(u"next_seed"_s).toInteger(1));
    campaign.clean = json.value(u"clean"_s).toInteger();
    campaign.since = json.value(u"since"_s).toString();
    const QJsonArray failed = json.value(u"failed"_s).toArray();
    for (const auto &seed : failed) {
        campaign.failed.append(quint64(seed.toInteger()));
    }
    return campaign;
}

bool Campaign::save(const QString &path) const
{
    QJsonArray seeds;
    for (const quint64 seed : failed) {
        seeds.append(qint64(seed));
    }
    QSaveFile file(path);
    const QJsonObject json{{u"next_seed"_s, qint64(nextSeed)},
                           {u"clean"_s, clean},
                           {u"failed"_s, seeds},
                           {u"since"_s, since}};
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(json).toJson()) > 0
        && file.commit();
}

int runCampaign(const CampaignOptions &options)
{
    Campaign campaign = Campaign::load(options.file);
    if (campaign.since != options.since) {
        campaign.since = options.since;
        campaign.clean = 0;
        campaign.failed.clear();
    }
    std::signal(SIGTERM, end);
    std::signal(SIGINT, end);
    qint64 started = 0;
    qint64 ended = 0;
    int failures = 0;
    Runner runner(options.jobs);
    runner.runAll(
        [&]() -> std::optional<Script> {
            if (isToldToEnd || (options.count > 0 && started == options.count)) {
                return std::nullopt;
            }
            ++started;
            return scriptOf(campaign.nextSeed++, options.steps);
        },
        [&](const Outcome &outcome) {
            if (outcome.isClean) {
                ++campaign.clean;
            } else {
                ++failures;
                campaign.failed.append(outcome.seed);
                printf("seed %llu: %s\n", static_cast<unsigned long long>(outcome.seed),
                       qPrintable(outcome.words));
                fflush(stdout);
            }
            if (++ended % saveEvery == 0) {
                (void)campaign.save(options.file);
            }
            return true;
        });
    if (!campaign.save(options.file)) {
        qCritical("cannot write %s", qPrintable(options.file));
    }
    printf("%lld clean since %s, %d failed now\n", static_cast<long long>(campaign.clean),
           qPrintable(campaign.since), failures);
    return failures;
}

} // namespace endpaper::sim
