// SPDX-License-Identifier: GPL-3.0-or-later
// The real window over a profile of its own, with its own daemon, in this process: a Goodreads
// export of 10,000 rows brought in, and the filter typed over the 10,000 wishes that it leaves.
#include "bench/bench.h"
#include "bench/wishes.h"

#include "services/services.h"
#include "viewmodel/session.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QQmlApplicationEngine>
#include <QQmlExtensionPlugin>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTimer>

Q_IMPORT_QML_PLUGIN(EndpaperUiPlugin)

namespace endpaper::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int rows = 10'000;
constexpr int limitMs = 20'000;
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

struct World
{
    std::unique_ptr<services::Services> services;
    std::unique_ptr<viewmodel::Session> session;
    QQmlApplicationEngine engine;
    QQuickWindow *window = nullptr;
};

// Until `holds` after a turn of the event loop, or the limit is over.
Expected<> wait(const std::function<bool()> &holds, const QString &what)
{
    // The timer wakes the loop; it sleeps between events, so that the other threads have both
    // cores.
    QTimer limit;
    limit.setSingleShot(true);
    limit.start(limitMs);
    while (!holds()) {
        if (!limit.isActive()) {
            return fail(ErrorKind::Unavailable, what + u" did not come"_s);
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return {};
}

Expected<> waitForFrame(World &world)
{
    bool isPainted = false;
    const auto connection = QObject::connect(world.window, &QQuickWindow::frameSwapped,
                                             world.window, [&isPainted] { isPainted = true; });
    world.window->update();
    const auto waited = wait([&isPainted] { return isPainted; }, u"a frame"_s);
    QObject::disconnect(connection);
    return waited;
}

void rest(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

Expected<std::unique_ptr<World>> openWorld(const QString &folder)
{
    auto world = std::make_unique<World>();
    TRY_ASSIGN(world->services, services::Services::create({.profileRoot = folder}));
    world->session = std::make_unique<viewmodel::Session>(*world->services);
    world->session->open();
    world->engine.addImportPath(u"qrc:/qt/qml"_s);
    world->engine.load(QUrl(u"qrc:/qt/qml/Endpaper/Ui/Main.qml"_s));
    world->window = qobject_cast<QQuickWindow *>(world->engine.rootObjects().value(0));
    if (!world->window) {
        return fail(ErrorKind::Internal, u"the window could not be made"_s);
    }
    TRY(waitForFrame(*world));
    viewmodel::Session *session = world->session.get();
    TRY(wait(
        [session] { return session->daemonState() == viewmodel::Session::DaemonState::Running; },
        u"the daemon"_s));
    rest(settleMs);
    return world;
}

Expected<Figures> importing(World &world, const QString &csv)
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
    if (all != rows) {
        return fail(ErrorKind::Internal, u"%1 rows came of %2"_s.arg(all).arg(rows));
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

Expected<Figures> filtering(World &world)
{
    viewmodel::WishlistModel *wishes = world.session->wishes();
    std::vector<double> keys;
    // Words in many titles, in some, in few and in none; letter by letter, then taken away again.
    for (const QString &word : {u"the night"_s, u"harry potter"_s, u"secret"_s, u"zzqx"_s}) {
        for (int length = 1; length <= word.size(); ++length) {
            QElapsedTimer timer;
            timer.start();
            wishes->setFilter(word.left(length));
            TRY(waitForFrame(world));
            keys.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
        wishes->clearFilters();
        TRY(waitForFrame(world));
        rest(100);
    }
    return Figures{{.name = u"filter-key"_s,
                    .what = u"ms, a key in the filter to painted rows"_s,
                    .value = median(keys),
                    .valueMax = 33},
                   {.name = u"filter-key-worst"_s,
                    .what = u"ms, the slowest of them"_s,
                    .value = *std::max_element(keys.begin(), keys.end())}};
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
        TRY_ASSIGN(const Figures import, importing(*world, csv));
        rest(settleMs);
        TRY_ASSIGN(const Figures filter, filtering(*world));
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

} // namespace

Bench guiBench() { return {u"import-filter"_s, run}; }

} // namespace endpaper::bench
