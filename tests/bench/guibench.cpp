// SPDX-License-Identifier: GPL-3.0-or-later
// The real window over a profile of its own, with its own daemon, in this process: a Goodreads
// export of 10,000 rows brought in, and the filter typed over the 10,000 wishes that it leaves.
#include "bench/bench.h"
#include "bench/wishes.h"
#include "bench/world.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

namespace endpaper::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int rows = 10'000;
constexpr int manyRows = 100'000;
constexpr int settleMs = 3'000;
constexpr int tickMs = 4; // counted as part of the gap that it finds

// The largest time between two turns of the event loop of this thread, which paints too (software
// rendering has no thread of its own): nobody is answered, and no frame painted, for longer.
class Gaps
{
public:
    Gaps()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(tickMs);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { note(); });
    }
    void start()
    {
        m_largest = 0;
        m_last = 0;
        m_clock.start();
        m_timer.start();
    }
    double stop()
    {
        note();
        m_timer.stop();
        return m_largest;
    }

private:
    void note()
    {
        const qint64 now = m_clock.nsecsElapsed();
        m_largest = std::max(m_largest, double(now - std::exchange(m_last, now)) / 1e6);
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_last = 0;
    double m_largest = 0;
};

Expected<Figures> importing(World &world, const QString &csv, int rowCount)
{
    viewmodel::Session &session = *world.session;
    viewmodel::ImportEditor *importer = session.importer();
    Gaps gaps;
    QElapsedTimer timer;
    gaps.start();
    timer.start();
    importer->startFile(QUrl::fromLocalFile(csv));
    const auto newBooks = [importer] {
        int count = 0;
        for (int row = 0; row < importer->inHeap()->count(); ++row) {
            count += importer->inHeap()->at(row)->isNew ? 1 : 0;
        }
        return count;
    };
    int toBeListed = -1;
    const auto isListed = [&] {
        if (importer->step() != viewmodel::ImportEditor::Step::Review) {
            return false;
        }
        toBeListed = toBeListed < 0 ? newBooks() : toBeListed;
        return session.wishes()->total() == toBeListed;
    };
    if (!wait(isListed, {})) {
        return fail(ErrorKind::Unavailable,
                    u"of %1 new books %2 are listed, step %3: %4"_s.arg(toBeListed)
                        .arg(session.wishes()->total())
                        .arg(int(importer->step()))
                        .arg(importer->resultLine()));
    }
    TRY(waitForFrame(world));
    const double elapsed = double(timer.nsecsElapsed()) / 1e6;
    const double gap = gaps.stop();
    const int all = importer->inHeap()->count() + importer->lookAgain()->count()
        + importer->couldNotRead()->count();
    if (all != rowCount) {
        return fail(ErrorKind::Internal, u"%1 rows came of %2"_s.arg(all).arg(rowCount));
    }
    return Figures{{.name = u"import-10000"_s,
                    .what = u"ms, Goodreads CSV to stored and listed"_s,
                    .value = elapsed,
                    .valueMax = 1000},
                   {.name = u"import-gap"_s,
                    .what = u"ms, the largest stop of the window meanwhile"_s,
                    .value = gap,
                    .valueMax = 50}};
}

Expected<Figures> run()
{
    const QTemporaryDir folder;
    const QString csv = folder.filePath(u"goodreads_library_export.csv"_s);
    TRY(writeGoodreadsExport(csv, rows));
    std::vector<double> times, stops, keys, worst;
    Figures figures;
    for (int i = 0; i < 5; ++i) {
        TRY_ASSIGN(auto world, openWorld(folder.filePath(QString::number(i))));
        TRY_ASSIGN(const Figures import, importing(*world, csv, rows));
        rest(settleMs);
        TRY_ASSIGN(const Figures filter, filtering(*world, {}, 33));
        times.push_back(import[0].value);
        stops.push_back(import[1].value);
        keys.push_back(filter[0].value);
        worst.push_back(filter[1].value);
        figures = {import[0], import[1], filter[0], filter[1]};
    }
    figures[0].value = median(times);
    figures[1].value = median(stops);
    figures[2].value = median(keys);
    figures[3].value = median(worst);
    return figures;
}

Expected<Figures> runMany()
{
    const QTemporaryDir folder;
    const QString csv = folder.filePath(u"goodreads_library_export.csv"_s);
    TRY(writeGoodreadsExport(csv, manyRows));
    TRY_ASSIGN(auto world, openWorld(folder.filePath(u"0"_s)));
    TRY_ASSIGN(Figures import, importing(*world, csv, manyRows));
    import[0].name = u"import-100000"_s;
    import[0].valueMax = 10'000;
    import[1].name = u"import-gap-100000"_s;
    return import;
}

} // namespace

Bench manyImportBench() { return {u"import-100000"_s, runMany}; }
Bench guiBench() { return {u"import-filter"_s, run}; }

} // namespace endpaper::bench
