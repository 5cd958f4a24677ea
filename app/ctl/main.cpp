// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include <QCoreApplication>
#include <QDir>

#include <CLI/CLI.hpp>
#include <sodium.h>

#include <functional>
#include <sys/stat.h>

using namespace endpaper;
using namespace Qt::StringLiterals;

namespace {

constexpr int exitDone = 0;
constexpr int exitCouldNot = 1;
constexpr int exitWrongUse = 2;

QString text(const std::string &value) { return QString::fromStdString(value); }

int run(const std::function<ctl::Outcome()> &command)
{
    if (const auto done = command(); !done) {
        ctl::tell(u"endpaperctl: "_s % done.error());
        return exitCouldNot;
    }
    return exitDone;
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App app("Keeps an Endpaper daemon's data folder; works beside the running daemon.",
                 "endpaperctl");
    std::string data;
    std::string file;
    std::string role = "reader";
    std::string email;
    std::string name;
    std::function<ctl::Outcome()> command;
    const auto folder = [&data] { return QDir(text(data)).absolutePath(); };
    app.add_option("--data", data, "The daemon's data folder")->required()->type_name("DIR");
    app.set_version_flag("--version", "endpaperctl " ENDPAPER_VERSION);
    app.require_subcommand(1);

    CLI::App *catalogue = app.add_subcommand("catalogue", "The shared catalogue");
    catalogue->require_subcommand(1);
    CLI::App *import = catalogue->add_subcommand(
        "import",
        "Brings a catalogue file in (goodbooks CSV, Gutenberg, Open Library dump, Endpaper); "
        "one that was interrupted goes on");
    import->add_option("FILE", file, "Plain or gzip")->required();
    import->callback([&] { command = [&] { return ctl::importCatalogue(folder(), text(file));
};
});

CLI::App *rates = app.add_subcommand("rates", "Exchange rates");
rates->require_subcommand(1);
CLI::App *newRates = rates->add_subcommand(
    "import", "Takes the European Central Bank's daily file (eurofxref-daily.xml or .csv)");
newRates->add_option("FILE", file)->required();
newRates->callback([&] { command = [&] { return ctl::importRates(folder(), text(file)); }; });

CLI::App *places = app.add_subcommand("places", "Places found by name");
places->require_subcommand(1);
CLI::App *postcodes = places->add_subcommand(
    "import",
    "Takes GeoNames' postal codes (DE.txt of DE.zip, or allCountries.txt); a country that "
    "was there is replaced");
postcodes->add_option("FILE", file)->required();
postcodes->callback([&] { command = [&] { return ctl::importPlaces(folder(), text(file)); }; });

CLI::App *user = app.add_subcommand("user", "Accounts");
user->require_subcommand(1);
CLI::App *create =
    user->add_subcommand("create", "Makes an account; the password is read from standard input");
create->add_option("--email", email, "E-mail address")->required()->type_name("E");
create->add_option("--role", role, "reader, librarian, moderator or admin")
    ->check(CLI::IsMember({"reader", "librarian", "moderator", "admin"}));
create->add_option("--name", name, "What others see");
create->callback([&] {
    command = [&] { return ctl::createUser(folder(), {text(email), text(role), text(name)}); };
});

CLI::App *backup = app.add_subcommand("backup", "Writes everything into one file");
backup->add_option("FILE", file, "Must not be there yet")->required();
backup->callback([&] { command = [&] { return ctl::backup(folder(), text(file)); }; });
CLI::App *restore =
    app.add_subcommand("restore", "Puts a backup in place; the daemon must be stopped");
restore->add_option("FILE", file)->required();
restore->callback([&] { command = [&] { return ctl::restore(folder(), text(file)); }; });

CLI::App *pairing =
    app.add_subcommand("pairing-code", "The code to compare when a desktop first connects");
pairing->add_option("--certificate", file, "The certificate of [tls], where it is not self-made")
    ->type_name("FILE");
pairing->callback([&] { command = [&] { return ctl::printPairingCode(folder(), text(file)); }; });

try {
    app.parse(argc, argv);
} catch (const CLI::ParseError &error) {
    return app.exit(error) == 0 ? exitDone : exitWrongUse;
}
QCoreApplication application(argc, argv);
QCoreApplication::setApplicationName(u"endpaperctl"_s);
if (sodium_init() < 0) {
    ctl::tell(u"endpaperctl: libsodium does not start"_s);
    return exitCouldNot;
}
return run(command);
}
