// SPDX-License-Identifier: GPL-3.0-or-later
// From exec to the first frame with wishes in it, with none, 10,000 and 100,000 in the cache, until
// both processes rest, and their memory then; beside the bare window of floorwindow.cpp, on the
// same platform, backend and style, in turn.
#include "bench/bench.h"
#include "bench/process.h"
#include "bench/wishes.h"

#include "services/profile.h"
#include "store/cache/cachefile.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QThread>

namespace endpaper::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 5;
constexpr int settleSeconds = 90;
// At rest: so little of a core in so long a time, from its beginning.
constexpr unsigned long restMs = 400;
constexpr double restMaxMs = 20;
// A minute: what is done once, seconds after a start, is no idling.
constexpr unsigned long idleSeconds = 60;
constexpr double mb = 1024 * 1024;

Expected<double> makeProfile(const QString &folder, int wishes)
{
    TRY_ASSIGN(const auto profile, services::Profile::open(folder, services::Profile::Kind::Own));
    {
        TRY_ASSIGN(const auto cache, store::openCache(profile.soloCacheFile()));
        if (wishes > 0) {
            TRY(fillCache(*cache, wishes));
        }
        TRY(store::closeCacheCleanly(*cache));
    }
    return double(QFileInfo(profile.soloCacheFile()).size()) / mb;
}

double allProcessorMs(const Painted &program)
{
    double used = processorMs(program.pid());
    for (const pid_t pid : program.children()) {
        used += processorMs(pid);
    }
    return used;
}

// The very first start makes the daemon's vault and tells it of all wishes; the others are a
// reader's daily start. Until both processes rest.
void settle(const Painted &program)
{
    double before = -1;
    for (int second = 0; second < settleSeconds; ++second) {
        QThread::msleep(1000);
        const double now = allProcessorMs(program);
        if (now - before < 30 && !program.children().isEmpty()) {
            return;
        }
        before = now;
    }
}

// From exec to the beginning of the first rest.
double untilRest(const Painted &program)
{
    QElapsedTimer clock;
    clock.start();
    double start = program.ms();
    double before = allProcessorMs(program);
    while (clock.elapsed() < settleSeconds * 1000) {
        QThread::msleep(restMs);
        const double now = allProcessorMs(program);
        if (now - before <= restMaxMs && !program.children().isEmpty()) {
            break;
        }
        before = now;
        start = program.ms() + double(clock.elapsed());
    }
    return start;
}

struct Measured
{
    std::vector<double> painted, rest, memory, daemon, barePainted, bareMemory;
    double idlePercent = 0;
    double storeMb = 0;
};

Expected<Measured> measure(int wishes)
{
    const QTemporaryDir folder;
    Measured measured;
    TRY_ASSIGN(measured.storeMb, makeProfile(folder.path(), wishes));
    const QString endpaper = binFolder() + u"/endpaper"_s;
    const QString bare = binFolder() + u"/endpaper_floorwindow"_s;
    const QStringList arguments{u"--profile"_s, folder.path(), u"--report-start"_s};
    {
        TRY_ASSIGN(const auto first, Painted::start(endpaper, arguments));
        settle(*first);
        const double before = allProcessorMs(*first);
        QThread::sleep(idleSeconds);
        measured.idlePercent = (allProcessorMs(*first) - before) / double(idleSeconds) / 10;
        TRY_ASSIGN(const auto firstBare, Painted::start(bare));
    }
    for (int i = 0; i < runs; ++i) {
        {
            TRY_ASSIGN(const auto program, Painted::start(endpaper, arguments));
            if (program->said() != "painted books=" + QByteArray::number(wishes)) {
                return fail(ErrorKind::Internal, QString::fromUtf8(program->said()));
            }
            measured.painted.push_back(program->ms());
            measured.rest.push_back(untilRest(*program));
            QThread::sleep(1);
            measured.memory.push_back(residentMb(program->pid()));
            double daemon = 0;
            for (const pid_t pid : program->children()) {
                daemon += residentMb(pid);
            }
            measured.daemon.push_back(daemon);
        }
        TRY_ASSIGN(const auto window, Painted::start(bare));
        measured.barePainted.push_back(window->ms());
        QThread::sleep(1);
        measured.bareMemory.push_back(residentMb(window->pid()));
    }
    return measured;
}

struct Promise
{
    int wishes;
    double paintedMs, restMs, memoryMb, storeMb;
};

Expected<Figures> run()
{
    const QString floorWhat = u"a bare Qt Quick Controls window"_s;
    Figures figures;
    for (const Promise &promise :
         {Promise{0, 400, 800, 150, 0.2}, Promise{10'000, 500, 1000, 180, 8},
          Promise{100'000, 700, 1500, 260, 80}}) {
        TRY_ASSIGN(const Measured measured, measure(promise.wishes));
        const QString suffix = u"-"_s + QString::number(promise.wishes);
        const bool hasRatio = promise.wishes == 10'000;
        const double time = median(measured.painted), bareTime = median(measured.barePainted);
        const double used = median(measured.memory), bareUsed = median(measured.bareMemory);
        figures.insert(
            figures.end(),
            {{u"start"_s + suffix, u"ms from exec to painted rows"_s, time, bareTime, floorWhat,
              time / bareTime, hasRatio ? 2.0 : 0, promise.paintedMs},
             {u"start-idle"_s + suffix,
              u"ms from exec until both rest"_s,
              median(measured.rest),
              0,
              {},
              0,
              0,
              promise.restMs},
             {u"start-memory"_s + suffix, u"MB resident, the desktop at rest"_s, used, bareUsed,
              floorWhat, used / bareUsed, hasRatio ? 1.5 : 0, 0},
             {u"start-memory-all"_s + suffix,
              u"MB resident, the desktop and its daemon"_s,
              used + median(measured.daemon),
              0,
              {},
              0,
              0,
              promise.memoryMb},
             {u"store"_s + suffix, u"MB on disk"_s, measured.storeMb, 0, {}, 0, 0, promise.storeMb},
             {u"idle"_s + suffix,
              u"% of a core at rest, both"_s,
              measured.idlePercent,
              0,
              {},
              0,
              0,
              0.5}});
    }
    return figures;
}

} // namespace

Bench startBench() { return {u"start"_s, run}; }

} // namespace endpaper::bench
