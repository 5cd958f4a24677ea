// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "store/cache/conflicts.h"
#include "store/cache/outbox.h"
#include "store/cache/outboxrow.h"
#include "store/cache/quarantine.h"
#include "store/cache/rowtable.h"
#include "store/cache/shadow.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;
using protocol::GroupResult;
using protocol::Op;
using protocol::OpKind;
using protocol::PushedGroup;

namespace {
class Acknowledger
{
public:
    Acknowledger(Transaction &transaction, bool hasShadows)
        : m_transaction(transaction)
        , m_rows(transaction)
        , m_hasShadows(hasShadows)
    {
    }

    // False if the rows here do not show all that was confirmed: it is to be pulled.
    Expected<bool> confirm(const OutboxRow &row, const PushedGroup &result)
    {
        m_isWhole = true;
        for (qsizetype i = 0; i < row.group.ops.size(); ++i) {
            const Op &op = row.group.ops[i];
            const domain::Stamp stamp = row.group.stamp.next(quint64(i));
            const bool hasLost = result.seq == 0 || result.unchanged.contains(int(i));
            TRY(hasLost ? settleLost(row.group.space, op, stamp)
                        : confirmOp(op, stamp, result.seq));
            m_isWhole &= !hasLost;
        }
        return m_isWhole;
    }

    Expected<> fallBack(const OutboxRow &row, GroupResult why)
    {
        for (qsizetype i = 0; i < row.group.ops.size(); ++i) {
            TRY_ASSIGN(const bool isLeft, dropGone(row, row.group.ops[i], why));
            if (isLeft) {
                TRY(fallBackOp(row.group.ops[i], row.group.stamp.next(quint64(i))));
            }
        }
        return {};
    }

    Expected<> settle() { return m_rows.settle(touched); }

    Touched touched;

private:
    // A register that is still what the op wrote is confirmed; one that was edited again since has
    // this value to fall back to.
    Expected<> confirmOp(const Op &op, domain::Stamp stamp, quint64 seq)
    {
        if (!op.kind) {
            return {};
        }
        TRY_ASSIGN(auto meta, m_rows.findMeta(*op.kind, op.id));
        if (!meta) {
            m_isWhole = false;
            return {};
        }
        if (op.op == OpKind::Pos) {
            return confirmPos(op, *meta, seq);
        }
        for (const protocol::FieldValue &field : op.fields) {
            const auto mine = meta->fields.find(field.name);
            const bool isCurrent = mine != meta->fields.end() && mine->stamp == stamp;
            if (isCurrent) {
                mine->seq = seq;
            }
            m_isWhole &= mine != meta->fields.end() && mine->stamp >= stamp;
            TRY(settleShadow(op, field.name, isCurrent, {field.value, stamp, seq}));
        }
        if (op.op != OpKind::Set) {
            const bool isCurrent = meta->life.stamp == stamp;
            if (isCurrent) {
                meta->life.seq = seq;
            }
            m_isWhole &= meta->life.stamp >= stamp;
            const domain::Life written{op.op == OpKind::New || op.isAlive, stamp, seq, 0};
            TRY(settleShadow(op, lifeField, isCurrent, lifeRegister(written)));
        }
        // Not in a row whose values are all later ones of others.
        meta->seq = std::max(meta->seq, seq);
        meta->seq = seqOf(*meta);
        return m_rows.writeMeta(*op.kind, op.id, *meta);
    }

    // The server changed nothing in the row. What won comes with the next pull, unless its row has
    // been stripped since: until then a register counts as what it stood on, and the row is as old
    // as it was. One that stood on nothing here is of the time after the cursor, as what won is: if
    // the server goes back behind both, the repair tells of ours.
    Expected<> settleLost(const Uuid &space, const Op &op, domain::Stamp stamp)
    {
        if (!op.kind) {
            return {};
        }
        TRY_ASSIGN(auto meta, m_rows.findMeta(*op.kind, op.id));
        if (!meta) {
            return {};
        }
        QList<domain::FieldName> names;
        for (const protocol::FieldValue &field : op.fields) {
            names.append(field.name);
        }
        if (op.op == OpKind::Pos) {
            names.append("pos");
            stamp = op.posStamp;
        }
        for (const domain::FieldName &name : std::as_const(names)) {
            const auto mine = meta->fields.find(name);
            if (mine != meta->fields.end() && mine->stamp == stamp) {
                TRY(settleLostRegister(space, op, name, mine->seq));
            }
        }
        if ((op.op == OpKind::New || op.op == OpKind::Life) && meta->life.stamp == stamp) {
            TRY(settleLostRegister(space, op, lifeField, meta->life.seq));
        }
        if (meta->seq == 0) {
            meta->seq = seqOf(*meta);
        }
        return m_rows.writeMeta(*op.kind, op.id, *meta);
    }

    Expected<> settleLostRegister(const Uuid &space, const Op &op, const domain::FieldName &name,
                                  quint64 &seq)
    {
        if (seq != 0) {
            return {};
        }
        TRY_ASSIGN(const auto confirmed, findShadow(m_transaction, *op.kind, op.id, name));
        if (confirmed) {
            seq = confirmed->seq;
            return removeShadow(m_transaction, *op.kind, op.id, name);
        }
        TRY_ASSIGN(const auto known, findSpaceRow(m_transaction, space));
        if (known) {
            seq = known->cursor + 1;
        }
        return {};
    }

    // It kept its stamp; a real move since has another.
    Expected<> confirmPos(const Op &op, StoredMeta &meta, quint64 seq)
    {
        const auto mine = meta.fields.find("pos");
        if (mine == meta.fields.end() || mine->stamp != op.posStamp || mine->gen != op.posGen) {
            return {};
        }
        mine->seq = seq;
        meta.seq = std::max(meta.seq, seq);
        TRY(removeShadow(m_transaction, *op.kind, op.id, "pos"));
        return m_rows.writeMeta(*op.kind, op.id, meta);
    }

    Expected<> settleShadow(const Op &op, const domain::FieldName &field, bool isCurrent,
                            const domain::Register &written)
    {
        if (isCurrent) {
            return m_hasShadows ? removeShadow(m_transaction, *op.kind, op.id, field)
                                : Expected<>();
        }
        TRY_ASSIGN(const auto known, findShadow(m_transaction, *op.kind, op.id, field));
        if (known && known->stamp >= written.stamp) {
            return {};
        }
        // Only while a later edit of ours is on its way; a value of somebody else is confirmed
        // itself.
        TRY_ASSIGN(const auto meta, m_rows.findMeta(*op.kind, op.id));
        const bool isUnsent = meta
            && (field == lifeField ? meta->life.seq == 0
                                   : meta->fields.contains(field) && meta->fields[field].seq == 0);
        if (!isUnsent) {
            return {};
        }
        m_hasShadows = true;
        return putShadow(m_transaction, *op.kind, op.id, field, written, IfThere::Replace);
    }

    // A row that no server knows any more (dropRow) goes with the last edit of it, whatever that is
    // refused for. One that was never known is fallBackOp()'s.
    Expected<bool> dropGone(const OutboxRow &row, const Op &op, GroupResult why)
    {
        if (!op.kind || (why != GroupResult::Gone && op.op == OpKind::New)) {
            return true;
        }
        TRY_ASSIGN(const auto meta, m_rows.findMeta(*op.kind, op.id));
        if (!meta || meta->seq != 0) {
            return true;
        }
        TRY_ASSIGN(const bool isWaiting,
                   hasWaiting(m_transaction, *op.kind, op.id, row.number + 1));
        if (!isWaiting) {
            touched.add(*op.kind, op.id);
            TRY(removeShadows(m_transaction, *op.kind, op.id));
            TRY(m_rows.remove(*op.kind, op.id));
        }
        return false;
    }

    Expected<> fallBackOp(const Op &op, domain::Stamp stamp)
    {
        if (!op.kind) {
            return {};
        }
        TRY_ASSIGN(auto stored, m_rows.find(*op.kind, op.id));
        if (!stored) {
            return {};
        }
        touched.add(*op.kind, op.id);
        domain::Row &row = stored->row;
        if (op.op == OpKind::New && row.seq == 0) {
            TRY(removeShadows(m_transaction, *op.kind, op.id));
            return m_rows.remove(*op.kind, op.id); // nobody else has ever seen it
        }
        QList<domain::FieldName> names;
        for (const protocol::FieldValue &field : op.fields) {
            names.append(field.name);
        }
        if (op.op == OpKind::Pos) {
            names.append("pos");
            stamp = op.posStamp;
        }
        for (const domain::FieldName &name : std::as_const(names)) {
            const auto mine = row.fields.find(name);
            if (mine == row.fields.end() || mine->stamp != stamp || mine->seq != 0) {
                continue;
            }
            TRY_ASSIGN(const auto confirmed, findShadow(m_transaction, *op.kind, op.id, name));
            if (confirmed) {
                *mine = *confirmed;
                TRY(removeShadow(m_transaction, *op.kind, op.id, name));
            } else {
                row.fields.erase(mine);
            }
        }
        const bool isOfLife = op.op == OpKind::New || op.op == OpKind::Life;
        if (isOfLife && row.life.stamp == stamp) {
            TRY_ASSIGN(const auto confirmed, findShadow(m_transaction, *op.kind, op.id, lifeField));
            if (confirmed) {
                row.life = lifeFrom(*confirmed);
                TRY(removeShadow(m_transaction, *op.kind, op.id, lifeField));
            }
        }
        row.seq = seqOf(row);
        return m_rows.write(*stored);
    }

    Transaction &m_transaction;
    RowTable m_rows;
    bool m_hasShadows;
    bool m_isWhole = true; // so far, of the group that is confirmed
};

// A removal of a tag may have been answered with its being there again (sync.md §2.3), a list's
// with another cut-off than it had: that comes only with a pull, so the cursor waits for it.
bool mayCursorFollow(const protocol::Group &group)
{
    return std::none_of(group.ops.cbegin(), group.ops.cend(), [](const Op &op) {
        return op.op == OpKind::Life && !op.isAlive
            && (op.kind == domain::RowKind::Tag || op.kind == domain::RowKind::List);
    });
}

// The cursors of the spaces that an answer speaks of, written once at its end.
class Cursors
{
public:
    explicit Cursors(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    Expected<> advance(const protocol::Group &group, const PushedGroup &result, bool isWhole)
    {
        if (result.seq == 0) {
            return {};
        }
        auto space = m_spaces.find(group.space);
        if (space == m_spaces.end()) {
            TRY_ASSIGN(const auto found, findSpaceRow(m_transaction, group.space));
            if (!found) {
                return {};
            }
            space = m_spaces.insert(group.space, *found);
        }
        // While there is something left to page, a row's older registers may lie on a later page;
        // of a space that was empty nothing is left.
        space->isWhole = space->isWhole || (space->cursor == 0 && result.prev == 0);
        // The same number of another history is another place.
        const bool isNext = space->cursor == result.prev && space->lin == result.prevLin;
        if (isWhole && space->isWhole && isNext && mayCursorFollow(group)) {
            space->cursor = result.seq;
            space->lin = result.lin;
        }
        if (space->high.seq < result.seq) {
            space->high = {result.seq, result.lin};
        }
        return {};
    }

    Expected<> write()
    {
        for (const SpaceRow &space : std::as_const(m_spaces)) {
            TRY(putCursor(m_transaction, space));
        }
        return {};
    }

private:
    Transaction &m_transaction;
    QHash<Uuid, SpaceRow> m_spaces;
};

// What the server could not read it knows by its number alone.
quint64 chainAfter(quint64 chain, const OutboxRow &row, const PushedGroup &result)
{
    const bool isUnread = result.result == GroupResult::Invalid && result.space.isNil();
    return protocol::nextChain(chain,
                               isUnread ? protocol::Group{.number = row.group.number} : row.group);
}

// That the groups answered are ours: a copy of this file may use the same numbers.
Expected<> checkChain(const protocol::PushReply &reply, const DeviceState &state,
                      const QList<OutboxRow> &waiting)
{
    if (reply.results.isEmpty() || reply.results.constLast().number != reply.through) {
        return {}; // it speaks of more than it was asked: nothing to compare with
    }
    quint64 chain = state.chain;
    quint64 number = state.through;
    // The last results are of the first groups that wait.
    qsizetype at = reply.results.size() - qsizetype(reply.through - number);
    for (const OutboxRow &row : waiting) {
        if (number < reply.through && at >= 0) {
            chain = chainAfter(chain, row, reply.results[at++]);
            ++number;
        }
    }
    if (number == reply.through && chain != reply.chain) {
        return fail(ErrorKind::Conflict, u"the answer is to other groups than ours"_s, u"chain"_s);
    }
    return {};
}
} // namespace

Expected<Acknowledged> acknowledge(Transaction &transaction, const protocol::PushReply &reply,
                                   const Clock &clock)
{
    TRY_ASSIGN(const DeviceState state, loadDeviceState(transaction));
    TRY_ASSIGN(const bool shadows, hasShadows(transaction));
    TRY_ASSIGN(const QList<OutboxRow> waiting,
               listOutbox(transaction, state.through + 1, int(reply.results.size()) + 1));
    TRY(checkChain(reply, state, waiting));
    Acknowledger rows(transaction, shadows);
    Cursors cursors(transaction);
    Acknowledged done;
    quint64 through = state.through;
    quint64 chain = state.chain;
    quint64 acked = state.ackedTime;
    for (const PushedGroup &result : reply.results) {
        if (result.number <= through) {
            continue; // a repeat of what we know
        }
        const qsizetype at = qsizetype(result.number - state.through - 1);
        if (result.number != through + 1 || at >= waiting.size()
            || waiting[at].number != result.number) {
            return fail(ErrorKind::Corrupt, u"an answer to a group that was not sent"_s);
        }
        const OutboxRow &row = waiting[at];
        bool isWhole = true;
        if (result.result == GroupResult::Ok || result.result == GroupResult::Noop) {
            TRY_ASSIGN(isWhole, rows.confirm(row, result));
            ++done.accepted;
        } else {
            TRY(quarantineGroup(transaction, row, state.device, result, clock.now()));
            TRY(rows.fallBack(row, result.result));
            ++done.refused;
        }
        TRY(keepNotices(transaction, row.group.space, result.notices));
        done.notices += int(result.notices.size());
        TRY(cursors.advance(row.group, result, isWhole));
        through = result.number;
        chain = chainAfter(chain, row, result);
        acked = row.group.stamp.time + quint64(std::max<qsizetype>(row.group.ops.size(), 1)) - 1;
    }
    TRY(cursors.write());
    TRY(rows.settle());
    done.touched = rows.touched;
    TRY_ASSIGN(auto clear, transaction.prepare("DELETE FROM outbox WHERE d <= ?1"));
    TRY(clear.bindAll(qint64(through)).run());
    TRY_ASSIGN(auto update,
               transaction.prepare("UPDATE state SET through = ?1, chain = ?2, acked_stamp = ?3"));
    TRY(update.bindAll(qint64(through), signedBits(chain), signedBits(acked)).run());
    return done;
}

} // namespace endpaper::store
