// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "base/clock.h"
#include "store/engine/migrator.h"
#include "store/vault/folderlock.h"
#include "store/vault/vault.h"
#include "store/vault/workerlock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

namespace endpaper::ctl {

using namespace Qt::StringLiterals;
using store::Database;
using store::Migrator;

namespace {

// A rename is safe on the disk only after the file's bytes are, and then its folder's entry.
bool syncToDisk(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return false;
    }
    const bool isSynced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return isSynced;
}

// Whole, ours, and not newer than this program.
Expected<> checkVault(const QString &path)
{
    TRY_ASSIGN(const auto database, store::openVaultReader(path));
    {
        TRY_ASSIGN(auto check, database->prepare("PRAGMA integrity_check(1)"));
        TRY(check.step());
        if (check.text(0) != "ok"_L1) {
            return fail(ErrorKind::Corrupt, check.text(0));
        }
    }
    TRY_ASSIGN(const int version, Migrator::versionOf(*database));
    TRY_ASSIGN(const int latest, Migrator(u":/endpaper/vault/migrations"_s).latestVersion());
    if (version > latest) {
        return fail(ErrorKind::Unsupported,
                    u"schema %1, this program knows %2"_s.arg(version).arg(latest));
    }
    TRY_ASSIGN(auto transaction,
               store::Transaction::begin(*database, store::Transaction::Mode::Deferred));
    const auto identity = store::getServerIdentity(transaction);
    return identity ? Expected<>() : fail(ErrorKind::Corrupt, u"it is no vault of Endpaper"_s);
}

} // namespace

Outcome backup(const QString &folder, const QString &path)
{
    const QString vault = folder % u"/vault.sqlite"_s;
    if (!QFileInfo::exists(vault)) {
        return tl::unexpected(u"There is no vault in %1"_s.arg(folder));
    }
    if (QFileInfo::exists(path)) {
        return tl::unexpected(u"%1 is there already; a backup overwrites nothing"_s.arg(path));
    }
    const QString part = path % u".part"_s;
    QFile::remove(part);
    const auto done = [&]() -> Expected<> {
        TRY_ASSIGN(const auto database, store::openVaultReader(vault));
        {
            TRY_ASSIGN(auto copy, database->prepare("VACUUM INTO ?1"));
            TRY(copy.bindAll(part).run());
        }
        QFile::setPermissions(part, QFile::ReadOwner | QFile::WriteOwner);
        return checkVault(part);
    }();
    if (!done) {
        QFile::remove(part);
        return tl::unexpected(u"The backup was not written: %1"_s.arg(done.error().context));
    }
    if (!syncToDisk(part) || !QFile::rename(part, path)
        || !syncToDisk(QFileInfo(path).absolutePath())) {
        QFile::remove(part);
        return tl::unexpected(u"%1 cannot be written"_s.arg(path));
    }
    say(u"%1: %2 bytes"_s.arg(path).arg(QFileInfo(path).size()));
    return {};
}

Outcome restore(const QString &folder, const QString &path)
{
    if (!QFileInfo(path).isFile()) {
        return tl::unexpected(u"There is no file %1"_s.arg(path));
    }
    if (!QDir().mkpath(folder)) {
        return tl::unexpected(u"The folder %1 cannot be made"_s.arg(folder));
    }
    const auto lock = store::FolderLock::take(folder);
    if (!lock) {
        return tl::unexpected(lock.error().kind == ErrorKind::Conflict
                                  ? u"endpaperd is using %1. Stop it first."_s.arg(folder)
                                  : lock.error().context);
    }
    const auto alone = store::WorkerLock::takeAll(folder);
    if (!alone) {
        return tl::unexpected(
            alone.error().kind == ErrorKind::Conflict
                ? u"endpaperd --jobs-only is working for %1. Stop it first."_s.arg(folder)
                : alone.error().context);
    }
    const QString vault = folder % u"/vault.sqlite"_s;
    const QString incoming = vault % u".restoring"_s;
    QFile::remove(incoming);
    if (!QFile::copy(path, incoming)) {
        return tl::unexpected(
            u"%1 cannot be copied into %2. Is the disk full?"_s.arg(path, folder));
    }
    QFile::setPermissions(incoming, QFile::ReadOwner | QFile::WriteOwner);
    const auto checked = checkVault(incoming);
    QFile::remove(incoming % u"-wal"_s);
    QFile::remove(incoming % u"-shm"_s);
    if (!checked) {
        QFile::remove(incoming);
        return tl::unexpected(
            checked.error().kind == ErrorKind::Unsupported
                ? u"%1 was made by a newer Endpaper. Nothing was changed."_s.arg(path)
                : u"%1 is no whole backup (%2). Nothing was changed."_s.arg(
                    path, checked.error().context));
    }
    // What was there stays, with its own log, until a person removes it.
    const QString before = vault % u".before-restore-"_s
        % toRfc3339(SystemClock::instance().now()).remove(u':').remove(u'.');
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s}) {
        if (QFileInfo::exists(vault % suffix) && !QFile::rename(vault % suffix, before % suffix)) {
            return tl::unexpected(u"%1 cannot be set aside"_s.arg(vault % suffix));
        }
    }
    if (!syncToDisk(incoming) || !QFile::rename(incoming, vault) || !syncToDisk(folder)) {
        return tl::unexpected(
            u"%1 cannot be put in place; what was there is %2"_s.arg(vault, before));
    }
    say(u"Restored. What was there before is %1"_s.arg(before));
    return {};
}

} // namespace endpaper::ctl
