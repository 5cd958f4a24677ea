// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/options.h"

#include <CLI/CLI.hpp>

namespace endpaper::desktop {

std::optional<Options> parseOptions(int argc, char **argv, int &exitCode)
{
    CLI::App app("Endpaper finds the next used book.");
    app.set_version_flag("--version", ENDPAPER_VERSION);
    std::string profile;
    std::string tour;
    std::string catalogue;
    std::string exportFile;
    std::vector<std::string> files;
    Options options;
    app.add_option("--profile", profile, "Keep everything of this run under DIR")->type_name("DIR");
    app.add_option("--tour", tour, "Do the main job through the window, screenshots to DIR")
        ->type_name("DIR");
    app.add_flag("--short", options.isTourShort,
                 "The tour at one window alone: no shared server, second device, neighbours");
    app.add_flag("--tour-peer", options.isTourPeer, "Obey a tour, line by line")->group("");
    app.add_flag("--report-start", options.isStartReported, "Say when rows are painted")->group("");
    app.add_flag("--self-test", options.isSelfTest, "Open every page once, fail on any warning");
    app.add_flag("--sample-sources", options.areSourcesSample,
                 "Ask the sample server inside instead of sellers and catalogues");
    app.add_option("--catalogue", catalogue, "The catalogue that the tour brings in")
        ->type_name("FILE");
    app.add_option("--export", exportFile, "The Goodreads export that the tour brings in")
        ->type_name("FILE");
    app.add_option("files", files, "Lists of books to bring in");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        const bool isHelp = app.exit(error) == 0;
        exitCode = isHelp ? 0 : 2;
        return std::nullopt;
    }
    options.profile = QString::fromLocal8Bit(profile.c_str());
    options.tour = QString::fromLocal8Bit(tour.c_str());
    options.catalogue = QString::fromLocal8Bit(catalogue.c_str());
    options.exportFile = QString::fromLocal8Bit(exportFile.c_str());
    options.areSourcesSample = options.areSourcesSample || options.isTourPeer || !tour.empty();
    for (const std::string &file : files) {
        options.files += QString::fromLocal8Bit(file.c_str());
    }
    return options;
}

} // namespace endpaper::desktop
