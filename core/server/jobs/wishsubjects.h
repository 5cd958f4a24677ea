// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/copy.h"
#include "domain/row.h"
#include "server/api/route.h"

#include <QHash>
#include <QStringList>

namespace endpaper::server {

// Of the editions that a reader chose, so many are looked for: each costs every source a call.
inline constexpr int chosenMax = 10;
// Further editions of the work that are looked for where any edition will do, or any in a language.
inline constexpr int siblingsMax = 2;
// Editions of a work that are gone through to find those.
inline constexpr int siblingsSeenMax = 100;

// Whether its reader wants to be told of copies.
[[nodiscard]] bool isWatched(const domain::Wish &wish);
// The same of a row in its space: what went to the trash with its list is watched no more.
[[nodiscard]] Expected<bool> isWatched(Context &context, qint64 space, const domain::Row &row);
// The searches that a wish's choice of editions asks for, the wanted edition's first: 13 digits, or
// the id of a book without a number. A wish that is but a title and an author is about the book of
// the catalogue that these words leave no doubt of; without one it gives nothing, like a wish that
// nothing is known of.
[[nodiscard]] Expected<QStringList> subjectsOf(Context &context, const domain::Wish &wish);
// Subjects whose wishes may ask for this one, too: the other editions of its works.
[[nodiscard]] Expected<QStringList> siblingsOf(Context &context, const QString &isbn);

// The languages of editions, by what catalogues say of their numbers. Lives no longer than its
// transaction.
class EditionLanguages
{
public:
    explicit EditionLanguages(Context &context)
        : m_context(context)
    {
    }

    // Where the source did not say it.
    [[nodiscard]] Expected<> fill(domain::Copy &copy);

private:
    Context &m_context;
    QHash<quint64, QString> m_known; // by ISBN; empty: nobody says it
};

} // namespace endpaper::server
