// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/importservice.h"

#include <QUrl>

// What is said of the rows of an import.
namespace endpaper::viewmodel {

// Why the row lies in its heap; empty where it is simply in.
[[nodiscard]] QString importReason(const services::ImportedRow &imported);
// What accepting a row to look at again would bring in; empty for none.
[[nodiscard]] QString importGuess(const exchange::BookRow &row);
// "goodreads" → "Goodreads export".
[[nodiscard]] QString importFormat(const QString &formatId);
// The path of a file on the disk or, for the sample books, in the resources ("qrc:/…").
[[nodiscard]] QString localPath(const QUrl &url);
// One record, ended.
[[nodiscard]] QByteArray csvLine(const QStringList &cells);

} // namespace endpaper::viewmodel
