// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/filehold.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace endpaper::store {

using namespace Qt::StringLiterals;

namespace {
struct flock lockOf(short type)
{
    struct flock lock = {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    return lock; // the whole file
}
} // namespace

Expected<std::unique_ptr<FileHold>> FileHold::take(const QString &path, Kind kind)
{
    const QByteArray name = QFile::encodeName(path + u".hold"_s);
    const int file = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        return fail(ErrorKind::Unavailable, u"the cache's lock cannot be made: "_s + path);
    }
    std::unique_ptr<FileHold> hold(new FileHold(file));
    TRY(hold->become(kind));
    return hold;
}

FileHold::~FileHold() { ::close(m_file); }

bool FileHold::isAlone() const
{
    struct flock lock = lockOf(F_WRLCK);
    return ::fcntl(m_file, F_OFD_GETLK, &lock) == 0 && lock.l_type == F_UNLCK;
}

Expected<> FileHold::become(Kind kind)
{
    // Of the open file, not of the process: SQLite's own are of the process, and two windows of one
    // process are two.
    struct flock lock = lockOf(kind == Kind::Alone ? F_WRLCK : F_RDLCK);
    if (::fcntl(m_file, F_OFD_SETLK, &lock) == 0) {
        return {};
    }
    if (errno == EAGAIN || errno == EACCES) {
        return fail(ErrorKind::Conflict, u"another window has it open"_s, inUseField);
    }
    return fail(ErrorKind::Unavailable, u"the cache cannot be locked"_s);
}

} // namespace endpaper::store
