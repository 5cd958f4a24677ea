// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/vault/bookrepository.h"

#include <QList>
#include <QPair>

namespace endpaper::store {

// A book of a catalogue file, ready for the store.
struct CatalogueEntry
{
    Book book; // without id, times and source
    QList<QPair<QString, QString>> keys = {}; // kind and key, "goodreads" among them
    QStringList wantedAuthors = {}; // keys of authors whose names come apart from the books
};

// A catalogue file on its way in; its row goes on from `position` after a kill.
struct CatalogueImport
{
    Uuid id;
    QString file;
    QString name;
    Uuid account; // nil: the operator
    QString state = QStringLiteral("queued"); // queued, running, done, failed
    qint64 position = 0; // unpacked bytes that are committed
    qint64 size = 0; // of the file as it lies there
    qint64 rows = 0;
    qint64 added = 0;
    qint64 updated = 0;
    qint64 unchanged = 0;
    qint64 skipped = 0;
    QString reason; // a key of words.json
    Instant created;
    Instant changed;
};

// Books that come in thousands. Lives no longer than its transaction.
class CatalogueRepository
{
public:
    enum class Outcome { Added, Updated, Unchanged };

    explicit CatalogueRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    // The book is found by ISBN, else by its keys. What a person wrote (source "hand") is only
    // completed; a deleted book stays deleted.
    [[nodiscard]] Expected<Outcome> store(const CatalogueEntry &entry, const QString &source,
                                          const Clock &clock);
    // The name reaches all books that waited for it.
    [[nodiscard]] Expected<> storeAuthor(const QString &key, const QString &name);

    [[nodiscard]] Expected<> insertImport(const CatalogueImport &import);
    [[nodiscard]] Expected<> updateImport(const CatalogueImport &import);
    [[nodiscard]] Expected<std::optional<CatalogueImport>> findImport(const Uuid &id);
    // Queued or running, the oldest first.
    [[nodiscard]] Expected<QList<CatalogueImport>> listUnfinished();
    // The newest first.
    [[nodiscard]] Expected<QList<CatalogueImport>> listImports(int limit);

private:
    [[nodiscard]] Expected<std::optional<Book>> findExisting(const CatalogueEntry &entry);
    [[nodiscard]] Expected<> writeKeys(const CatalogueEntry &entry, const Uuid &book);
    [[nodiscard]] Expected<> findAuthors(CatalogueEntry &entry, QStringList &missing);
    [[nodiscard]] Expected<std::optional<CatalogueImport>> readImport(Statement &query);

    Transaction &m_transaction;
};

} // namespace endpaper::store
