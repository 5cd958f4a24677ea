// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/copy.h"
#include "store/engine/database.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace endpaper::store {

// Which book was asked for, and where it would be sent to. `subject` is 13 digits or a book's id.
struct CopyScope
{
    QString subject;
    QString country; // ISO 3166 alpha-2
    bool isSample = false;
};

// A copy as it was seen. `copy.isSample` and `copy.source` say where.
struct StoredCopy
{
    domain::Copy copy;
    QString ref; // the source's own name for it
    QStringList marks; // "giving", "lending", "auction", "from_price", "other_edition"
};

// The last word of a source about a book.
struct SourceAnswer
{
    QString source;
    QString state; // as in api.md; "done", "cut", "timed_out" …
    QString reason;
    int rows = 0;
    int failures = 0; // in a row
    Instant askedAt = {};
    std::optional<Instant> goodAt = {}; // how old its copies are
    std::optional<Instant> nextAt = {};
    qint64 looks = 0; // counted by the store: another one, other copies perhaps
};

// The same copy has the same id at each look, whatever was asked.
[[nodiscard]] Uuid copyIdOf(const QString &source, const QString &ref, bool isSample);

class CopyRepository
{
public:
    explicit CopyRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    // What the source has now; what it had before and has no more goes. Sets ids and first_seen.
    [[nodiscard]] Expected<> replace(const CopyScope &scope, const QString &source,
                                     std::vector<StoredCopy> &copies, Instant now);
    [[nodiscard]] Expected<std::vector<StoredCopy>> list(const CopyScope &scope);
    [[nodiscard]] Expected<std::optional<StoredCopy>> find(const Uuid &id);
    [[nodiscard]] Expected<> putAnswer(const CopyScope &scope, const SourceAnswer &answer);
    [[nodiscard]] Expected<std::vector<SourceAnswer>> answers(const CopyScope &scope);
    // Of these subjects, those that were searched for this country.
    [[nodiscard]] Expected<QStringList> searchedOf(const QStringList &subjects,
                                                   const QString &country, bool isSample);
    // ISBNs of a work's merged editions that were searched for this country, too.
    [[nodiscard]] Expected<QStringList> searchedEditions(const Uuid &work, const CopyScope &scope,
                                                         int limit);
    // Copies of a source whose terms let them be kept only so long.
    [[nodiscard]] Expected<> forget(const QString &source, Instant before);
    // Accounts with a live wish for this book, by ISBN or id.
    [[nodiscard]] Expected<QList<Uuid>> wishers(const QString &isbn, const Uuid &book);

private:
    Transaction &m_transaction;
};

} // namespace endpaper::store
