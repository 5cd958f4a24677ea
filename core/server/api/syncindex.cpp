// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/syncindex.h"

#include "domain/text.h"
#include "protocol/schema.h"
#include "server/api/matchfinder.h"
#include "server/api/syncrows.h"
#include "store/vault/offerrepository.h"

#include <future>
#include <map>
#include <span>

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

void appendKey(QList<qint64> &keys, qint64 key)
{
    if (key != 0 && !keys.contains(key)) {
        keys.append(key);
    }
}

store::WishIndexEntry entryOf(const domain::Row &row, const domain::Wish &wish)
{
    store::WishIndexEntry entry{
        .id = wish.id, .list = wish.list, .pos = wish.pos, .priority = wish.priority};
    entry.title = domain::sortTitle(wish.title);
    entry.author = wish.authors.isEmpty()
        ? u""_s
        : domain::foldForSearch(domain::authorSortName(wish.authors.constFirst()));
    entry.addedMs = toEpochMs(wish.addedAt);
    quint64 edited = row.life.stamp.ms();
    for (const domain::Register &field : row.fields) {
        edited = qMax(edited, field.stamp.ms());
    }
    entry.editedMs = qint64(edited);
    if (wish.isbn) {
        appendKey(entry.keys, qint64(wish.isbn->number()));
    }
    for (const domain::Isbn &isbn : wish.editionIsbns) {
        appendKey(entry.keys, qint64(isbn.number()));
    }
    appendKey(entry.keys, store::titleKey(wish.title));
    if (wish.bookId) {
        appendKey(entry.keys, store::wishKeyOfBook(*wish.bookId));
    }
    return entry;
}

// A wish that changed, and what is derived from it.
struct Derived
{
    const ChangedRow *change = nullptr;
    domain::Wish wish = {};
    store::WishIndexEntry entry = {}; // of one that is alive
};

void derive(std::span<Derived> wishes)
{
    for (Derived &each : wishes) {
        each.wish = protocol::wishFrom(each.change->row);
        if (each.change->row.life.isAlive) {
            each.entry = entryOf(each.change->row, each.wish);
        }
    }
}

// A quarter of a large push's time: half of it on another core.
constexpr size_t deriveApartMin = 256;

void deriveAll(std::span<Derived> wishes)
{
    if (wishes.size() < deriveApartMin) {
        derive(wishes);
        return;
    }
    const size_t half = wishes.size() / 2;
    const auto other = std::async(std::launch::async, derive, wishes.subspan(half));
    derive(wishes.first(half));
    other.wait();
}

Expected<> indexWish(store::RowIndexRepository &index, const store::Space &space,
                     const Derived &wish)
{
    const ChangedRow &change = *wish.change;
    if (!change.row.life.isAlive) {
        return index.removeWish(change.n);
    }
    using IsNew = store::RowIndexRepository::IsNew;
    return index.putWish(change.n, space.n, space.owner, wish.entry,
                         change.lifeBefore ? IsNew::No : IsNew::Yes);
}

Expected<> indexTag(store::RowIndexRepository &index, const store::Space &space,
                    const ChangedRow &change)
{
    if (!change.row.life.isAlive) {
        return index.removeTag(change.n);
    }
    return index.putTag(change.n, space.n, protocol::idFrom(change.row.fields.value("wish").value),
                        change.row.fields.value("text").value.toString());
}

} // namespace

Expected<> indexChanges(Context &context, const store::Space &space,
                        const std::vector<ChangedRow> &changed)
{
    store::RowIndexRepository index(context.transaction);
    MatchFinder matches(context);
    // Only the last state of a row counts.
    std::map<qint64, const ChangedRow *> latest;
    for (const ChangedRow &change : changed) {
        latest[change.n] = &change;
    }
    std::vector<Derived> wishes;
    for (const auto &[n, change] : latest) {
        if (change->row.kind == domain::RowKind::Wish) {
            wishes.push_back({change});
        }
    }
    deriveAll(wishes);
    for (const Derived &each : wishes) {
        TRY(indexWish(index, space, each));
        TRY(matches.rematchWish(space, each.change->row, each.wish));
    }
    std::vector<qint64> listWishes;
    for (const auto &[n, change] : latest) {
        if (change->row.kind == domain::RowKind::Tag) {
            TRY(indexTag(index, space, *change));
        } else if (change->row.kind == domain::RowKind::List && change->lifeBefore) {
            TRY_ASSIGN(const auto rows, index.listOfList(space.n, change->row.id));
            listWishes.insert(listWishes.end(), rows.begin(), rows.end());
        }
    }
    return matches.rematchWishes(space, listWishes);
}

} // namespace endpaper::server
