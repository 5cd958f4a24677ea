// SPDX-License-Identifier: GPL-3.0-or-later
#include "simdiskfile.h"

#include <cstring>

namespace endpaper::sim {

void Disk::File::apply(QByteArray &bytes, const Change &change)
{
    if (change.isTruncation()) {
        bytes.truncate(change.size);
        return;
    }
    const qint64 end = change.at + change.bytes.size();
    if (bytes.size() < end) {
        if (bytes.capacity() < end) {
            bytes.reserve(end * 2);
        }
        bytes.append(end - bytes.size(), '\0');
    }
    std::memcpy(bytes.data() + change.at, change.bytes.constData(), size_t(change.bytes.size()));
}

void Disk::File::change(Change what)
{
    apply(data, what);
    pending.push_back(std::move(what));
}

void Disk::File::sync()
{
    for (const Change &change : pending) {
        apply(durable, change);
    }
    pending.clear();
}

bool Disk::File::abandon(const QString &process)
{
    for (Handle *handle : handles) {
        if (handle->process == process) {
            handle->isDead = true;
        }
    }
    std::erase_if(handles, [](const Handle *handle) { return handle->isDead; });
    if (handles.empty()) {
        shared = std::make_shared<Shared>();
    }
    return !handles.empty();
}

void Disk::File::close(Handle *handle)
{
    std::erase(handles, handle);
    if (handles.empty()) {
        shared = std::make_shared<Shared>();
    }
}

namespace {

Disk::Handle *of(sqlite3_file *file) { return reinterpret_cast<OpenFile *>(file)->handle; }

int closeFile(sqlite3_file *file)
{
    Disk::Handle *handle = of(file);
    handle->file->close(handle);
    delete handle;
    return SQLITE_OK;
}

int readFile(sqlite3_file *file, void *out, int bytes, sqlite3_int64 at)
{
    const Disk::Handle *handle = of(file);
    if (handle->isDead) {
        return SQLITE_IOERR_READ;
    }
    const QByteArray &data = handle->file->data;
    const qint64 there = std::clamp<qint64>(data.size() - at, 0, bytes);
    if (there > 0) {
        std::memcpy(out, data.constData() + at, size_t(there));
    }
    if (there < bytes) {
        std::memset(static_cast<char *>(out) + there, 0, size_t(bytes - there));
        return SQLITE_IOERR_SHORT_READ;
    }
    return SQLITE_OK;
}

// A write at which the process dies may still have reached the disk, as a whole or in part.
int changeFile(sqlite3_file *file, Disk::File::Change change)
{
    Disk::Handle *handle = of(file);
    if (handle->isDead) {
        return SQLITE_IOERR_WRITE;
    }
    const int code = handle->disk->beforeChange(handle->process, false);
    if (code == SQLITE_OK) {
        handle->file->change(std::move(change));
    }
    return code;
}

int writeFile(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
    return changeFile(file, {at, QByteArray(static_cast<const char *>(bytes), size), -1});
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size) { return changeFile(file, {0, {}, size}); }

int syncFile(sqlite3_file *file, int)
{
    Disk::Handle *handle = of(file);
    if (handle->isDead) {
        return SQLITE_IOERR_FSYNC;
    }
    const int code = handle->disk->beforeChange(handle->process, true);
    if (code == SQLITE_OK) {
        handle->file->sync();
    }
    return code;
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    const Disk::Handle *handle = of(file);
    *size = handle->file->data.size();
    return handle->isDead ? SQLITE_IOERR_FSTAT : SQLITE_OK;
}

int lockFile(sqlite3_file *file, int level)
{
    Disk::Handle *handle = of(file);
    if (handle->level >= level) {
        return SQLITE_OK;
    }
    const int code = handle->isDead ? SQLITE_IOERR_LOCK : handle->disk->beforeLock(handle->process);
    if (code != SQLITE_OK) {
        return code;
    }
    for (const Disk::Handle *other : handle->file->handles) {
        const int allowed = level == SQLITE_LOCK_SHARED ? SQLITE_LOCK_RESERVED
            : level == SQLITE_LOCK_RESERVED             ? SQLITE_LOCK_SHARED
                                                        : SQLITE_LOCK_NONE;
        if (other != handle && other->level > allowed) {
            return SQLITE_BUSY;
        }
    }
    handle->level = level;
    return SQLITE_OK;
}

int unlockFile(sqlite3_file *file, int level)
{
    of(file)->level = std::min(of(file)->level, level);
    return SQLITE_OK;
}

int isReserved(sqlite3_file *file, int *result)
{
    *result = 0;
    for (const Disk::Handle *other : of(file)->file->handles) {
        *result |= int(other->level >= SQLITE_LOCK_RESERVED);
    }
    return SQLITE_OK;
}

int control(sqlite3_file *, int, void *) { return SQLITE_NOTFOUND; }
int sectorSize(sqlite3_file *) { return Disk::sectorBytes; }
int characteristics(sqlite3_file *) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

int mapShared(sqlite3_file *file, int index, int, int extend, void volatile **out)
{
    Disk::Handle *handle = of(file);
    *out = nullptr;
    if (handle->isDead) {
        return SQLITE_IOERR_SHMMAP;
    }
    if (!handle->shared) {
        handle->shared = handle->file->shared;
    }
    while (extend && int(handle->shared->size()) <= index) {
        handle->shared->push_back(std::make_unique<std::array<char, 32768>>());
    }
    if (index < int(handle->shared->size())) {
        *out = (*handle->shared)[size_t(index)]->data();
    }
    return SQLITE_OK;
}

int lockShared(sqlite3_file *file, int offset, int count, int flags)
{
    Disk::Handle *handle = of(file);
    const unsigned mask = ((1U << count) - 1) << offset;
    if (flags & SQLITE_SHM_UNLOCK) {
        (flags & SQLITE_SHM_SHARED ? handle->sharedLocks : handle->exclusiveLocks) &= ~mask;
        return SQLITE_OK;
    }
    const int code =
        handle->isDead ? SQLITE_IOERR_SHMLOCK : handle->disk->beforeLock(handle->process);
    if (code != SQLITE_OK) {
        return code;
    }
    const bool isShared = flags & SQLITE_SHM_SHARED;
    for (const Disk::Handle *other : handle->file->handles) {
        const unsigned theirs = other->exclusiveLocks | (isShared ? 0 : other->sharedLocks);
        if (other != handle && (theirs & mask)) {
            return SQLITE_BUSY;
        }
    }
    (isShared ? handle->sharedLocks : handle->exclusiveLocks) |= mask;
    return SQLITE_OK;
}

void barrier(sqlite3_file *) { }

int unmapShared(sqlite3_file *file, int)
{
    of(file)->shared.reset();
    of(file)->sharedLocks = 0;
    of(file)->exclusiveLocks = 0;
    return SQLITE_OK;
}

} // namespace

const sqlite3_io_methods *diskMethods()
{
    static const sqlite3_io_methods methods = [] {
        sqlite3_io_methods made = {};
        made.iVersion = 2;
        made.xClose = closeFile;
        made.xRead = readFile;
        made.xWrite = writeFile;
        made.xTruncate = truncateFile;
        made.xSync = syncFile;
        made.xFileSize = fileSize;
        made.xLock = lockFile;
        made.xUnlock = unlockFile;
        made.xCheckReservedLock = isReserved;
        made.xFileControl = control;
        made.xSectorSize = sectorSize;
        made.xDeviceCharacteristics = characteristics;
        made.xShmMap = mapShared;
        made.xShmLock = lockShared;
        made.xShmBarrier = barrier;
        made.xShmUnmap = unmapShared;
        return made;
    }();
    return &methods;
}

} // namespace endpaper::sim
