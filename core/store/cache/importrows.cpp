// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/importrows.h"

namespace endpaper::store {

namespace {
QString filled(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

Expected<> recount(Transaction &transaction, const Uuid &batch)
{
    TRY_ASSIGN(
        auto update,
        transaction.prepare(
            "UPDATE import_batch SET "
            "heap_in = (SELECT count(*) FROM import_row WHERE batch = ?1 AND heap = 0), "
            "heap_look_again = (SELECT count(*) FROM import_row WHERE batch = ?1 AND heap = 1), "
            "heap_could_not_read = (SELECT count(*) FROM import_row WHERE batch = ?1 AND heap = 2) "
            "WHERE id = ?1"));
    return update.bindAll(batch).run();
}

#define BATCH_COLUMNS                                                                              \
    "id, file, format, digest, at, action, heap_in, heap_look_again, heap_could_not_read"

ImportBatch batchFrom(const Statement &query)
{
    return {.id = query.uuid(0),
            .file = query.text(1),
            .format = query.text(2),
            .digest = query.blob(3),
            .at = query.instant(4),
            .action = query.uuid(5),
            .in = int(query.integer(6)),
            .lookAgain = int(query.integer(7)),
            .couldNotRead = int(query.integer(8))};
}
} // namespace

Expected<> putImport(Transaction &transaction, const ImportBatch &batch,
                     const QList<ImportRow> &rows)
{
    TRY_ASSIGN(auto put,
               transaction.prepare("INSERT INTO import_batch (" BATCH_COLUMNS
                                   ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, 0, 0)"));
    TRY(put.bindAll(batch.id, filled(batch.file), filled(batch.format),
                    batch.digest.isNull() ? QByteArray("") : batch.digest, batch.at, batch.action)
            .run());
    TRY_ASSIGN(auto insert,
               transaction.prepare("INSERT INTO import_row (batch, line, heap, title, raw, reason, "
                                   "wish) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
    for (const ImportRow &row : rows) {
        TRY(insert
                .bindAll(batch.id, row.line, int(row.heap), filled(row.title), filled(row.raw),
                         filled(row.reason), row.wish)
                .run());
    }
    return recount(transaction, batch.id);
}

Expected<> removeImport(Transaction &transaction, const Uuid &batch)
{
    TRY_ASSIGN(auto remove, transaction.prepare("DELETE FROM import_batch WHERE id = ?1"));
    return remove.bindAll(batch).run();
}

Expected<> updateImportRow(Transaction &transaction, const Uuid &batch, const ImportRow &row)
{
    TRY_ASSIGN(auto update,
               transaction.prepare("UPDATE import_row SET heap = ?3, title = ?4, raw = ?5, reason "
                                   "= ?6, wish = ?7 WHERE batch = ?1 AND line = ?2"));
    TRY(update
            .bindAll(batch, row.line, int(row.heap), filled(row.title), filled(row.raw),
                     filled(row.reason), row.wish)
            .run());
    return recount(transaction, batch);
}

Expected<QList<ImportBatch>> listImports(Transaction &transaction)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT " BATCH_COLUMNS
                                   " FROM import_batch ORDER BY at DESC, id DESC"));
    QList<ImportBatch> batches;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return batches;
        }
        batches.append(batchFrom(query));
    }
}

Expected<std::optional<ImportBatch>> findImport(Transaction &transaction, const QByteArray &digest)
{
    TRY_ASSIGN(
        auto query,
        transaction.prepare("SELECT " BATCH_COLUMNS
                            " FROM import_batch WHERE digest = ?1 ORDER BY at DESC LIMIT 1"));
    TRY_ASSIGN(const bool isThere, query.bindAll(digest).step());
    return isThere ? std::optional(batchFrom(query)) : std::nullopt;
}

Expected<QList<ImportRow>> listImportRows(Transaction &transaction, const Uuid &batch,
                                          std::optional<ImportHeap> heap)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT line, heap, title, raw, reason, wish FROM import_row "
                                   "WHERE batch = ?1 AND (?2 IS NULL OR heap = ?2) "
                                   "ORDER BY line"));
    query.bindAll(batch, heap ? std::optional(int(*heap)) : std::nullopt);
    QList<ImportRow> rows;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return rows;
        }
        rows.append({.line = int(query.integer(0)),
                     .heap = ImportHeap(query.integer(1)),
                     .title = query.text(2),
                     .raw = query.text(3),
                     .reason = query.text(4),
                     .wish = query.uuid(5)});
    }
}

} // namespace endpaper::store
