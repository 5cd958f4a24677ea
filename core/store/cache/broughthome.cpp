// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/broughthome.h"

#include "protocol/schema.h"
#include "store/cache/merger.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;
using domain::Row;
using domain::RowKind;

namespace {
// One list on its way, with its wishes and their tags.
class Moving
{
public:
    Moving(Transaction &transaction, const SpaceRow &home)
        : m_rows(transaction)
        , m_home(home)
        , m_seq(std::max(home.high.seq, home.cursor) + 1)
    {
    }

    Expected<> addAll(qint64 space)
    {
        for (const RowKind kind : {RowKind::List, RowKind::Wish, RowKind::Tag}) {
            TRY_ASSIGN(const QList<Uuid> ids, m_rows.idsInSpace(kind, space));
            for (const Uuid &id : ids) {
                TRY_ASSIGN(auto stored, m_rows.find(kind, id));
                if (stored) {
                    add(std::move(stored->row));
                }
            }
        }
        return {};
    }

    QList<Row> rows;

private:
    [[nodiscard]] Uuid idAtHome(const Uuid &id) const
    {
        return Uuid::derive(id, m_home.space.toBytes());
    }

    void add(Row row)
    {
        if (row.kind == RowKind::List) {
            m_lists.insert(row.id, row.life);
            row.id = idAtHome(row.id);
        } else if (row.kind == RowKind::Wish) {
            if (row.life.isAlive && !placeWish(row)) {
                return;
            }
            row.id = idAtHome(row.id);
        } else if (!placeTag(row)) {
            return;
        }
        append(std::move(row));
    }

    // False of one that went to the Trash with its list.
    bool placeWish(Row &wish)
    {
        const auto list = wish.fields.find("list");
        if (list == wish.fields.end()) {
            return false;
        }
        const Uuid id = protocol::idFrom(list->value);
        const auto life = m_lists.constFind(id);
        if (domain::placementOf(wish.life, *list, life == m_lists.cend() ? nullptr : &*life)
            == domain::Placement::Trash) {
            return false;
        }
        list->value = protocol::idValue(idAtHome(id));
        m_wishes.insert(wish.id);
        return true;
    }

    // False of one whose wish does not come, or that has lost its fields.
    bool placeTag(Row &tag) const
    {
        const auto wish = tag.fields.find("wish");
        const auto text = tag.fields.constFind("text");
        if (wish == tag.fields.end() || text == tag.fields.cend()
            || !m_wishes.contains(protocol::idFrom(wish->value))) {
            return false;
        }
        const Uuid id = idAtHome(protocol::idFrom(wish->value));
        wish->value = protocol::idValue(id);
        tag.id = protocol::tagId(id, text->value.toString());
        return true;
    }

    // As if it was confirmed: what waits is going to be refused, and must not take values along.
    void append(Row row)
    {
        row.seq = m_seq;
        row.life.seq = m_seq;
        row.life.base = 0; // a cut-off of the other space: what it took along stays away
        if (!row.life.isAlive) {
            row.fields.clear();
        }
        for (domain::Register &field : row.fields) {
            field.seq = m_seq;
        }
        rows.append(std::move(row));
    }

    RowTable m_rows;
    SpaceRow m_home;
    quint64 m_seq; // above all that this device was ever told of
    QHash<Uuid, domain::Life> m_lists;
    QSet<Uuid> m_wishes; // that come, by the ids that they had
};
} // namespace

bool isToComeHome(const QList<SpaceRecord> &known, const SpaceRow &home, const SpaceRecord &left)
{
    // A digest that differs leaves the fork at the cursor, a copied file puts it beyond all: only a
    // server with another history names one below what it had told us.
    const auto record = std::ranges::find(known, home.space, &SpaceRecord::space);
    const bool isRestored = record != known.cend() && record->condition == SpaceCondition::Repair
        && record->fork < std::max<quint64>(record->high.seq, 1);
    return isRestored && left.role == "owner" && left.kind == "shared";
}

Expected<> bringHome(Transaction &transaction, const SpaceRow &left, Touched &touched)
{
    TRY_ASSIGN(const SpaceRow home, homeSpaceRow(transaction));
    Moving moving(transaction, home);
    TRY(moving.addAll(left.n));
    Merger merger(transaction, home.n);
    TRY(merger.merge(moving.rows));
    TRY(merger.settle());
    touched.add(merger.touched);
    return {};
}

} // namespace endpaper::store
