// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/engine/ballast.h"

#include "base/log.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

namespace endpaper::store {

void Ballast::tend()
{
    if (QFileInfo(m_path).size() == bytes) {
        m_isOut = false;
        return;
    }
    const DiskRoom room = diskRoomOf(m_path);
    if (room.isKnown() && room.freeBytes < roomBytesMin) {
        m_isOut = true;
        return;
    }
    const int file = open(QFile::encodeName(m_path).constData(), O_WRONLY | O_CREAT | O_CLOEXEC,
                          S_IRUSR | S_IWUSR);
    if (file < 0) {
        return;
    }
    const bool isMade = posix_fallocate(file, 0, bytes) == 0;
    close(file);
    m_isOut = m_isOut && !isMade;
    if (!isMade) {
        QFile::remove(m_path);
    }
}

bool Ballast::release()
{
    if (!QFile::remove(m_path)) {
        return false;
    }
    qCWarning(lcStore) << "the disk is full: what was kept back for that is given away";
    m_isOut = true;
    return true;
}

} // namespace endpaper::store
