// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

namespace endpaper::store {

// The field of an Unavailable error whose cause is a full disk: what was asked is good, and may be
// asked again once there is room.
inline constexpr char16_t diskFullField[] = u"disk";
[[nodiscard]] inline bool isDiskFull(const Error &error)
{
    return error.kind == ErrorKind::Unavailable && error.field == QStringView(diskFullField);
}

// The room of the disk that a file or folder lies on, in bytes, as far as this user may fill it.
struct DiskRoom
{
    // From so little of the disk on its keeper is to hear of it, before it is full.
    static constexpr int lowPercent = 10;
    // Well again only with so much more, so that a disk at the edge does not cry each minute.
    static constexpr int wellPercent = lowPercent + 2;

    qint64 freeBytes = -1; // -1: not known
    qint64 allBytes = -1;

    [[nodiscard]] bool isKnown() const { return allBytes > 0 && freeBytes >= 0; }
    [[nodiscard]] bool isLow() const
    {
        return isKnown() && freeBytes < allBytes / 100 * lowPercent;
    }
    // The same, for who looks again and again.
    [[nodiscard]] bool isLowAfter(bool wasLow) const
    {
        return isLow() || (wasLow && isKnown() && freeBytes < allBytes / 100 * wellPercent);
    }
    // Not even a page of a database fits.
    [[nodiscard]] bool isFull() const;
};
[[nodiscard]] DiskRoom diskRoomOf(const QString &path);

} // namespace endpaper::store
