// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/syncspaces.h"

#include "protocol/schema.h"
#include "server/api/matchfinder.h"
#include "server/api/syncrows.h"
#include "server/api/syncweb.h"
#include "store/vault/devicerepository.h"
#include "store/vault/notificationrepository.h"
#include "store/vault/offerrepository.h"
#include "store/vault/positionrepository.h"
#include "store/vault/rowrepository.h"
#include "store/vault/spacerepository.h"

#include <map>

namespace endpaper::server {

using namespace Qt::StringLiterals;

Uuid accountSpaceId(const Uuid &account) { return protocol::homeSpaceOf(account); }

Expected<Uuid> ensureAccountSpace(store::Transaction &transaction, const Uuid &account)
{
    store::SpaceRepository spaces(transaction);
    TRY_ASSIGN(const auto space, spaces.findOfAccount(account));
    if (space) {
        return space->sp;
    }
    TRY_ASSIGN(const auto made, spaces.insertOfAccount(accountSpaceId(account), account));
    return made.sp;
}

Expected<int> removeBookFromAllLists(Context &context, const Uuid &book, const QString &isbn)
{
    store::RowIndexRepository index(context.transaction);
    store::RowRepository rows(context.transaction);
    std::map<Uuid, std::vector<Uuid>> wishes; // by account
    for (const qint64 key : {store::wishKeyOfBook(book), isbn.toLongLong()}) {
        TRY_ASSIGN(const auto hits,
                   key == 0 ? std::vector<store::RowIndexRepository::Hit>() : index.listByKey(key));
        for (const auto &hit : hits) {
            TRY_ASSIGN(const auto stored, rows.find(hit.row));
            if (!stored || !stored->life.isAlive) {
                continue;
            }
            TRY_ASSIGN(const auto row, rowFromStored(*stored));
            const domain::Wish wish = protocol::wishFrom(row);
            const bool isIt = wish.bookId == book || (wish.isbn && wish.isbn->toString13() == isbn);
            std::vector<Uuid> &of = wishes[hit.account];
            if (isIt && std::ranges::find(of, wish.id) == of.end()) {
                of.push_back(wish.id);
            }
        }
    }
    int count = 0;
    for (const auto &[account, ids] : wishes) {
        for (const Uuid &id : ids) {
            TRY_ASSIGN(auto editor,
                       WebEditor::openHolding(context, account, domain::RowKind::Wish, id));
            editor.addLife(domain::RowKind::Wish, id, false);
            TRY(editor.commit());
            TRY_ASSIGN(const auto row, editor.find(domain::RowKind::Wish, id));
            TRY(index.insertRemoval({book, editor.spaceNumber(), id, row->life.stamp}));
            ++count;
        }
    }
    return count;
}

Expected<int> restoreBookOnAllLists(Context &context, const Uuid &book)
{
    store::RowIndexRepository index(context.transaction);
    store::SpaceRepository spaces(context.transaction);
    TRY_ASSIGN(const auto removals, index.takeRemovals(book));
    std::map<qint64, std::vector<store::RowIndexRepository::Removal>> bySpace;
    for (const auto &removal : removals) {
        bySpace[removal.space].push_back(removal);
    }
    int count = 0;
    for (const auto &[n, ofSpace] : bySpace) {
        TRY_ASSIGN(const auto space, spaces.find(n));
        if (!space) {
            continue;
        }
        TRY_ASSIGN(auto editor, WebEditor::openIn(context, space->owner, space->sp));
        for (const auto &removal : ofSpace) {
            TRY_ASSIGN(const auto row, editor.find(domain::RowKind::Wish, removal.wish));
            // Touched since: the person's own decision stands.
            if (row && !row->life.isAlive && row->life.stamp == removal.stamp) {
                editor.addLife(domain::RowKind::Wish, removal.wish, true);
                ++count;
            }
        }
        TRY(editor.commit());
    }
    return count;
}

Expected<> removeAccountSyncData(Context &context, const Uuid &account)
{
    store::SpaceRepository spaces(context.transaction);
    MatchFinder matches(context);
    TRY(matches.dropPerson(account));
    store::PositionRepository positions(context.transaction);
    TRY(positions.remove(account));
    store::OfferRepository posts(context.transaction);
    TRY(posts.removeAllOf(account));
    store::NotificationRepository notifications(context.transaction);
    TRY(notifications.removeAllOf(account));
    store::DeviceRepository devices(context.transaction);
    TRY(devices.removeAllOf(account));
    TRY_ASSIGN(const auto mine, spaces.listOf(account));
    for (const auto &[space, role] : mine) {
        std::vector<Uuid> losing = {account};
        if (space.owner == account) {
            TRY_ASSIGN(losing, spaces.listMembers(space.sp));
        }
        for (const Uuid &member : losing) {
            context.events.append(
                {.kind = LiveEvent::Kind::SpaceGone, .account = member, .space = space.sp});
        }
    }
    return spaces.removeOfAccount(account);
}

} // namespace endpaper::server
