// SPDX-License-Identifier: GPL-3.0-or-later
// What the real window takes while it pulls 100,000 wishes for the first time: its cache is made
// away under a daemon that has them all. Beside the same window at rest with no wish at all.
#include "bench/bench.h"
#include "bench/process.h"
#include "bench/wishes.h"

#include "services/profile.h"
#include "store/cache/cachefile.h"
#include "store/cache/wishrows.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QThread>

namespace endpaper::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int wishes = 100'000;
constexpr int secondsMax = 180;
constexpr double overIdleMaxMb = 120;

Expected<> makeCache(const services::Profile &profile, int count)
{
    TRY_ASSIGN(const auto cache, store::openCache(profile.soloCacheFile()));
    if (count > 0) {
        TRY(fillCache(*cache, count));
    }
    return store::closeCacheCleanly(*cache);
}

Expected<> forget(const services::Profile &profile)
{
    const QFileInfo file(profile.soloCacheFile());
    for (const QFileInfo &each : file.dir().entryInfoList({file.fileName() + u'*'}, QDir::Files)) {
        if (!QFile::remove(each.filePath())) {
            return fail(ErrorKind::Unavailable, u"cannot remove "_s + each.fileName());
        }
    }
    return makeCache(profile, 0);
}

Expected<qint64> countIn(const QString &file, const char *sql)
{
    TRY_ASSIGN(const auto database,
               store::Database::open(file, {.access = store::Database::Access::ReadOnly}));
    TRY_ASSIGN(auto query, database->prepare(sql));
    TRY(query.step());
    return query.integer(0);
}

// Until that many are counted, and the program rests.
Expected<> await(const Painted &program, const QString &file, const char *sql, qint64 count)
{
    double before = -1;
    for (int second = 0; second < secondsMax; ++second) {
        QThread::sleep(1);
        const double now = processorMs(program.pid());
        if (now - before < 50 && countIn(file, sql).value_or(-1) == count) {
            return {};
        }
        before = now;
    }
    return fail(ErrorKind::Unavailable, u"not all came within three minutes"_s);
}

Expected<Figures> run()
{
    const QTemporaryDir folder;
    TRY_ASSIGN(const auto profile,
               services::Profile::open(folder.path(), services::Profile::Kind::Own));
    const QString file = profile.soloCacheFile();
    const QString endpaper = binFolder() + u"/endpaper"_s;
    const QStringList arguments{u"--profile"_s, folder.path(), u"--report-start"_s};
    TRY(makeCache(profile, wishes));
    {
        TRY_ASSIGN(const auto first, Painted::start(endpaper, arguments));
        TRY(await(*first, file, "SELECT count(*) FROM outbox", 0));
    }
    TRY(forget(profile));
    double peak = 0;
    {
        TRY_ASSIGN(const auto pulling, Painted::start(endpaper, arguments));
        TRY(await(*pulling, file, "SELECT count(*) FROM wish", wishes));
        peak = peakMb(pulling->pid());
    }
    const QTemporaryDir empty;
    TRY_ASSIGN(const auto bare,
               services::Profile::open(empty.path(), services::Profile::Kind::Own));
    TRY(makeCache(bare, 0));
    TRY_ASSIGN(const auto idle,
               Painted::start(endpaper, {u"--profile"_s, empty.path(), u"--report-start"_s}));
    TRY(await(*idle, bare.soloCacheFile(), "SELECT count(*) FROM wish", 0));
    const double rest = residentMb(idle->pid());
    return Figures{{u"pull-memory-100000"_s,
                    u"MB above idle at the highest, while the window pulls 100,000 wishes"_s,
                    peak - rest, rest, u"the same window at rest without a wish"_s, 0, 0,
                    overIdleMaxMb}};
}

} // namespace

Bench pullMemoryBench() { return {u"pull-memory-100000"_s, run}; }

} // namespace endpaper::bench
