// SPDX-License-Identifier: GPL-3.0-or-later
// From exec to the first frame with wishes in it, 10,000 of them in the cache, and the memory a
// second later; beside the bare window of floorwindow.cpp, on the same platform, backend and style,
// in turn.
#include "bench/bench.h"
#include "bench/process.h"
#include "bench/wishes.h"

#include "services/profile.h"
#include "store/cache/cachefile.h"

#include <QTemporaryDir>
#include <QThread>

namespace endpaper::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int wishes = 10'000;
constexpr int runs = 5;
constexpr unsigned long idleMs = 1'000;
constexpr int settleSeconds = 60;

Expected<> makeProfile(const QString &folder)
{
    TRY_ASSIGN(const auto profile, services::Profile::open(folder, services::Profile::Kind::Own));
    TRY_ASSIGN(const auto cache, store::openCache(profile.soloCacheFile()));
    TRY(fillCache(*cache, wishes));
    return store::closeCacheCleanly(*cache);
}

// The very first start makes the daemon's vault and tells it of all wishes; the others are a
// reader's daily start. Until both processes rest.
void settle(const Painted &program)
{
    double before = -1;
    for (int second = 0; second < settleSeconds; ++second) {
        QThread::msleep(1000);
        double now = processorMs(program.pid());
        for (const pid_t pid : program.children()) {
            now += processorMs(pid);
        }
        if (now - before < 30 && !program.children().isEmpty()) {
            return;
        }
        before = now;
    }
}

Expected<Figures> run()
{
    const QTemporaryDir folder;
    TRY(makeProfile(folder.path()));
    const QString endpaper = binFolder() + u"/endpaper"_s;
    const QString bare = binFolder() + u"/endpaper_floorwindow"_s;
    const QStringList arguments{u"--profile"_s, folder.path(), u"--report-start"_s};
    {
        TRY_ASSIGN(const auto first, Painted::start(endpaper, arguments));
        settle(*first);
        TRY_ASSIGN(const auto firstBare, Painted::start(bare));
    }
    std::vector<double> times, memory, daemons, bareTimes, bareMemory;
    for (int i = 0; i < runs; ++i) {
        {
            TRY_ASSIGN(const auto program, Painted::start(endpaper, arguments));
            if (program->said() != "painted rows=%1"_ba.replace("%1", QByteArray::number(wishes))) {
                return fail(ErrorKind::Internal, QString::fromUtf8(program->said()));
            }
            times.push_back(program->ms());
            QThread::msleep(idleMs);
            memory.push_back(residentMb(program->pid()));
            double daemon = 0;
            for (const pid_t pid : program->children()) {
                daemon += residentMb(pid);
            }
            daemons.push_back(daemon);
        }
        TRY_ASSIGN(const auto window, Painted::start(bare));
        bareTimes.push_back(window->ms());
        QThread::msleep(idleMs);
        bareMemory.push_back(residentMb(window->pid()));
    }
    const QString floorWhat = u"a bare Qt Quick Controls window"_s;
    const double time = median(times), bareTime = median(bareTimes);
    const double used = median(memory), bareUsed = median(bareMemory);
    return Figures{{u"start-10000"_s, u"ms from exec to painted rows"_s, time, bareTime, floorWhat,
                    time / bareTime, 2.0, 500},
                   {u"start-memory"_s, u"MB resident, the desktop, 1 s later"_s, used, bareUsed,
                    floorWhat, used / bareUsed, 1.5, 0},
                   {u"start-memory-all"_s, u"MB resident, the desktop and its daemon"_s,
                    used + median(daemons), bareUsed, floorWhat, 0, 0, 180},
                   {u"start-memory-daemon"_s, u"MB resident, its daemon alone"_s, median(daemons),
                    bareUsed, floorWhat, 0, 0, 0}};
}

} // namespace

Bench startBench() { return {u"start"_s, run}; }

} // namespace endpaper::bench
