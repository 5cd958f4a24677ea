// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/folderlock.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace endpaper::store {

using namespace Qt::StringLiterals;

Expected<std::unique_ptr<FolderLock>> FolderLock::take(const QString &folder)
{
    const QString path = folder % u"/endpaperd.lock"_s;
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return fail(ErrorKind::Unavailable, path % u": "_s % qt_error_string(errno));
    }
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int reason = errno;
        ::close(descriptor);
        return fail(reason == EWOULDBLOCK ? ErrorKind::Conflict : ErrorKind::Unavailable,
                    path % u": "_s % qt_error_string(reason));
    }
    return std::unique_ptr<FolderLock>(new FolderLock(descriptor));
}

FolderLock::~FolderLock() { ::close(m_descriptor); }

} // namespace endpaper::store
