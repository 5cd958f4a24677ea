// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaign.h"
#include "plant.h"
#include "virtualtime.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QHashSeed>
#include <QLoggingCategory>
#include <QSqlDatabase>

#include <sqlite3.h>
#include <thread>

#include <malloc.h>

using namespace endpaper::sim;

namespace {

constexpr int heapKeptBytes = 64 << 20;
constexpr int heapStepBytes = 4 << 20;

struct Options
{
    quint64 seed = 1;
    int steps = 400;
    int histories = 1;
    int jobs = int(std::max(1U, std::thread::hardware_concurrency()));
    std::optional<quint32> themes;
    quint32 without = 0;
    std::string plant;
    std::string campaign;
    std::string since = "now";
    std::string watched;
    bool isTold = false;
    bool isShrunk = false;
    bool isLong = false;
    bool isEveryPlant = false;
};

// The seed's own faults, or those asked for, less those that are left out.
Script scriptFor(quint64 seed, const Options &options)
{
    const quint32 themes = options.themes.value_or(scriptOf(seed, 0).themes);
    return scriptOf(seed, options.steps, themes & ~options.without);
}

unsigned long long printed(quint64 number) { return number; }

void sayFailure(const Outcome &outcome, const Options &options)
{
    printf("seed %llu: %s\n    again: endpaper_sim --seed %llu --steps %d --tell%s%s",
           printed(outcome.seed), qPrintable(outcome.words), printed(outcome.seed), options.steps,
           options.plant.empty() ? "" : " --plant ", options.plant.c_str());
    if (options.themes) {
        printf(" --themes %u", *options.themes);
    }
    if (options.without != 0) {
        printf(" --without %u", options.without);
    }
    printf("\n");
    fflush(stdout);
}

int shrinkOne(const Options &options)
{
    Runner runner(options.jobs);
    Script script = scriptFor(options.seed, options);
    if (runner.run(script).isClean) {
        printf("seed %llu is clean\n", printed(options.seed));
        return 0;
    }
    script = runner.shrink(script);
    for (const Step &step : std::as_const(script.steps)) {
        printf("  %s\n", text(step).constData());
    }
    sayFailure(runner.run(script), options);
    return 1;
}

int tellOne(const Options &options)
{
    const auto watched = endpaper::Uuid::parse(QString::fromStdString(options.watched));
    const Outcome outcome =
        Runner::runHere(scriptFor(options.seed, options), true, watched.value_or(endpaper::Uuid()));
    printf("seed %llu: %s\n", printed(options.seed),
           outcome.isClean ? "clean" : qPrintable(outcome.words));
    return outcome.isClean ? 0 : 1;
}

int runMany(const Options &options)
{
    QElapsedTimer timer;
    timer.start();
    int started = 0;
    int failed = 0;
    Runner runner(options.jobs);
    runner.runAll(
        [&]() -> std::optional<Script> {
            if (started == options.histories) {
                return std::nullopt;
            }
            return scriptFor(options.seed + quint64(started++), options);
        },
        [&](const Outcome &outcome) {
            if (!outcome.isClean) {
                ++failed;
                sayFailure(outcome, options);
            }
            return true;
        });
    printf("%d histories of %d steps, %d failed, %.1f s\n", started, options.steps, failed,
           double(timer.elapsed()) / 1000);
    return failed == 0 ? 0 : 1;
}

struct Plant
{
    QByteArray name;
    quint32 themes = 0;
    bool isOpen = false; // not shown to be found so far
};
QList<Plant> allPlants()
{
    QFile file(QStringLiteral(":/endpaper/sim/plants.txt"));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("no plants.txt");
    }
    QList<Plant> plants;
    QByteArray name;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        if (line.startsWith("plant ")) {
            name = line.mid(6);
        } else if (line.startsWith("themes ")) {
            plants.append({name, line.mid(7).toUInt()});
        } else if (line == "open") {
            plants.last().isOpen = true;
        }
    }
    return plants;
}

// The number of histories until one that finds the mistake; none within options.histories.
std::optional<int> findPlant(const Plant &plant, const Options &options)
{
    plantedMistake = std::string_view(plant.name.constData(), size_t(plant.name.size()));
    int started = 0;
    std::optional<Outcome> found;
    Runner runner(options.jobs);
    runner.runAll(
        [&]() -> std::optional<Script> {
            if (started == options.histories) {
                return std::nullopt;
            }
            return scriptOf(options.seed + quint64(started++), options.steps, plant.themes);
        },
        [&](const Outcome &outcome) {
            if (!outcome.isClean && (!found || outcome.seed < found->seed)) {
                found = outcome;
            }
            return !found;
        });
    plantedMistake = {};
    if (!found) {
        return std::nullopt;
    }
    printf("%-22s seed %4llu  %s\n", plant.name.constData(), printed(found->seed),
           qPrintable(found->words.section(u'\n', 0, 0).left(110)));
    fflush(stdout);
    return int(found->seed - options.seed) + 1;
}

int findPlants(const Options &options)
{
    QElapsedTimer timer;
    timer.start();
    int missed = 0;
    const QList<Plant> plants = allPlants();
    for (const Plant &plant : plants) {
        if (plant.isOpen) {
            printf("%-22s open: not planted here\n", plant.name.constData());
            continue;
        }
        const bool isStale = std::ranges::count(stalePlants, plant.name.constData()) > 0;
        if (isStale || !findPlant(plant, options)) {
            ++missed;
            printf("%-22s %s\n", plant.name.constData(),
                   isStale ? "fits its source no more" : "NOT FOUND");
        }
    }
    printf("%d mistakes planted, %d not found, %.1f s\n", int(plants.size()), missed,
           double(timer.elapsed()) / 1000);
    return missed == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    Options options;
    CLI::App cli("Runs simulated histories of devices, REST and a server that synchronise.");
    cli.add_option("--seed", options.seed, "of the first history");
    cli.add_option("--steps", options.steps, "of each history");
    cli.add_option("--histories", options.histories, "how many, from that seed on");
    cli.add_option("--jobs", options.jobs, "histories at the same time");
    cli.add_option("--themes", options.themes, "which faults, as the sum of their bits");
    cli.add_option("--without", options.without, "faults to be left out");
    cli.add_option("--plant", options.plant, "a mistake of plants.txt to be found");
    cli.add_flag("--tell", options.isTold, "say each step, in this process");
    cli.add_option("--watch", options.watched,
                   "with --tell: a row, by its id, whenever it changes");
    cli.add_flag("--shrink", options.isShrunk, "find the fewest steps that still fail");
    cli.add_flag("--long", options.isLong, "a campaign: until told to end, or --histories");
    cli.add_flag("--every-plant", options.isEveryPlant,
                 "plant each mistake in turn; each is to be found within --histories");
    cli.add_option("--state", options.campaign, "the campaign's file");
    cli.add_option("--since", options.since, "what the campaign counts from, such as a commit");
    CLI11_PARSE(cli, argc, argv)

    // One thread; and what a history frees it soon wants again.
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    mallopt(M_TRIM_THRESHOLD, heapKeptBytes);
    mallopt(M_TOP_PAD, heapStepBytes);
    mallopt(M_MMAP_THRESHOLD, heapKeptBytes);
    plantedMistake = options.plant;
    QHashSeed::setDeterministicGlobalSeed();
    QCoreApplication::setEventDispatcher(new VirtualTime);
    const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(options.isTold ? QStringLiteral("endpaper.*=true")
                                                    : QStringLiteral("*=false"));
    QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("load the driver once"));
    if (options.isLong) {
        return runCampaign({.file = QString::fromStdString(options.campaign),
                            .since = QString::fromStdString(options.since),
                            .count = cli.count("--histories") > 0 ? options.histories : 0,
                            .steps = options.steps,
                            .jobs = options.jobs})
                == 0
            ? 0
            : 1;
    }
    if (options.isEveryPlant) {
        return findPlants(options);
    }
    if (options.isShrunk) {
        return shrinkOne(options);
    }
    return options.isTold ? tellOne(options) : runMany(options);
}
