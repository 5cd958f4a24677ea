// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "daemon/signals.h"
#include "desktop/memory.h"
#include "desktop/options.h"
#include "desktop/startreport.h"
#include "desktop/window.h"
#include "services/services.h"
#include "viewmodel/session.h"

#ifdef ENDPAPER_TOUR
#include "desktop/tour/peer.h"
#include "desktop/tour/tour.h"
#endif

#include <QFontMetrics>
#include <QGuiApplication>
#include <QQmlExtensionPlugin>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QTimer>
#include <QUrl>

// Its own class gives each engine the icons.
Q_IMPORT_QML_PLUGIN(EndpaperUiPlugin)

using namespace Qt::StringLiterals;
using namespace endpaper;

namespace {

constexpr int couldNot = 1;

// The system's fonts are looked up and ours opened while the window's files are read: neither waits
// for the other.
void readFontsMeanwhile()
{
    QThreadPool::globalInstance()->start([] {
        for (const QString &family : {u"Noto Sans"_s, u"Vollkorn"_s}) {
            (void)QFontMetrics(QFont(family)).height();
        }
    });
}

// Opens every place by its command, a turn of the event loop each, and quits as a reader does.
void startSelfTest(viewmodel::Session &session, const desktop::Window &window)
{
    auto *timer = new QTimer(qApp);
    auto places = std::make_shared<QStringList>(QStringList{
        u"go.library"_s, u"view.list"_s, u"view.table"_s, u"view.covers"_s, u"go.find"_s,
        u"go.nearby"_s, u"go.post"_s, u"go.basket"_s, u"go.account"_s, u"go.settings"_s,
        u"file.catalogue"_s, u"view.theme"_s, u"view.theme"_s, u"go.library"_s});
    QObject::connect(timer, &QTimer::timeout, qApp, [&session, &window, places, timer] {
        if (!places->isEmpty()) {
            session.commands()->trigger(places->takeFirst());
            return;
        }
        const int warnings = window.warningCount();
        fprintf(stdout, "self-test: %d warnings\n", warnings);
        timer->stop();
        if (warnings > 0) {
            QCoreApplication::exit(couldNot);
        } else {
            session.commands()->trigger(u"app.quit"_s);
        }
    });
    timer->start(std::chrono::milliseconds(200));
}

} // namespace

int main(int argc, char **argv)
{
    int exitCode = 0;
    const auto options = desktop::parseOptions(argc, argv, exitCode);
    if (!options) {
        return exitCode;
    }
    desktop::keepMemorySmall();
    QGuiApplication app(argc, argv);
    readFontsMeanwhile();
    QGuiApplication::setApplicationName(u"endpaper"_s);
    QGuiApplication::setApplicationDisplayName(u"Endpaper"_s);
    QGuiApplication::setApplicationVersion(QStringLiteral(ENDPAPER_VERSION));
    QGuiApplication::setDesktopFileName(u"endpaper"_s);
    QQuickStyle::setStyle(u"Basic"_s);

    services::Services::Options serviceOptions;
    serviceOptions.profileRoot = options->profile;
    serviceOptions.areSourcesSample = options->areSourcesSample;
#ifdef ENDPAPER_TOUR
    // A tour never touches the reader's own books.
    std::optional<QTemporaryDir> tourProfile;
    if (!options->tour.isEmpty() && options->profile.isEmpty()) {
        serviceOptions.profileRoot = tourProfile.emplace().path();
    }
#endif
    auto services = services::Services::create(serviceOptions);
    if (!services) {
        fprintf(stderr, "endpaper: the folder of the profile cannot be made or written\n");
        return couldNot;
    }
    viewmodel::Session session(**services);
    // The store's thread reads the first list while this one compiles the window.
    session.open();
    desktop::Window window(session);
    QQuickWindow *quick = window.load();
    if (!quick) {
        fprintf(stderr, "endpaper: the window could not be made\n");
        return couldNot;
    }
    // The end of the reader's session closes the cache as the window does.
    onEndSignal(&app, [] { QCoreApplication::quit(); });
    QObject::connect(
        quick, &QQuickWindow::frameSwapped, &app,
        [&services] { desktop::giveMemoryBackSoon((*services)->workspace); },
        Qt::SingleShotConnection);
    if (options->isStartReported) {
        desktop::reportStart(*quick, *session.library());
    }
    if (options->isSelfTest) {
        startSelfTest(session, window);
    }
    for (const QString &file : options->files) {
        session.importer()->startFile(QUrl::fromLocalFile(file));
    }
#ifdef ENDPAPER_TOUR
    std::unique_ptr<QObject> guide;
    if (!options->tour.isEmpty()) {
        auto tour = std::make_unique<desktop::Tour>(
            quick,
            desktop::Tour::Options{.folder = options->tour,
                                   .catalogue = options->catalogue,
                                   .exportFile = options->exportFile,
                                   .isShort = options->isTourShort});
        tour->start();
        guide = std::move(tour);
    } else if (options->isTourPeer) {
        guide = std::make_unique<desktop::Peer>(quick);
    }
#endif
    return QGuiApplication::exec();
}
