// SPDX-License-Identifier: GPL-3.0-or-later
#include "signals.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace endpaper {

namespace {

std::array<int, 2> signalSockets{-1, -1};

// Only what is safe in a signal handler.
void handle(int signal)
{
    std::signal(signal, SIG_DFL);
    const char byte = 1;
    (void)!::write(signalSockets[0], &byte, 1);
}

} // namespace

void onEndSignal(QObject *context, std::function<void()> end)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, signalSockets.data()) != 0) {
        return;
    }
    auto *notifier = new QSocketNotifier(signalSockets[1], QSocketNotifier::Read, context);
    QObject::connect(notifier, &QSocketNotifier::activated, context,
                     [notifier, end = std::move(end)] {
                         notifier->setEnabled(false);
                         end();
                     });
    std::signal(SIGTERM, handle);
    std::signal(SIGINT, handle);
    std::signal(SIGPIPE, SIG_IGN);
}

void onInputClosed(QObject *context, std::function<void()> end)
{
    struct stat input = {};
    if (::fstat(STDIN_FILENO, &input) != 0
        || !(S_ISFIFO(input.st_mode) || S_ISSOCK(input.st_mode))) {
        return;
    }
    auto *notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, context);
    QObject::connect(notifier, &QSocketNotifier::activated, context,
                     [notifier, end = std::move(end)] {
                         std::array<char, 256> ignored{};
                         if (::read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0) {
                             notifier->setEnabled(false);
                             end();
                         }
                     });
}

} // namespace endpaper
