// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/cachefile.h"

#include "base/log.h"
#include "store/cache/outbox.h"
#include "store/cache/remote.h"
#include "store/cache/salvage.h"
#include "store/engine/migrator.h"

#include <QDateTime>
#include <QFile>
#include <QScopeGuard>

namespace endpaper::store {

using namespace Qt::StringLiterals;

QString cachePath(const QString &folder, const Uuid &server, const Uuid &account)
{
    return folder % u'/' % server.toString() % u'-' % account.toString() % u".endpaper"_s;
}

QString soloCachePath(const QString &folder) { return folder % u"/solo.endpaper"_s; }

namespace {
// The lists are held by who shows them; the system keeps the file's pages too.
constexpr int pagesKiB = 2048;

Expected<> checkIfUnclean(Database &database)
{
    TRY_ASSIGN(const int version, Migrator::versionOf(database));
    if (version == 0) {
        return {};
    }
    TRY_ASSIGN(auto query, database.prepare("SELECT is_open FROM state"));
    TRY_ASSIGN(const bool isThere, query.step());
    if (!isThere || !query.boolean(0)) {
        return {};
    }
    TRY_ASSIGN(auto check, database.prepare("PRAGMA quick_check(1)"));
    TRY(check.step());
    if (check.text(0) != "ok"_L1) {
        return fail(ErrorKind::Corrupt, u"quick_check: "_s % check.text(0));
    }
    return {};
}

Expected<> makeReady(Database &database)
{
    TRY_ASSIGN(auto transaction, Transaction::begin(database));
    TRY_ASSIGN(const DeviceState state, loadDeviceState(transaction));
    if (state.device == 0) {
        TRY(becomeNewDevice(transaction));
    }
    TRY(database.execute("UPDATE state SET is_open = 1"));
    return transaction.commit();
}

Expected<std::unique_ptr<Database>> openWhole(const QString &path)
{
    TRY_ASSIGN(auto database, Database::open(path, {.cacheKiB = pagesKiB}));
    const Migrator migrator(u":/endpaper/cache/migrations"_s);
    TRY_ASSIGN(const int latest, migrator.latestVersion());
    TRY_ASSIGN(const int version, Migrator::versionOf(*database));
    if (version > latest) {
        return fail(ErrorKind::Unsupported,
                    u"the cache is of a newer program: schema %1"_s.arg(version));
    }
    TRY(checkIfUnclean(*database));
    TRY(migrator.migrate(*database));
    TRY(makeReady(*database));
    return database;
}

Expected<QString> setAside(const QString &path)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    QString aside = path % u".damaged-"_s % stamp;
    for (int i = 2; QFile::exists(aside); ++i) {
        aside = path % u".damaged-"_s % stamp % u'-' % QString::number(i);
    }
    if (!QFile::rename(path, aside)) {
        return fail(ErrorKind::Unavailable, u"cannot set the damaged cache aside: "_s % path);
    }
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s}) {
        QFile::rename(path % suffix, aside % suffix);
    }
    return aside;
}
} // namespace

Expected<std::unique_ptr<Database>> openCache(const QString &path, CacheReport *report,
                                              FileHold *hold)
{
    auto opened = openWhole(path);
    if (opened || opened.error().kind != ErrorKind::Corrupt) {
        return opened;
    }
    qCWarning(lcStore) << "the cache is damaged:" << opened.error().context;
    if (hold) {
        TRY(hold->become(FileHold::Kind::Alone));
    }
    const auto again = qScopeGuard([hold] {
        if (hold && !hold->become(FileHold::Kind::Shared)) {
            qCWarning(lcStore) << "the cache's hold stays alone";
        }
    });
    TRY_ASSIGN(const QString aside, setAside(path));
    Salvage salvage;
    if (const auto damaged = Database::open(aside, {.access = Database::Access::ReadOnly})) {
        if (const auto read = readSalvage(**damaged, salvage); !read) {
            qCWarning(lcStore) << "salvage:" << read.error().context;
        }
    }
    TRY_ASSIGN(auto fresh, openWhole(path));
    if (!salvage.isEmpty()) {
        TRY(writeSalvage(*fresh, salvage));
    }
    if (report) {
        *report = {aside, int(salvage.groups.size()), salvage.lost};
    }
    return fresh;
}

Expected<> closeCacheCleanly(Database &database, const FileHold *hold)
{
    constexpr auto clean = "UPDATE state SET is_open = 0";
    if (!hold) {
        return database.execute(clean);
    }
    // Whoever opens it after this look writes its own mark after this transaction.
    TRY_ASSIGN(auto transaction, Transaction::begin(database));
    if (!hold->isAlone()) {
        return {};
    }
    TRY(database.execute(clean));
    return transaction.commit();
}

} // namespace endpaper::store
