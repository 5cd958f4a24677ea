// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader waits for in a window that stands, with 10,000 and 100,000 books: a key in the
// filter, a book's pane, another place. Beside a frame of the same window in which all is painted
// anew.
#include "bench/wishes.h"
#include "bench/world.h"

#include "services/profile.h"
#include "store/cache/cachefile.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>

namespace endpaper::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int panes = 9;
constexpr int rounds = 5;
constexpr int frames = 9;
constexpr int pauseMs = 300; // so that each is opened by itself

Expected<double> timed(World &world, const std::function<void()> &act,
                       const std::function<bool()> &isThere, const QString &what)
{
    QElapsedTimer timer;
    timer.start();
    act();
    TRY(wait(isThere, what));
    TRY(waitForFrame(world));
    const double ms = double(timer.nsecsElapsed()) / 1e6;
    rest(pauseMs);
    return ms;
}

// All of the window, as after another size.
Expected<double> frameMs(World &world)
{
    std::vector<double> times;
    const int width = world.window->width();
    for (int i = 0; i < frames; ++i) {
        TRY_ASSIGN(const double ms,
                   timed(
                       world, [&] { world.window->setWidth(width - 1 - i % 2); },
                       [] { return true; }, u"a frame"_s));
        times.push_back(ms);
    }
    world.window->setWidth(width);
    TRY(waitForFrame(world));
    return median(times);
}

Expected<std::vector<double>> openPanes(World &world)
{
    std::vector<double> times;
    viewmodel::Session &session = *world.session;
    for (int i = 0; i < panes; ++i) {
        const int row = i * 7;
        const auto isThere = [&] {
            QQuickItem *title = shown(world, u"book-title"_s);
            return title && title->property("text").toString() == session.wishes()->titleAt(row);
        };
        TRY_ASSIGN(const double ms,
                   timed(
                       world,
                       [&] {
                           session.wishes()->setCurrentRow(row);
                           session.commands()->trigger(u"wish.open"_s);
                       },
                       isThere, u"the pane of row %1"_s.arg(row)));
        times.push_back(ms);
        session.book()->close();
        TRY(wait([&] { return !shown(world, u"book-pane"_s); }, u"no pane"_s));
        rest(pauseMs);
    }
    return times;
}

// Every place is gone to once before: its page is made then, and kept.
Expected<std::vector<double>> goToPlaces(World &world, int times)
{
    std::vector<double> all;
    for (int i = 0; i < times; ++i) {
        for (const auto &[command, page] : {std::pair{u"go.nearby"_s, u"nearby-page"_s},
                                            {u"go.settings"_s, u"settings-page"_s},
                                            {u"go.account"_s, u"account-page"_s},
                                            {u"go.library"_s, u"library-page"_s}}) {
            TRY_ASSIGN(const double ms,
                       timed(
                           world, [&] { world.session->commands()->trigger(command); },
                           [&] { return shown(world, page) != nullptr; }, page));
            all.push_back(ms);
        }
    }
    return all;
}

double worst(const std::vector<double> &values)
{
    return *std::max_element(values.begin(), values.end());
}

Expected<Figures> measure(int wishes)
{
    const QTemporaryDir folder;
    {
        TRY_ASSIGN(const auto profile,
                   services::Profile::open(folder.path(), services::Profile::Kind::Own));
        TRY_ASSIGN(const auto cache, store::openCache(profile.soloCacheFile()));
        TRY(fillCache(*cache, wishes));
        TRY(store::closeCacheCleanly(*cache));
    }
    TRY_ASSIGN(const auto world, openWorld(folder.path()));
    TRY(wait([&] { return world->session->wishes()->total() == wishes; }, u"all books"_s));
    rest(pauseMs);
    const bool isMany = wishes > 10'000;
    const QString suffix = u"-"_s + QString::number(wishes);
    TRY_ASSIGN(const double floor, frameMs(*world));
    TRY_ASSIGN(Figures figures, filtering(*world, suffix, isMany ? 80 : 33));
    TRY_ASSIGN(const auto opened, openPanes(*world));
    TRY_ASSIGN(const auto first, goToPlaces(*world, 1));
    TRY_ASSIGN(const auto again, goToPlaces(*world, rounds));
    const auto add = [&](const QString &name, const QString &what, double value, double max) {
        figures.push_back({.name = name + suffix, .what = what, .value = value, .valueMax = max});
    };
    add(u"pane"_s, u"ms, a book's pane, painted"_s, median(opened), 50);
    add(u"pane-worst"_s, u"ms, the slowest (the first)"_s, worst(opened), 0);
    add(u"place"_s, u"ms, another place, painted"_s, median(again), isMany ? 150 : 100);
    add(u"place-first"_s, u"ms, the slowest of them the first time"_s, worst(first), 0);
    for (Figure &figure : figures) {
        figure.floor = floor;
        figure.floorWhat = u"a frame that paints all"_s;
        figure.ratio = figure.value / floor;
    }
    return figures;
}

// Copies of a book that was never looked for, from the daemon's sample sellers, who answer at once:
// what the daemon and the window add to a seller's own time.
Expected<Figures> findCopies()
{
    const QTemporaryDir folder;
    TRY_ASSIGN(const auto world, openWorld(folder.path(), Sources::Sample));
    viewmodel::Session &session = *world->session;
    std::vector<double> times;
    for (const QString &isbn : {u"9780439023481"_s, u"9780547928227"_s, u"9780099446781"_s,
                                u"9780393608328"_s, u"9788497597722"_s}) {
        TRY_ASSIGN(const double ms,
                   timed(
                       *world,
                       [&] {
                           session.copies()->openIsbn(isbn);
                           session.commands()->trigger(u"go.find"_s);
                       },
                       [&] { return session.copies()->rowCount() > 0; }, u"a copy of "_s + isbn));
        times.push_back(ms);
        session.copies()->close();
        session.commands()->trigger(u"go.library"_s);
        rest(pauseMs);
    }
    return Figures{{.name = u"first-row"_s,
                    .what = u"ms, from the question to the first painted copy"_s,
                    .value = median(times),
                    .valueMax = 300},
                   {.name = u"first-row-worst"_s,
                    .what = u"ms, the slowest (the first)"_s,
                    .value = worst(times),
                    .valueMax = 300}};
}

Expected<Figures> run()
{
    TRY_ASSIGN(Figures figures, measure(10'000));
    TRY_ASSIGN(const Figures many, measure(100'000));
    figures.insert(figures.end(), many.begin(), many.end());
    return figures;
}

} // namespace

Bench screenBench() { return {u"screens"_s, run}; }
Bench firstRowBench() { return {u"first-row"_s, findCopies}; }

} // namespace endpaper::bench
