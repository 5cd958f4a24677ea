// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/synccollect.h"

#include "domain/merge.h"
#include "server/api/settings.h"
#include "server/api/syncpush.h"
#include "server/api/syncrows.h"
#include "server/api/syncwrite.h"
#include "store/vault/historyrepository.h"
#include "store/vault/spacerepository.h"
#include "store/vault/trashrepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

// Rows that the server deletes with one seq, so that a page of a pull stays small.
constexpr size_t deletedAtOnce = 64;

class Collector
{
public:
    Collector(Context &context, const CollectRules &rules)
        : m_context(context)
        , m_rules(rules)
        , m_now(context.clock.now())
        , m_trash(context.transaction)
        , m_spaces(context.transaction)
    {
    }

    Expected<bool> run()
    {
        TRY(m_trash.expireDevices(m_now - m_rules.deviceExpiresAfter));
        TRY(m_trash.removeLosers(m_now - m_rules.trashKept, m_rules.rowsAtOnce));
        TRY(m_trash.removeNotices(m_now, m_rules.rowsAtOnce));
        TRY(m_trash.removeInvites(m_now));
        TRY_ASSIGN(const bool hasMoreToStrip, stripSome());
        TRY_ASSIGN(const bool hasMoreToRemove, removeSome());
        TRY_ASSIGN(const bool hasMoreToForget, forgetSome());
        return hasMoreToStrip || hasMoreToRemove || hasMoreToForget;
    }

private:
    Expected<store::Space> spaceOf(qint64 n)
    {
        TRY_ASSIGN(const auto space, m_spaces.find(n));
        if (!space) {
            return fail(ErrorKind::Corrupt, u"a row without its space"_s);
        }
        TRY(checkServerClock(*space, m_context.settings.sync, m_now));
        return *space;
    }

    Expected<bool> stripSome()
    {
        TRY_ASSIGN(const auto old,
                   m_trash.listUnstripped(m_now - m_rules.trashKept, m_rules.rowsAtOnce));
        for (const auto &tombstone : old) {
            TRY_ASSIGN(store::Space space, spaceOf(tombstone.space));
            TRY_ASSIGN(const bool isAlone, deleteDependants(space, tombstone.row));
            if (!isAlone) {
                return true; // its turn comes when they are all gone
            }
            space.bytes -= tombstone.row.body.size() - 1;
            TRY(m_trash.strip(tombstone.row.n));
            TRY(m_spaces.update(space));
        }
        return qint64(old.size()) >= m_rules.rowsAtOnce;
    }

    // What would show again once nobody remembers why it did not: the wishes that went with a
    // list, the tags of a wish. False if some are left for the next time.
    Expected<bool> deleteDependants(store::Space &space, const store::StoredRow &row)
    {
        store::RowIndexRepository index(m_context.transaction);
        std::vector<qint64> dependants;
        if (row.kind == domain::RowKind::List) {
            TRY_ASSIGN(const auto wishes, index.listOfList(space.n, row.id));
            TRY_ASSIGN(dependants, thoseInTrash(wishes, row.life));
        } else if (row.kind == domain::RowKind::Wish) {
            TRY_ASSIGN(dependants, index.listTagRows(space.n, row.id));
        }
        if (dependants.empty()) {
            return true;
        }
        const bool isAll = dependants.size() <= deletedAtOnce;
        dependants.resize(qMin(dependants.size(), deletedAtOnce));
        std::vector<ChangedRow> changed;
        TRY(deleteRows(m_context, space, dependants, changed));
        TRY(finishSpace(m_context, space, changed, {}));
        return isAll;
    }

    Expected<std::vector<qint64>> thoseInTrash(const std::vector<qint64> &wishes,
                                               const domain::Life &list)
    {
        store::RowRepository rows(m_context.transaction);
        std::vector<qint64> found;
        for (const qint64 n : wishes) {
            TRY_ASSIGN(const auto stored, rows.find(n));
            if (!stored) {
                continue;
            }
            TRY_ASSIGN(const auto wish, rowFromStored(*stored));
            if (domain::placementOf(wish.life, wish.fields.value("list"), &list)
                == domain::Placement::Trash) {
                found.push_back(n);
            }
            if (found.size() > deletedAtOnce) {
                break;
            }
        }
        return found;
    }

    Expected<bool> removeSome()
    {
        const Instant before = m_now - m_rules.tombstoneKept;
        TRY_ASSIGN(const auto spaces, m_trash.listSpacesWithRemovable(before));
        qint64 left = m_rules.rowsAtOnce;
        for (const qint64 n : spaces) {
            TRY_ASSIGN(store::Space space, spaceOf(n));
            TRY_ASSIGN(const auto horizon, m_trash.horizonOf(n));
            TRY_ASSIGN(const auto old,
                       m_trash.listRemovable(n, before, horizon.value_or(space.head), left));
            for (const store::StoredRow &row : old) {
                // Something may have come in since it was stripped.
                TRY_ASSIGN(const bool isAlone, deleteDependants(space, row));
                if (!isAlone) {
                    return true;
                }
                TRY(m_trash.remove(row.n));
                space.bytes -= row.body.size();
                space.floor = qMax(space.floor, row.seq);
                TRY(m_spaces.update(space));
            }
            left -= qint64(old.size());
            if (left <= 0) {
                return true;
            }
        }
        return false;
    }

    // Old history, of one space: the log that says it.
    Expected<bool> forgetSome()
    {
        store::HistoryRepository history(m_context.transaction);
        const store::HistoryRepository::Rules rules{.before = m_now - m_rules.historyKept,
                                                    .entriesKept = m_rules.historyEntriesKept,
                                                    .contactLasts = m_rules.contactLasts,
                                                    .limit = m_rules.rowsAtOnce};
        TRY_ASSIGN(const auto sweep, history.nextSweep(rules));
        if (!sweep) {
            return false;
        }
        TRY(spaceOf(sweep->space));
        TRY(history.prune(*sweep, rules));
        return true;
    }

    Context &m_context;
    CollectRules m_rules;
    Instant m_now;
    store::TrashRepository m_trash;
    store::SpaceRepository m_spaces;
};

} // namespace

Expected<bool> collectOldRows(Context &context, const CollectRules &rules)
{
    return Collector(context, rules).run();
}

} // namespace endpaper::server
