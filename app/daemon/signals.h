// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace endpaper {

// Calls `end` on the event loop at SIGTERM or SIGINT; a second one ends the process at once.
void onEndSignal(QObject *context, std::function<void()> end);
// Calls `end` when standard input, if it is a pipe, is closed at its other end: the program that
// started us has gone. A terminal, a file or /dev/null (a service) is not watched.
void onInputClosed(QObject *context, std::function<void()> end);

} // namespace endpaper
