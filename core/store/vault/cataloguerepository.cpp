// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/cataloguerepository.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;

namespace {

constexpr int waitingBooksMax = 10'000; // that one author's name reaches in one go

// Puts `theirs` in: over what another catalogue said, or only where a person left it open.
void merge(QString &ours, const QString &theirs, bool isByHand)
{
    if (!theirs.isEmpty() && (ours.isEmpty() || !isByHand)) {
        ours = theirs;
    }
}

Book merged(const Book &existing, const Book &entry)
{
    const bool isByHand = existing.source == "hand"_L1;
    Book book = existing;
    merge(book.isbn, entry.isbn, true); // an edition's number does not change
    merge(book.title, entry.title, isByHand);
    merge(book.subtitle, entry.subtitle, isByHand);
    merge(book.published, entry.published, isByHand);
    merge(book.publisher, entry.publisher, isByHand);
    merge(book.language, entry.language, isByHand);
    merge(book.goodreadsId, entry.goodreadsId, isByHand);
    if (!entry.authors.isEmpty() && (book.authors.isEmpty() || !isByHand)) {
        book.authors = entry.authors;
    }
    return book;
}

} // namespace

Expected<std::optional<Book>> CatalogueRepository::findExisting(const CatalogueEntry &entry)
{
    BookRepository books(m_transaction);
    if (!entry.book.isbn.isNull()) {
        TRY_ASSIGN(auto found,
                   books.findByIsbn(entry.book.isbn, BookRepository::Which::DeletedToo));
        if (found) {
            return found;
        }
    }
    for (const auto &[kind, key] : entry.keys) {
        TRY_ASSIGN(auto found, books.findByKey(kind, key, BookRepository::Which::DeletedToo));
        // The same record under another ISBN would be another edition.
        if (found
            && (found->isbn.isNull() || entry.book.isbn.isNull()
                || found->isbn == entry.book.isbn)) {
            return found;
        }
    }
    return std::nullopt;
}

Expected<> CatalogueRepository::findAuthors(CatalogueEntry &entry, QStringList &missing)
{
    for (const QString &key : entry.wantedAuthors) {
        TRY_ASSIGN(auto query,
                   m_transaction.prepare("SELECT name FROM catalogue_author WHERE key = ?1"));
        query.bindAll(key);
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            missing.append(key);
        } else if (!entry.book.authors.contains(query.text(0))) {
            entry.book.authors.append(query.text(0));
        }
    }
    return {};
}

Expected<> CatalogueRepository::writeKeys(const CatalogueEntry &entry, const Uuid &book)
{
    for (const auto &[kind, key] : entry.keys) {
        TRY(BookRepository(m_transaction).addKey(kind, key, book));
    }
    return {};
}

Expected<CatalogueRepository::Outcome>
CatalogueRepository::store(const CatalogueEntry &given, const QString &source, const Clock &clock)
{
    CatalogueEntry entry = given;
    QStringList missing;
    TRY(findAuthors(entry, missing));
    TRY_ASSIGN(const auto existing, findExisting(entry));
    BookRepository books(m_transaction);
    Outcome outcome = Outcome::Unchanged;
    Uuid id;
    if (existing) {
        Book book = merged(*existing, entry.book);
        id = book.id;
        if (book != *existing) {
            book.workId = workIdOf(book.title, book.authors);
            book.changed = clock.now();
            TRY(books.update(book));
            outcome = Outcome::Updated;
        }
    } else {
        Book book = entry.book;
        book.id = id = Uuid::create(clock);
        book.source = source;
        book.workId = workIdOf(book.title, book.authors);
        book.created = book.changed = clock.now();
        TRY(books.insert(book));
        outcome = Outcome::Added;
    }
    TRY(writeKeys(entry, id));
    for (const QString &author : missing) {
        TRY_ASSIGN(auto insert,
                   m_transaction.prepare("INSERT INTO book_author_wanted (author, book) VALUES "
                                         "(?1, ?2) ON CONFLICT DO NOTHING"));
        TRY(insert.bindAll(author, id).run());
    }
    return outcome;
}

Expected<> CatalogueRepository::storeAuthor(const QString &key, const QString &name)
{
    {
        TRY_ASSIGN(auto insert,
                   m_transaction.prepare("INSERT INTO catalogue_author (key, name) VALUES (?1, ?2) "
                                         "ON CONFLICT (key) DO UPDATE SET name = excluded.name"));
        TRY(insert.bindAll(key, name).run());
    }
    QList<Uuid> waiting;
    {
        TRY_ASSIGN(auto query,
                   m_transaction.prepare("SELECT book FROM book_author_wanted WHERE author = ?1 "
                                         "LIMIT ?2"));
        query.bindAll(key, waitingBooksMax);
        while (true) {
            TRY_ASSIGN(const bool hasRow, query.step());
            if (!hasRow) {
                break;
            }
            waiting.append(query.uuid(0));
        }
    }
    BookRepository books(m_transaction);
    for (const Uuid &id : waiting) {
        TRY_ASSIGN(auto book, books.find(id, BookRepository::Which::DeletedToo));
        if (book && !book->authors.contains(name)) {
            book->authors.append(name);
            book->workId = workIdOf(book->title, book->authors);
            TRY(books.update(*book));
        }
    }
    TRY_ASSIGN(auto done,
               m_transaction.prepare("DELETE FROM book_author_wanted WHERE author = ?1"));
    return done.bindAll(key).run();
}

#define IMPORT_COLUMNS                                                                             \
    "id, file, name, account, state, position, size, rows, added, updated, unchanged, skipped, "   \
    "reason, created, changed"

Expected<> CatalogueRepository::insertImport(const CatalogueImport &import)
{
    TRY_ASSIGN(auto insert,
               m_transaction.prepare("INSERT INTO catalogue_import (" IMPORT_COLUMNS
                                     ") VALUES (?1, ?2, ?3, "
                                     "?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"));
    return insert
        .bindAll(import.id, import.file, import.name, import.account, import.state, import.position,
                 import.size, import.rows, import.added, import.updated, import.unchanged,
                 import.skipped, import.reason, import.created, import.changed)
        .run();
}

Expected<> CatalogueRepository::updateImport(const CatalogueImport &import)
{
    TRY_ASSIGN(auto update,
               m_transaction.prepare(
                   "UPDATE catalogue_import SET state = ?2, position = ?3, rows = ?4, "
                   "added = ?5, updated = ?6, unchanged = ?7, skipped = ?8, reason = ?9, "
                   "changed = ?10 WHERE id = ?1"));
    return update
        .bindAll(import.id, import.state, import.position, import.rows, import.added,
                 import.updated, import.unchanged, import.skipped, import.reason, import.changed)
        .run();
}

Expected<std::optional<CatalogueImport>> CatalogueRepository::readImport(Statement &query)
{
    TRY_ASSIGN(const bool isThere, query.step());
    if (!isThere) {
        return std::nullopt;
    }
    return std::optional(CatalogueImport{
        query.uuid(0), query.text(1), query.text(2), query.uuid(3), query.text(4), query.integer(5),
        query.integer(6), query.integer(7), query.integer(8), query.integer(9), query.integer(10),
        query.integer(11), query.text(12), query.instant(13), query.instant(14)});
}

Expected<std::optional<CatalogueImport>> CatalogueRepository::findImport(const Uuid &id)
{
    TRY_ASSIGN(
        auto query,
        m_transaction.prepare("SELECT " IMPORT_COLUMNS " FROM catalogue_import WHERE id = ?1"));
    query.bindAll(id);
    return readImport(query);
}

Expected<QList<CatalogueImport>> CatalogueRepository::listUnfinished()
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " IMPORT_COLUMNS
                                     " FROM catalogue_import WHERE state IN "
                                     "('queued', 'running') ORDER BY created, id"));
    QList<CatalogueImport> imports;
    while (true) {
        TRY_ASSIGN(auto import, readImport(query));
        if (!import) {
            return imports;
        }
        imports.append(*import);
    }
}

Expected<QList<CatalogueImport>> CatalogueRepository::listImports(int limit)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " IMPORT_COLUMNS " FROM catalogue_import ORDER BY "
                                     "created DESC, id DESC LIMIT ?1"));
    query.bindAll(limit);
    QList<CatalogueImport> imports;
    while (true) {
        TRY_ASSIGN(auto import, readImport(query));
        if (!import) {
            return imports;
        }
        imports.append(*import);
    }
}

} // namespace endpaper::store
