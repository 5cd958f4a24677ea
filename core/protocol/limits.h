// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

// What the wire allows (sync.md §8). Both sides hold these; the server also says them in `limits`.
namespace endpaper::protocol {

inline constexpr int versionLowest = 1;
inline constexpr int versionHighest = 1;
inline constexpr int schemaVersion = 1;
inline constexpr int schemaLowest = 1;

inline constexpr qsizetype groupOpsMax = 64;
// Whoever makes a group ends it with the op that passes this, so that it fits a batch by itself.
inline constexpr qsizetype groupBytesMin = 512 << 10;
inline constexpr qsizetype batchGroupsMax = 1000;
inline constexpr qsizetype batchBytesMax = 1 << 20; // packed
inline constexpr qsizetype batchUnpackedBytesMax = 8 << 20;
inline constexpr qsizetype rowBytesMax = 64 << 10;
inline constexpr qsizetype rowFieldsMax = 256;
inline constexpr qsizetype fieldNameBytesMax = 64;
inline constexpr qsizetype spacesMax = 64;
inline constexpr qsizetype devicesNamedMax = 256;
inline constexpr qsizetype pullRowsDefault = 1000;
inline constexpr qsizetype pullRowsMax = 5000;
inline constexpr qsizetype pullBytesMax = 16 << 20; // unpacked, one answer
inline constexpr qsizetype marksMax = 64;
inline constexpr qsizetype repairBuckets = 256;
inline constexpr qsizetype repairPrintsMax = 100'000; // in one answer
inline constexpr qsizetype repairRowsMax = 1000; // each way, in one exchange
inline constexpr int valueDepthMax = 16;
inline constexpr qsizetype noticesMax = 1000;

inline constexpr qsizetype compressFromBytes = 1024;
inline constexpr qsizetype inflatedBytesMax = 16 << 20;

inline constexpr qsizetype livePushBytesMax = 64 << 10; // incoming frames
inline constexpr qsizetype liveChangeBytesMax = 32 << 10; // a larger change is a poke

inline constexpr qint64 clockAheadMsMax = 2 * 60 * 1000;

} // namespace endpaper::protocol
