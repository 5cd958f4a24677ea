// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/isbn.h"
#include "server/api/route.h"
#include "store/vault/bookrepository.h"

#include <QJsonObject>

namespace endpaper::server {

// What a pasted key is, as far as it is known now.
struct ResolvedKey
{
    enum class State { Resolved, Queued, Running, NotFound } state = State::NotFound;
    // Resolved: the book; without an id when only the reader's own import knows it.
    store::Book book = {};
    QString by = {}; // "catalogue", "import", "title", or the source that knew: "openlibrary" …
    QStringList tried =
        {}; // "catalogue", "import", "openlibrary", "openlibrary:timed_out", "title"
    std::optional<Instant> nextAt = {};
};

// Catalogue, then the caller's own imports, then what a job has found by the catalogues of others
// or by the words of the key; puts that job into the queue where there is none. A link that names
// no book is not found. Invalid (field "?key") for what is no key. Needs the Write lane. Goodreads
// itself is never asked.
[[nodiscard]] Expected<ResolvedKey> resolveKey(Context &context, const QString &key);
// The same of a number that is not in the catalogue, by the job alone: nothing of what the caller
// wrote comes to be shown to others.
[[nodiscard]] Expected<ResolvedKey> resolveByCatalogues(Context &context, const domain::Isbn &isbn);
[[nodiscard]] QJsonObject resolvedJson(const ResolvedKey &resolved);

// "5907|the hobbit": the key of the job.
[[nodiscard]] QString resolveJobKey(const QString &id, const QString &slugWords);
// The catalogue's one work whose title is these words; nothing if there is none, or several.
[[nodiscard]] Expected<std::optional<store::Book>> findByTitleWords(store::Transaction &transaction,
                                                                    const QString &words);
// Do the words of a key name this book? Its title, whole or before the subtitle, with or without
// its article; before or behind it the author may stand, at least by the family name.
[[nodiscard]] bool isNamed(const QString &words, const QString &title, const QStringList &authors);

// What a client should wait before asking again.
inline constexpr int resolveRetryMs = 500;

} // namespace endpaper::server
