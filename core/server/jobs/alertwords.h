// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

namespace endpaper::server {

// What letters, calls and feeds say, in the six languages of the pages; English in every other
// language's place, and the key itself for a key that is none. Any thread.
[[nodiscard]] QString alertWords(const QString &key, const QLocale &locale);

} // namespace endpaper::server
