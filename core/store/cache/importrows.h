// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/engine/database.h"

#include <QList>

#include <optional>

// What became of each row of an imported file: none vanishes.
namespace endpaper::store {

enum class ImportHeap : quint8 { In, LookAgain, CouldNotRead };

struct ImportRow
{
    int line = 0; // 1-based, in the file
    ImportHeap heap = ImportHeap::In;
    QString title = {}; // as far as it could be read
    QString raw = {}; // the row as it stood
    QString reason =
        {}; // why not In: a name such as "isbn_wrong_check_digit", for the window's table
    Uuid wish = {}; // the wish that it became or was found to be; nil: none

    friend bool operator==(const ImportRow &, const ImportRow &) = default;
};

struct ImportBatch
{
    Uuid id = {};
    QString file = {}; // its name, without the folder
    QString format = {}; // "goodreads"
    QByteArray digest = {}; // SHA-256 of the file: the same file twice is known
    Instant at = {};
    Uuid action = {}; // the action that put the rows in; nil: nothing was new
    int in = 0;
    int lookAgain = 0;
    int couldNotRead = 0;

    friend bool operator==(const ImportBatch &, const ImportBatch &) = default;
};

// The counts are taken from the rows.
[[nodiscard]] Expected<> putImport(Transaction &transaction, const ImportBatch &batch,
                                   const QList<ImportRow> &rows);
[[nodiscard]] Expected<> removeImport(Transaction &transaction, const Uuid &batch);
[[nodiscard]] Expected<> updateImportRow(Transaction &transaction, const Uuid &batch,
                                         const ImportRow &row);
// Newest first.
[[nodiscard]] Expected<QList<ImportBatch>> listImports(Transaction &transaction);
[[nodiscard]] Expected<std::optional<ImportBatch>> findImport(Transaction &transaction,
                                                              const QByteArray &digest);
[[nodiscard]] Expected<QList<ImportRow>> listImportRows(Transaction &transaction, const Uuid &batch,
                                                        std::optional<ImportHeap> heap = {});

} // namespace endpaper::store
