// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace endpaper::desktop {

// The command line of `endpaper`.
struct Options
{
    QString profile; // empty: the user's data folder
    QString tour; // folder of the tour's screenshots; empty: no tour
    bool isTourShort = false; // without a shared daemon, a second device and neighbours
    bool isTourPeer = false; // steered by a tour, line by line
    bool isSelfTest = false;
    bool isStartReported = false; // a line once rows are painted, for the figures
    bool areSourcesSample = false; // a tour implies it
    QString catalogue; // for the tour
    QString exportFile; // for the tour
    QStringList files; // to be brought in
};

// Nothing: something was printed and the program ends with `exitCode` (2: wrong usage).
[[nodiscard]] std::optional<Options> parseOptions(int argc, char **argv, int &exitCode);

} // namespace endpaper::desktop
