// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/wishsubjects.h"

#include "domain/bookmatch.h"
#include "domain/merge.h"
#include "domain/text.h"
#include "protocol/schema.h"
#include "server/api/books.h"
#include "store/vault/bookrepository.h"
#include "store/vault/editionrepository.h"
#include "store/vault/rowrepository.h"

#include <algorithm>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using domain::EditionMode;

namespace {

// Works that one number stands in: more are a catalogue's slip.
constexpr int worksMax = 3;

void add(QStringList &subjects, const QString &subject)
{
    if (!subject.isEmpty() && !subjects.contains(subject)) {
        subjects.append(subject);
    }
}

Expected<std::optional<store::Book>> bookOf(Context &context, const domain::Wish &wish)
{
    store::BookRepository books(context.transaction);
    if (wish.isbn) {
        return books.findByIsbn(wish.isbn->toString13());
    }
    if (wish.bookId) {
        TRY_ASSIGN(auto book, books.find(*wish.bookId));
        if (book) {
            return book;
        }
    }
    return certainBook(context.transaction,
                       {.title = wish.title, .authors = wish.authors, .published = wish.published});
}

// The wanted language first, the newest first within it: what most shops have.
Expected<> addSiblings(Context &context, const store::Book &book, const domain::Wish &wish,
                       QStringList &subjects)
{
    TRY_ASSIGN(auto editions,
               store::EditionRepository(context.transaction).list(book.workId, siblingsSeenMax));
    QStringList wanted;
    for (const QString &language : wish.editionLanguages) {
        wanted.append(domain::normalLanguage(language));
    }
    const bool isByLanguage = wish.editionMode == EditionMode::Languages && !wanted.isEmpty();
    const QString own = domain::normalLanguage(book.language);
    const auto rank = [&](const store::Edition &edition) {
        const QString language = domain::normalLanguage(edition.language);
        return isByLanguage ? !wanted.contains(language) : own.isEmpty() || language != own;
    };
    std::ranges::stable_sort(editions, [&](const store::Edition &a, const store::Edition &b) {
        return rank(a) != rank(b) ? rank(a) < rank(b) : a.published > b.published;
    });
    int added = 0;
    for (const store::Edition &edition : editions) {
        if (added == siblingsMax || (isByLanguage && rank(edition))) {
            break;
        }
        added += subjects.contains(edition.isbn) ? 0 : 1;
        add(subjects, edition.isbn);
    }
    return {};
}

} // namespace

bool isWatched(const domain::Wish &wish)
{
    // What is found by a title alone is never told: it is asked for when somebody looks.
    if (domain::isTitleAlone(wish) && wish.editionMode != EditionMode::Chosen) {
        return false;
    }
    return wish.want && wish.state == domain::WishState::Looking
        && wish.alert != domain::AlertMode::Off;
}

Expected<bool> isWatched(Context &context, qint64 space, const domain::Row &row)
{
    const domain::Wish wish = protocol::wishFrom(row);
    if (!row.life.isAlive || !isWatched(wish)) {
        return false;
    }
    TRY_ASSIGN(
        const auto list,
        store::RowRepository(context.transaction).find(space, domain::RowKind::List, wish.list));
    return domain::placementOf(row.life, row.fields.value("list"), list ? &list->life : nullptr)
        != domain::Placement::Trash;
}

Expected<QStringList> subjectsOf(Context &context, const domain::Wish &wish)
{
    QStringList subjects;
    if (wish.editionMode == EditionMode::Chosen && !wish.editionIsbns.isEmpty()) {
        for (const domain::Isbn &isbn : wish.editionIsbns.mid(0, chosenMax)) {
            add(subjects, isbn.toString13());
        }
        return subjects;
    }
    TRY_ASSIGN(const auto book, bookOf(context, wish));
    add(subjects,
        wish.isbn                           ? wish.isbn->toString13()
            : book && !book->isbn.isEmpty() ? book->isbn
            : book                          ? book->id.toString()
                                            : QString());
    if (book && wish.editionMode != EditionMode::Exact) {
        TRY(addSiblings(context, *book, wish, subjects));
    }
    return subjects;
}

Expected<QStringList> siblingsOf(Context &context, const QString &isbn)
{
    QStringList subjects;
    store::EditionRepository editions(context.transaction);
    TRY_ASSIGN(const auto works, editions.worksOf(isbn, worksMax));
    for (const Uuid &work : works) {
        TRY_ASSIGN(const auto list, editions.list(work, siblingsSeenMax));
        for (const store::Edition &edition : list) {
            add(subjects, edition.isbn);
        }
        // And what has no number.
        TRY_ASSIGN(const auto books,
                   store::BookRepository(context.transaction).listOfWork(work, siblingsSeenMax));
        for (const store::Book &book : books) {
            add(subjects, book.isbn.isEmpty() ? book.id.toString() : book.isbn);
        }
    }
    subjects.removeAll(isbn);
    return subjects;
}

Expected<> EditionLanguages::fill(domain::Copy &copy)
{
    if (!copy.language.isEmpty() || !copy.isbn) {
        return {};
    }
    const quint64 number = copy.isbn->number();
    auto known = m_known.constFind(number);
    if (known == m_known.constEnd()) {
        const QString isbn = copy.isbn->toString13();
        TRY_ASSIGN(const auto book, store::BookRepository(m_context.transaction).findByIsbn(isbn));
        // A book is found by its other numbers, too: those are other editions.
        QString language = book && book->isbn == isbn ? book->language : QString();
        if (language.isEmpty()) {
            TRY_ASSIGN(language, store::EditionRepository(m_context.transaction).languageOf(isbn));
        }
        known = m_known.insert(number,
                               language.isEmpty() ? language : domain::normalLanguage(language));
    }
    copy.language = *known;
    return {};
}

} // namespace endpaper::server
