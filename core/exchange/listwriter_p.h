// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/exportedwish.h"

#include <vector>

// The formats of listwriter.h, a book at a time; the room's own.
namespace endpaper::exchange {

[[nodiscard]] QByteArray jsonHead();
[[nodiscard]] QByteArray jsonBook(const ExportedWish &wish, bool isFirst);
[[nodiscard]] QByteArray jsonFoot();
// `key` is unlike that of every other book of the file.
[[nodiscard]] QByteArray bibTeXBook(const ExportedWish &wish, const QByteArray &key);
// "sebald2001austerlitz", before it is made unlike the others: ASCII letters and digits only.
[[nodiscard]] QByteArray bibTeXKey(const ExportedWish &wish);
[[nodiscard]] QByteArray risBook(const ExportedWish &wish);
// With the heading of its list where that begins.
[[nodiscard]] QByteArray markdownBook(const ExportedWish &wish, const QString &listBefore,
                                      bool isFirst);

} // namespace endpaper::exchange
