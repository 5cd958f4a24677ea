// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/world.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QQmlExtensionPlugin>
#include <QTimer>

#include <algorithm>

Q_IMPORT_QML_PLUGIN(EndpaperUiPlugin)

namespace endpaper::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int limitMs = 60'000;
constexpr int settleMs = 3'000;

QQuickItem *shownUnder(QQuickItem *item, const QString &objectName)
{
    if (!item->isVisible()) {
        return nullptr;
    }
    if (item->objectName() == objectName) {
        return item;
    }
    for (QQuickItem *child : item->childItems()) {
        if (QQuickItem *found = shownUnder(child, objectName)) {
            return found;
        }
    }
    return nullptr;
}

} // namespace

QQuickItem *shown(const World &world, const QString &objectName)
{
    return shownUnder(world.window->contentItem(), objectName);
}

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

Expected<std::unique_ptr<World>> openWorld(const QString &folder, Sources sources)
{
    auto world = std::make_unique<World>();
    TRY_ASSIGN(world->services,
               services::Services::create(
                   {.profileRoot = folder, .areSourcesSample = sources == Sources::Sample}));
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

Expected<Figures> filtering(World &world, const QString &suffix, double promisedMs)
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
    return Figures{{.name = u"filter-key"_s + suffix,
                    .what = u"ms, a key in the filter to painted rows"_s,
                    .value = median(keys),
                    .valueMax = promisedMs},
                   {.name = u"filter-key-worst"_s + suffix,
                    .what = u"ms, the slowest of them"_s,
                    .value = *std::max_element(keys.begin(), keys.end())}};
}

} // namespace endpaper::bench
