// SPDX-License-Identifier: GPL-3.0-or-later
#include "configuration.h"

#include <QDir>
#include <QFile>

#include <CLI/CLI.hpp>

#include <toml++/toml.h>

#include <map>

namespace endpaper {

using namespace Qt::StringLiterals;

namespace {

using Setter = std::function<bool(const toml::node &)>;

Setter text(QString &target)
{
    return [&target](const toml::node &node) {
        const auto value = node.value_exact<std::string>();
        target = QString::fromStdString(value.value_or(""));
        return value.has_value();
    };
}

Setter bytes(QByteArray &target)
{
    return [&target](const toml::node &node) {
        const auto value = node.value_exact<std::string>();
        target = QByteArray::fromStdString(value.value_or(""));
        return value.has_value();
    };
}

Setter flag(bool &target)
{
    return [&target](const toml::node &node) {
        const auto value = node.value_exact<bool>();
        target = value.value_or(target);
        return value.has_value();
    };
}

template <typename T> Setter number(T &target, qint64 min, qint64 max, qint64 unit = 1)
{
    return [&target, min, max, unit](const toml::node &node) {
        const auto value = node.value_exact<int64_t>();
        if (!value || *value < min || *value > max) {
            return false;
        }
        target = static_cast<T>(*value * unit);
        return true;
    };
}

Setter seconds(std::chrono::milliseconds &target, qint64 max)
{
    return [&target, max](const toml::node &node) {
        const auto value = node.value_exact<int64_t>();
        if (!value || *value < 1 || *value > max) {
            return false;
        }
        target = std::chrono::seconds(*value);
        return true;
    };
}

Setter texts(std::function<bool(const QString &)> add)
{
    return [add = std::move(add)](const toml::node &node) {
        const toml::array *array = node.as_array();
        if (!array) {
            return false;
        }
        for (const toml::node &element : *array) {
            const auto value = element.value_exact<std::string>();
            if (!value || !add(QString::fromStdString(*value))) {
                return false;
            }
        }
        return true;
    };
}

constexpr qint64 million = 1'000'000;

std::map<std::string, Setter> setters(Configuration &c)
{
    server::Settings &s = c.settings;
    server::Limits &l = c.http.limits;
    return {
        {"listen",
         [&c](const toml::node &node) {
             return parseListen(
                 QString::fromStdString(node.value_exact<std::string>().value_or("")), c);
         }},
        {"data", text(s.dataFolder)},
        {"name", text(s.name)},
        {"public_url", bytes(s.publicUrl)},
        {"sign_up", flag(s.isSignUpOpen)},
        {"tls.enabled", flag(c.hasTls)},
        {"tls.certificate", text(c.certificateFile)},
        {"tls.key", text(c.keyFile)},
        {"tls.hosts", texts([&c](const QString &host) {
             c.certificateHosts.append(host);
             return true;
         })},
        {"http.trusted_proxies", texts([&c](const QString &subnet) {
             const auto parsed = QHostAddress::parseSubnet(subnet);
             c.http.trustedProxies.append(parsed);
             return !parsed.first.isNull();
         })},
        {"http.request_line_bytes", number(l.requestLineBytesMax, 256, million)},
        {"http.header_bytes", number(l.headerBytesMax, 1024, million)},
        {"http.header_fields", number(l.headerFieldsMax, 10, 10'000)},
        {"http.head_seconds", seconds(l.headTimeMax, 3600)},
        {"http.idle_seconds", seconds(l.idleTimeMax, 3600)},
        {"http.bytes_per_second", number(l.bytesPerSecondMin, 1, million)},
        {"http.connections_per_address", number(l.connectionsPerAddressMax, 1, million)},
        {"http.connections_trusted", number(l.connectionsPerTrustedMax, 1, million)},
        {"sessions.access_token_seconds", number(s.accessTokenSeconds, 1, 86'400)},
        {"sessions.refresh_token_days", number(s.refreshTokenDays, 1, 3650)},
        {"passwords.operations", number(s.passwordOperations, 1, 100)},
        {"passwords.memory_kib", number(s.passwordMemoryBytes, 8, 4 * million, 1024)},
        {"limits.attempts_per_email", number(s.attemptsPerEmailMax, 1, million)},
        {"limits.attempts_per_address", number(s.attemptsPerAddressMax, 1, million)},
        {"limits.attempts_window_seconds", number(s.attemptsWindowSeconds, 1, 86'400)},
        {"limits.readers", number(s.readers, 0, 256)},
        {"limits.read_queue", number(s.readQueueMax, 1, million)},
        {"limits.write_queue", number(s.writeQueueMax, 1, million)},
        {"limits.catalogue_mib", number(s.catalogueBytesMax, 1, million, 1 << 20)},
        {"sync.rows", number(s.sync.liveRowsMax, 1, 1000 * million)},
        {"sync.megabytes", number(s.sync.bytesMax, 1, 10 * million, million)},
        {"sync.pushes_per_second", number(s.sync.pushesPerSecond, 1, million)},
        {"sync.push_burst", number(s.sync.pushBurst, 1, million)},
        {"sync.repairs_per_hour", number(s.sync.repairsPerHour, 1, million)},
        {"sync.repair_burst", number(s.sync.repairBurst, 1, million)},
        {"sync.devices", number(s.sync.devicesMax, 1, 10'000)},
        {"sync.members", number(s.sync.membersMax, 2, 10'000)},
        {"places.cell_m",
         [&s](const toml::node &node) {
             const auto value = node.value_exact<int64_t>().value_or(0);
             s.positionCellMetres = int(value);
             return value == 1000 || value == 3000 || value == 10'000;
         }},
        {"jobs.here", flag(s.hasJobs)},
        {"metrics.token", bytes(s.metricsToken)},
        {"mail.host", text(s.mail.host)},
        {"mail.port", number(s.mail.port, 1, 65'535)},
        {"mail.security",
         [&s](const toml::node &node) {
             const std::string value = node.value_exact<std::string>().value_or("");
             using Security = server::MailSettings::Security;
             s.mail.security = value == "none" ? Security::None
                 : value == "tls"              ? Security::Tls
                                               : Security::StartTls;
             return value == "none" || value == "tls" || value == "starttls";
         }},
        {"mail.user", text(s.mail.user)},
        {"mail.password", text(s.mail.password)},
        {"mail.from", text(s.mail.from)},
        {"legacy.enabled", flag(s.isLegacyOn)},
        {"legacy.token", bytes(s.legacyToken)},
        {"sources.folder", text(s.sourcesFolder)},
    };
}

// Every value of the file goes to its setter; one without a setter, or of the wrong kind, is told.
tl::expected<void, QString> walk(const toml::table &table, const std::string &prefix,
                                 const std::map<std::string, Setter> &known)
{
    for (const auto &[key, node] : table) {
        const std::string name = prefix + std::string(key.str());
        if (const toml::table *inner = node.as_table()) {
            if (auto done = walk(*inner, name + ".", known); !done) {
                return done;
            }
            continue;
        }
        const auto setter = known.find(name);
        const bool isSet = setter != known.end() && setter->second(node);
        if (!isSet) {
            return tl::unexpected(u"line %1: %2 \"%3\""_s.arg(node.source().begin.line)
                                      .arg(setter == known.end()
                                               ? u"there is no setting"_s
                                               : u"this value is not possible for"_s,
                                           QString::fromStdString(name)));
        }
    }
    return {};
}

} // namespace

bool parseListen(const QString &text, Configuration &configuration)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool isPort = false;
    const ushort port = text.mid(colon + 1).toUShort(&isPort);
    QString host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']')) {
        host = host.mid(1, host.size() - 2);
    }
    if (colon < 0 || !isPort || host.isEmpty()) {
        return false;
    }
    configuration.host = host;
    configuration.port = port;
    return true;
}

tl::expected<void, QString> applyFile(const QString &path, Configuration &configuration)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return tl::unexpected(u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    }
    try {
        const toml::table table = toml::parse(file.readAll().toStdString());
        if (auto done = walk(table, {}, setters(configuration)); !done) {
            return tl::unexpected(path % u", "_s % done.error());
        }
    } catch (const toml::parse_error &error) {
        return tl::unexpected(u"%1, line %2: %3"_s.arg(path)
                                  .arg(error.source().begin.line)
                                  .arg(QString::fromUtf8(error.description().data(),
                                                         qsizetype(error.description().size()))));
    }
    if (configuration.certificateFile.isEmpty() != configuration.keyFile.isEmpty()) {
        return tl::unexpected(u"%1: [tls] needs both certificate and key, or neither"_s.arg(path));
    }
    return {};
}

tl::expected<Configuration, Stop> parseArguments(int argc, const char *const *argv)
{
    CLI::App app("The Endpaper daemon: wishlists, searches and neighbours for its readers.",
                 "endpaperd");
    std::string data;
    std::string listen;
    std::string file;
    Configuration configuration;
    server::Settings &settings = configuration.settings;
    app.add_option("--data", data, "Folder that holds everything; made if it is not there")
        ->type_name("DIR");
    app.add_option("--listen", listen, "Address and port; port 0 picks a free one (127.0.0.1:8340)")
        ->type_name("HOST:PORT");
    app.add_option("--config", file, "Settings, TOML (DIR/endpaperd.toml, if it is there)")
        ->type_name("FILE");
    app.add_flag("--solo", settings.isSolo,
                 "One reader on this computer: makes the account by itself");
    app.add_flag("--demo", settings.isDemo, "Data that restores itself");
    app.add_flag("--sample-sources", settings.isSample,
                 "Made-up offers instead of every outbound host");
    app.add_flag("--jobs-only", settings.isJobsOnly,
                 "Serves nobody: searches and sends letters for the endpaperd that serves DIR");
    app.set_version_flag("--version", "endpaperd " ENDPAPER_VERSION);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        std::ostringstream out;
        const int code = app.exit(error, out, out);
        return tl::unexpected(Stop{code == 0 ? 0 : 2, QString::fromStdString(out.str()).trimmed()});
    }
    settings.version = ENDPAPER_VERSION;
    if (settings.isSolo) {
        configuration.port = 0;
    }
    const QString usual = QString::fromStdString(data) % u"/endpaperd.toml"_s;
    const bool hasUsual = file.empty() && !data.empty() && QFile::exists(usual);
    if (!file.empty() || hasUsual) {
        if (auto done = applyFile(hasUsual ? usual : QString::fromStdString(file), configuration);
            !done) {
            return tl::unexpected(Stop{2, u"endpaperd: "_s % done.error()});
        }
    }
    if (!data.empty()) {
        settings.dataFolder = QString::fromStdString(data);
    }
    if (!listen.empty() && !parseListen(QString::fromStdString(listen), configuration)) {
        return tl::unexpected(
            Stop{2, u"endpaperd: \"%1\" is no HOST:PORT"_s.arg(QString::fromStdString(listen))});
    }
    if (settings.isJobsOnly && !listen.empty()) {
        return tl::unexpected(Stop{2, u"endpaperd: --jobs-only listens nowhere"_s});
    }
    if (settings.dataFolder.isEmpty()) {
        return tl::unexpected(Stop{2, u"endpaperd: --data DIR is needed"_s});
    }
    settings.dataFolder = QDir(settings.dataFolder).absolutePath();
    return configuration;
}

} // namespace endpaper
