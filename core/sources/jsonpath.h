// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

namespace endpaper::sources {

// The value at "a.b.0.c" (numbers index lists, a name takes the first item that has it); "$" is the
// whole. Undefined where there is none.
[[nodiscard]] QJsonValue valueAt(const QJsonValue &root, const QString &path);
// The same as text: texts, numbers (without loss) and booleans as they are written; a list of texts
// is joined by ", ", an XML element is its text; null for anything else.
[[nodiscard]] QString textAt(const QJsonValue &root, const QString &path);
[[nodiscard]] QString textOf(const QJsonValue &value);

} // namespace endpaper::sources
