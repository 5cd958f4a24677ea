// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "server/api/settings.h"
#include "server/http/httpserver.h"

#include <QString>

namespace endpaper {

// Everything that the command line and the configuration file say.
struct Configuration
{
    server::Settings settings;
    server::HttpOptions http;
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 8340;
    bool hasTls = false;
    QString certificateFile; // both empty: self-made
    QString keyFile;
    QStringList certificateHosts; // further names in a self-made certificate
};

// What parsing ends in when there is nothing to run: the text (help, version, or what is wrong) and
// the exit code (0 or 2).
struct Stop
{
    int code = 0;
    QString text;
};

[[nodiscard]] tl::expected<Configuration, Stop> parseArguments(int argc, const char *const *argv);
// The configuration file's values over what stands there; the sentence says which line is wrong.
[[nodiscard]] tl::expected<void, QString> applyFile(const QString &path,
                                                    Configuration &configuration);
// "127.0.0.1:8340", "[::1]:0", "localhost:80", "*:8340".
[[nodiscard]] bool parseListen(const QString &text, Configuration &configuration);

} // namespace endpaper
