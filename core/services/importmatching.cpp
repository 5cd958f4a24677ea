// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/importmatching.h"

#include "domain/orderkey.h"
#include "domain/text.h"
#include "protocol/schema.h"
#include "store/cache/sharedlists.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

constexpr QLatin1StringView goodreadsPrefix("goodreads:");

// On which list a row of such a shelf stands.
struct Target
{
    QString name;
    domain::ListRole role = domain::ListRole::Shelf;
};

Target targetOf(const exchange::BookRow &row, const ImportNames &names)
{
    if (row.exact && !row.exact->listName.isEmpty()) {
        return {row.exact->listName, row.exact->listRole};
    }
    switch (row.shelf) {
    case exchange::Shelf::None:
    case exchange::Shelf::ToRead:
        return {names.toRead, domain::ListRole::Wishlist};
    case exchange::Shelf::Reading:
        return {names.reading};
    case exchange::Shelf::Read:
        return {names.read};
    case exchange::Shelf::DidNotFinish:
        return {names.didNotFinish};
    case exchange::Shelf::Other:
        break;
    }
    return {row.shelfName.isEmpty() ? names.read : row.shelfName};
}

bool isWanted(const exchange::BookRow &row)
{
    return row.shelf == exchange::Shelf::ToRead || row.shelf == exchange::Shelf::None;
}

Expected<QHash<QString, Uuid>> listsFor(store::Transaction &transaction,
                                        const QList<Target> &targets, QList<store::LocalOp> &ops)
{
    TRY_ASSIGN(const auto lists, store::listLists(transaction));
    TRY_ASSIGN(const auto shared, store::listSharedLists(transaction));
    QHash<QString, Uuid> byName;
    for (const store::CachedList &list : lists) {
        // A list of somebody else is not the reader's of that name.
        const bool isOthers = std::ranges::any_of(shared, [&list](const store::SharedList &one) {
            return one.list == list.info.id && one.role != "owner";
        });
        if (!isOthers && !byName.contains(list.info.name)) {
            byName.insert(list.info.name, list.info.id);
        }
    }
    QList<Target> missing;
    for (const Target &target : targets) {
        if (!byName.contains(target.name)) {
            missing += target;
            byName.insert(target.name, Uuid::create());
        }
    }
    TRY_ASSIGN(const auto gap, store::gapAfterLastList(transaction));
    const auto keys = domain::orderKeysBetween(gap.before, gap.after, missing.size(),
                                               *QRandomGenerator::global());
    for (qsizetype i = 0; i < missing.size(); ++i) {
        domain::ListInfo list;
        list.id = byName.value(missing.at(i).name);
        list.name = missing.at(i).name;
        list.role = missing.at(i).role;
        list.pos = QString::fromLatin1(keys.at(i));
        ops += store::LocalOp::create(
            domain::RowKind::List, list.id,
            protocol::fieldsFrom(list, protocol::Completeness::OnlyDifferent));
    }
    return byName;
}

} // namespace

KnownBooks::KnownBooks(const QList<store::WishKey> &wishes)
{
    for (const store::WishKey &wish : wishes) {
        const auto isbn = domain::Isbn::read(wish.isbn);
        if (isbn) {
            m_byIsbn.insert(isbn->number(), wish.id);
        }
        if (!wish.sourceKey.isEmpty()) {
            m_byKey.insert(wish.sourceKey, wish.id);
        }
        const quint64 work = domain::workHash(wish.title, wish.authors);
        m_byWork.insert(work, wish.id);
        if (!isbn && wish.sourceKey.isEmpty()) {
            m_byWorkOnly.insert(work, wish.id);
        }
    }
}

Uuid KnownBooks::find(const exchange::BookRow &row) const
{
    if (!row.goodreadsId.isEmpty()) {
        if (const Uuid wish = m_byKey.value(goodreadsPrefix + row.goodreadsId); !wish.isNil()) {
            return wish;
        }
    }
    if (row.isbn) {
        if (const Uuid wish = m_byIsbn.value(row.isbn->number()); !wish.isNil()) {
            return wish;
        }
    }
    if (row.title.isEmpty()) {
        return {};
    }
    const quint64 work = domain::workHash(row.title, row.authors);
    const bool hasNumber = row.isbn || !row.goodreadsId.isEmpty();
    return hasNumber ? m_byWorkOnly.value(work) : m_byWork.value(work);
}

void KnownBooks::add(const exchange::BookRow &row, const Uuid &wish)
{
    if (!row.goodreadsId.isEmpty()) {
        m_byKey.insert(goodreadsPrefix + row.goodreadsId, wish);
    }
    if (row.isbn) {
        m_byIsbn.insert(row.isbn->number(), wish);
    }
    if (!row.title.isEmpty()) {
        const quint64 work = domain::workHash(row.title, row.authors);
        m_byWork.insert(work, wish);
        if (!row.isbn && row.goodreadsId.isEmpty()) {
            m_byWorkOnly.insert(work, wish);
        }
    }
}

NewWish wishFromRow(const exchange::BookRow &row, Instant now)
{
    NewWish made;
    domain::Wish &wish = made.wish;
    if (row.exact) { // our own CSV: everything as it was
        wish = row.exact->wish;
        made.tags = row.exact->tags;
    }
    wish.id = Uuid::create();
    // A bare ISBN stands under its number until the daemon knows the book.
    wish.title = !row.title.isEmpty() ? row.title
        : row.isbn                    ? row.isbn->toString13()
                                      : row.isbnText;
    if (row.exact) {
        wish.addedAt = wish.addedAt == Instant() ? now : wish.addedAt;
        return made;
    }
    wish.authors = row.authors;
    wish.isbn = row.isbn;
    wish.series = row.series;
    wish.seriesNumber = row.seriesNumber;
    if (row.year) {
        wish.published = QString::number(*row.year);
    }
    if (!row.goodreadsId.isEmpty()) {
        wish.sourceKey = goodreadsPrefix + row.goodreadsId;
    }
    wish.want = isWanted(row);
    wish.own = row.isOwned;
    wish.rating = row.rating;
    wish.readTo = row.dateRead;
    wish.note = row.notes;
    wish.addedAt =
        row.dateAdded ? fromEpochMs(row.dateAdded->startOfDay().toMSecsSinceEpoch()) : now;
    made.tags = row.tags;
    return made;
}

Expected<QList<store::LocalOp>> bringingIn(store::Transaction &transaction,
                                           std::vector<ImportedRow> &rows, KnownBooks &known,
                                           const ImportNames &names, Instant now)
{
    QHash<QString, QList<NewWish>> byList;
    QList<Target> targets;
    for (ImportedRow &imported : rows) {
        if (imported.row.heap != exchange::Heap::In) {
            continue;
        }
        imported.wish = known.find(imported.row);
        if (!imported.wish.isNil()) {
            continue;
        }
        NewWish wish = wishFromRow(imported.row, now);
        imported.wish = wish.wish.id;
        imported.isNew = true;
        known.add(imported.row, imported.wish);
        const Target target = targetOf(imported.row, names);
        if (!byList.contains(target.name)) {
            targets += target;
        }
        byList[target.name] += std::move(wish);
    }
    QList<store::LocalOp> ops;
    if (targets.isEmpty()) {
        return ops;
    }
    TRY_ASSIGN(const auto lists, listsFor(transaction, targets, ops));
    for (const Target &target : std::as_const(targets)) {
        QList<NewWish> &wishes = byList[target.name];
        const Uuid list = lists.value(target.name);
        TRY_ASSIGN(const auto gap, store::gapAtEnd(transaction, list));
        const auto keys = domain::orderKeysBetween(gap.before, gap.after, wishes.size(),
                                                   *QRandomGenerator::global());
        for (qsizetype i = 0; i < wishes.size(); ++i) {
            wishes[i].wish.list = list;
            wishes[i].wish.pos = QString::fromLatin1(keys.at(i));
            ops += creation(wishes.at(i));
        }
    }
    return ops;
}

} // namespace endpaper::services
