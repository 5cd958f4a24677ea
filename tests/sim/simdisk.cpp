// SPDX-License-Identifier: GPL-3.0-or-later
#include "simdisk.h"

#include "simdiskfile.h"

#include <sqlite3.h>

namespace endpaper::sim {

using namespace Qt::StringLiterals;

namespace {

// One world at a time has the disk: SQLite asks for files by name only.
Disk *theDisk = nullptr;

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    auto *slot = reinterpret_cast<OpenFile *>(file);
    slot->base.pMethods = nullptr;
    const QString path = name ? QString::fromUtf8(name) : u"/nobody/temporary"_s;
    const QString process = Disk::processOf(path);
    const QString key = Disk::keyOf(path);
    if (theDisk->isDead(process)) {
        return SQLITE_CANTOPEN;
    }
    if (!(flags & SQLITE_OPEN_CREATE) && !theDisk->exists(key)) {
        return SQLITE_CANTOPEN;
    }
    slot->handle = new Disk::Handle{theDisk, name ? theDisk->open(key) : nullptr, process};
    if (!name) {
        slot->handle->file = std::make_shared<Disk::File>();
    }
    slot->handle->file->handles.push_back(slot->handle);
    slot->base.pMethods = diskMethods();
    if (outFlags) {
        *outFlags = flags;
    }
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs *, const char *name, int)
{
    const QString path = QString::fromUtf8(name);
    const int code = theDisk->beforeChange(Disk::processOf(path), false);
    if (code != SQLITE_OK) {
        return code;
    }
    theDisk->remove(Disk::keyOf(path));
    return SQLITE_OK;
}

int accessFile(sqlite3_vfs *, const char *name, int, int *result)
{
    *result = theDisk->exists(Disk::keyOf(QString::fromUtf8(name))) ? 1 : 0;
    return SQLITE_OK;
}

int fullPath(sqlite3_vfs *, const char *name, int bytes, char *out)
{
    qstrncpy(out, name, size_t(bytes));
    return SQLITE_OK;
}

int randomness(sqlite3_vfs *, int bytes, char *out)
{
    for (int i = 0; i < bytes; ++i) {
        out[i] = char(theDisk->random());
    }
    return bytes;
}

int sleepNot(sqlite3_vfs *, int microseconds) { return microseconds; }

int currentTime(sqlite3_vfs *, sqlite3_int64 *out)
{
    *out = sqlite3_int64(2'461'000) * 86'400'000;
    return SQLITE_OK;
}

int lastError(sqlite3_vfs *, int, char *) { return 0; }

sqlite3_vfs *simVfs()
{
    static sqlite3_vfs vfs = [] {
        sqlite3_vfs made = {};
        made.iVersion = 2;
        made.szOsFile = int(sizeof(OpenFile));
        made.mxPathname = 512;
        made.zName = "endpaper-sim";
        made.xOpen = openFile;
        made.xDelete = deleteFile;
        made.xAccess = accessFile;
        made.xFullPathname = fullPath;
        made.xRandomness = randomness;
        made.xSleep = sleepNot;
        made.xCurrentTimeInt64 = currentTime;
        made.xGetLastError = lastError;
        return made;
    }();
    return &vfs;
}

} // namespace

Disk::Disk(quint32 seed)
    : m_random(seed)
{
    theDisk = this;
    sqlite3_vfs_register(simVfs(), 1);
}

Disk::~Disk()
{
    sqlite3_vfs_unregister(simVfs());
    theDisk = nullptr;
}

QString Disk::processOf(const QString &path) { return path.section(u'/', 1, 1); }

QString Disk::keyOf(const QString &path)
{
    return u'/' % processOf(path).section(u'~', 0, 0) % u'/' % path.section(u'/', 2);
}

std::shared_ptr<Disk::File> Disk::open(const QString &key)
{
    std::shared_ptr<File> &file = m_files[key];
    if (!file) {
        file = std::make_shared<File>();
    }
    return file;
}

void Disk::crash(const QString &process, Loss loss)
{
    m_dead.insert(process);
    ++m_deaths;
    m_plans.remove(process);
    m_failing.remove(process);
    const QString prefix = u'/' % process.section(u'~', 0, 0) % u'/';
    for (auto it = m_files.begin(); it != m_files.end(); ++it) {
        if (!it.key().startsWith(prefix)) {
            continue;
        }
        const bool isShared = it.value()->abandon(process);
        if (!isShared) {
            lose(*it.value(), loss);
        }
    }
}

void Disk::lose(File &file, Loss loss)
{
    if (loss == Loss::Nothing) {
        return;
    }
    const auto isKept = [this] { return (m_random.generate() & 1) != 0; };
    for (const File::Change &change : file.pending) {
        const bool isWhole = loss != Loss::SomeSectors || change.isTruncation();
        if (isWhole && loss != Loss::Everything && isKept()) {
            File::apply(file.durable, change);
        }
        for (qsizetype at = 0; !isWhole && at < change.bytes.size(); at += sectorBytes) {
            if (isKept()) {
                File::apply(file.durable, {change.at + at, change.bytes.mid(at, sectorBytes), -1});
            }
        }
    }
    file.pending.clear();
    file.data = file.durable;
}

void Disk::revive(const QString &process) { m_dead.remove(process); }

void Disk::crashAt(const QString &process, qint64 changes, Loss loss)
{
    m_plans.insert(process, {changes, loss});
}

void Disk::fail(const QString &process, Fault fault, int count, int skip)
{
    m_failing.insert(process, {fault, skip, count});
}

void Disk::calm(const QString &process)
{
    m_plans.remove(process);
    m_failing.remove(process);
}

int Disk::beforeChange(const QString &process, bool isSync)
{
    if (isDead(process)) {
        return SQLITE_IOERR;
    }
    ++m_changes[process];
    if (const auto plan = m_plans.find(process); plan != m_plans.end() && --plan->left <= 0) {
        crash(process, plan->loss);
        return SQLITE_IOERR;
    }
    const auto failing = m_failing.find(process);
    if (failing == m_failing.end() || failing->fault == Fault::Busy) {
        return SQLITE_OK;
    }
    if (failing->skip-- > 0) {
        return SQLITE_OK;
    }
    const Fault fault = failing->fault;
    if (--failing->count <= 0) {
        m_failing.erase(failing);
    }
    if (isSync) {
        return fault == Fault::BadSync ? SQLITE_IOERR_FSYNC : SQLITE_OK;
    }
    switch (fault) {
    case Fault::Full:
        return SQLITE_FULL;
    case Fault::BadIo:
        return SQLITE_IOERR_WRITE;
    default:
        return SQLITE_OK;
    }
}

int Disk::beforeLock(const QString &process)
{
    if (isDead(process)) {
        return SQLITE_IOERR_LOCK;
    }
    const auto failing = m_failing.find(process);
    if (failing == m_failing.end() || failing->fault != Fault::Busy) {
        return SQLITE_OK;
    }
    if (--failing->count <= 0) {
        m_failing.erase(failing);
    }
    return SQLITE_BUSY;
}

Disk::Backup Disk::backup(const QString &process) const
{
    Backup backup;
    const QString prefix = u'/' % process % u'/';
    for (auto it = m_files.cbegin(); it != m_files.cend(); ++it) {
        if (it.key().startsWith(prefix)) {
            backup.insert(it.key().mid(prefix.size()), it.value()->data);
        }
    }
    return backup;
}

void Disk::restore(const QString &process, const Backup &backup)
{
    const QString prefix = u'/' % process % u'/';
    for (auto it = m_files.begin(); it != m_files.end();) {
        it = it.key().startsWith(prefix) ? m_files.erase(it) : std::next(it);
    }
    for (auto it = backup.cbegin(); it != backup.cend(); ++it) {
        auto file = std::make_shared<File>();
        file->data = it.value();
        file->durable = it.value();
        m_files.insert(prefix % it.key(), file);
    }
}

qint64 Disk::bytesOf(const QString &process) const
{
    qint64 bytes = 0;
    const Backup files = backup(process);
    for (const QByteArray &data : files) {
        bytes += data.size();
    }
    return bytes;
}

} // namespace endpaper::sim
