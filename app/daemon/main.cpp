// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemon.h"
#include "signals.h"

#include "server/live/epolldispatcher.h"

#include <QCoreApplication>

#include <sodium.h>

#include <cstdio>
#include <sys/stat.h>

using namespace endpaper;
using namespace Qt::StringLiterals;

namespace {

constexpr int exitDone = 0;
constexpr int exitCouldNot = 1;

void say(std::FILE *stream, const QString &line)
{
    std::fprintf(stream, "%s\n", line.toLocal8Bit().constData());
    std::fflush(stream);
}

} // namespace

int main(int argc, char **argv)
{
    auto configuration = parseArguments(argc, argv);
    if (!configuration) {
        say(configuration.error().code == exitDone ? stdout : stderr, configuration.error().text);
        return configuration.error().code;
    }
    ::umask(077); // nothing here is for others
    QCoreApplication::setEventDispatcher(new server::EpollDispatcher);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"endpaperd"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(ENDPAPER_VERSION));
    if (sodium_init() < 0) {
        say(stderr, u"endpaperd: libsodium does not start"_s);
        return exitCouldNot;
    }
    const bool isSolo = configuration->settings.isSolo;
    const bool isJobsOnly = configuration->settings.isJobsOnly;
    const QString folder = configuration->settings.dataFolder;
    Daemon daemon(std::move(*configuration));
    QObject::connect(&daemon, &Daemon::stopped, &application, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    QObject::connect(
        &daemon, &Daemon::gaveUp, &application,
        [](const QString &sentence) {
            say(stderr, u"endpaperd: "_s % sentence);
            QCoreApplication::exit(exitCouldNot);
        },
        Qt::QueuedConnection);
    onEndSignal(&application, [&daemon] { daemon.stop(); });
    if (isSolo) {
        onInputClosed(&application, [&daemon] { daemon.stop(); });
    }
    if (const auto started = daemon.start(); !started) {
        say(stderr, u"endpaperd: "_s % started.error());
        return exitCouldNot;
    }
    say(stdout,
        isJobsOnly ? u"endpaperd working for "_s % folder
                   : u"endpaperd listening on "_s % daemon.url());
    return QCoreApplication::exec();
}
