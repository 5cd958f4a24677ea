// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/workerlock.h"

#include <QFile>
#include <QtEndian>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace endpaper::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 allBytes = 0; // as fcntl has it: to the end, however far

// Behind those of the modes; by the random half of the id.
qint64 byteOf(const Uuid &worker)
{
    const auto half = qFromBigEndian<quint64>(worker.bytes().data() + 8);
    return WorkerLock::modesMax + qint64(half >> 3U);
}

struct flock rangeOf(short kind, qint64 from, qint64 bytes)
{
    struct flock range = {};
    range.l_type = kind;
    range.l_whence = SEEK_SET;
    range.l_start = from;
    range.l_len = bytes;
    return range;
}

} // namespace

Expected<std::unique_ptr<WorkerLock>> WorkerLock::open(const QString &folder)
{
    const QString path = folder % u"/workers.lock"_s;
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return fail(ErrorKind::Unavailable, path % u": "_s % qt_error_string(errno));
    }
    return std::unique_ptr<WorkerLock>(new WorkerLock(descriptor));
}

WorkerLock::~WorkerLock() { ::close(m_descriptor); }

// Locks of the open file, not of the process: two of one process do not share them.
Expected<> WorkerLock::lock(short kind, qint64 from, qint64 bytes) const
{
    struct flock range = rangeOf(kind, from, bytes);
    if (::fcntl(m_descriptor, F_OFD_SETLK, &range) == 0) {
        return {};
    }
    const bool isTaken = errno == EAGAIN || errno == EACCES;
    return fail(isTaken ? ErrorKind::Conflict : ErrorKind::Unavailable,
                isTaken ? u"alone"_s : qt_error_string(errno));
}

bool WorkerLock::isFree(qint64 from, qint64 bytes) const
{
    struct flock range = rangeOf(F_WRLCK, from, bytes);
    return ::fcntl(m_descriptor, F_OFD_GETLK, &range) == 0 && range.l_type == F_UNLCK;
}

Expected<std::unique_ptr<WorkerLock>> WorkerLock::join(const QString &folder, int mode)
{
    TRY_ASSIGN(auto joined, open(folder));
    TRY(joined->lock(F_RDLCK, mode, 1));
    for (int other = 0; other < modesMax; ++other) {
        if (other != mode && !joined->isFree(other, 1)) {
            return fail(ErrorKind::Conflict, u"mode"_s);
        }
    }
    return joined;
}

Expected<std::unique_ptr<WorkerLock>> WorkerLock::take(const QString &folder, const Uuid &worker)
{
    TRY_ASSIGN(auto taken, open(folder));
    TRY(taken->lock(F_WRLCK, byteOf(worker), 1));
    return taken;
}

Expected<std::unique_ptr<WorkerLock>> WorkerLock::takeAll(const QString &folder)
{
    TRY_ASSIGN(auto alone, open(folder));
    TRY(alone->lock(F_WRLCK, 0, allBytes));
    return alone;
}

bool WorkerLock::isAlive(const Uuid &worker) const { return !isFree(byteOf(worker), 1); }

} // namespace endpaper::store
