// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/engine/diskroom.h"

#include <QFileInfo>
#include <QStorageInfo>

namespace endpaper::store {

static constexpr qint64 roomBytesMin = 64 << 10; // what a small commit and its log need

bool DiskRoom::isFull() const { return isKnown() && freeBytes < roomBytesMin; }

DiskRoom diskRoomOf(const QString &path)
{
    const QFileInfo info(path);
    const QStorageInfo disk(info.isDir() ? path : info.absolutePath());
    return disk.isValid() && disk.isReady() ? DiskRoom{disk.bytesAvailable(), disk.bytesTotal()}
                                            : DiskRoom();
}

} // namespace endpaper::store
