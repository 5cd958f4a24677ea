// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/localedit.h"

#include "domain/stamp.h"
#include "protocol/codec.h"
#include "protocol/limits.h"
#include "protocol/schema.h"
#include "store/cache/outbox.h"
#include "store/cache/outboxrow.h"
#include "store/cache/rowtable.h"
#include "store/cache/shadow.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;
using protocol::OpKind;

namespace {
// Writes one action, group by group.
class Committer
{
public:
    Committer(Transaction &transaction, const DeviceState &state, const Clock &clock,
              const Uuid &action)
        : m_transaction(transaction)
        , m_rows(transaction)
        , m_clock(state.device, state.lastStamp, state.offsetMs)
        , m_wall(clock)
        , m_now(clock.now())
        , m_number(state.nextNumber)
    {
        m_action.id = action;
    }

    Expected<> add(const LocalOp &op)
    {
        if (m_open.contains(Key(op.kind, op.id))) {
            TRY(flush()); // so that it sees what the earlier op made of the row
        }
        TRY_ASSIGN(const qint64 place, spaceOf(op));
        TRY_ASSIGN(const qint64 target, targetOf(op, place));
        if (target != place) {
            return moveAcross(op);
        }
        TRY(enter(place));
        TRY_ASSIGN(StoredRow * stored, rowFor(op));
        protocol::Op sent{.op = op.op, .kind = op.kind, .id = op.id, .isAlive = op.isAlive};
        if (m_moving && m_moving->id == op.id) {
            sent.movedTo = std::pair(m_moving->space, m_moving->copy);
            sent.need = m_moving->need;
        }
        LocalOp done = op;
        LocalOp back = LocalOp::set(op.kind, op.id, {});
        quint64 touched = 0;
        if (op.op == OpKind::Life) {
            if (stored->row.life.isAlive == op.isAlive) {
                return {};
            }
            back = LocalOp::life(op.kind, op.id, stored->row.life.isAlive);
            touched = stored->row.life.stamp.time;
            if (op.kind == domain::RowKind::List && !op.isAlive) {
                TRY_ASSIGN(const quint64 newest, newestLifeOn(op.id));
                touched = std::max(touched, newest);
            }
        } else {
            for (const protocol::FieldValue &field : op.fields) {
                touched = std::max(touched, addField(stored->row, field, sent, back));
            }
            done.fields = sent.fields;
            if (op.op == OpKind::New) {
                back = LocalOp::life(op.kind, op.id, false);
                touched = std::max(touched, stored->row.life.stamp.time);
            } else if (sent.fields.isEmpty()) {
                return {};
            }
        }
        TRY(protocol::checkOp(sent));
        m_touched = std::max(m_touched, touched);
        m_groupBytes += protocol::encodedBytes(sent);
        m_group.append(std::move(sent));
        m_action.touched.add(op.kind, op.id);
        m_action.forward.append(std::move(done));
        m_action.back.append(std::move(back));
        const bool isFull =
            m_group.size() == protocol::groupOpsMax || m_groupBytes >= protocol::groupBytesMin;
        return isFull ? flush() : Expected<>();
    }

    Expected<> flush()
    {
        if (m_group.isEmpty()) {
            return {};
        }
        OutboxRow row{.number = m_number++,
                      .space = m_space.n,
                      .group = {},
                      .action = m_action.id,
                      .madeAt = m_now};
        const domain::Stamp first = m_clock.take(m_now, quint64(m_group.size()), {m_touched, 0});
        row.group = {row.number, m_space.space, m_space.cursor, first, std::exchange(m_group, {})};
        for (qsizetype i = 0; i < row.group.ops.size(); ++i) {
            TRY(apply(row.group.ops[i], first.next(quint64(i))));
        }
        for (const StoredRow &stored : std::as_const(m_open)) {
            TRY(m_rows.write(stored));
        }
        m_open.clear();
        m_touched = 0;
        m_groupBytes = 0;
        ++m_action.groups;
        return insertOutbox(m_transaction, row);
    }

    Expected<Action> finish()
    {
        TRY(flush());
        TRY(m_rows.settle(m_action.touched));
        std::reverse(m_action.back.begin(), m_action.back.end());
        TRY_ASSIGN(auto update,
                   m_transaction.prepare("UPDATE state SET next_d = ?1, last_stamp = ?2"));
        TRY(update.bindAll(qint64(m_number), signedBits(m_clock.last().time)).run());
        return std::move(m_action);
    }

private:
    using Key = std::pair<domain::RowKind, Uuid>;

    // A delete is later than every wish that it takes along, also one of a faster clock: what is
    // later is taken for restored since.
    Expected<quint64> newestLifeOn(const Uuid &list)
    {
        TRY_ASSIGN(
            auto query,
            m_transaction.prepare("SELECT max(life_st) FROM wish WHERE list = ?1 AND life = 1"));
        TRY(query.bindAll(list).step());
        return domain::Stamp::fromBytes(query.blobView(0)).value_or(domain::Stamp()).time;
    }

    // Where the row is, or is to be.
    Expected<qint64> spaceOf(const LocalOp &op)
    {
        TRY_ASSIGN(const auto here, m_rows.findMeta(op.kind, op.id));
        if (here) {
            return here->space;
        }
        if (!op.space.isNil()) {
            TRY_ASSIGN(const auto named, findSpaceRow(m_transaction, op.space));
            if (!named) {
                return fail(ErrorKind::NotFound, u"no such space"_s, u"space"_s);
            }
            return named->n;
        }
        if (op.kind == domain::RowKind::Wish) {
            return spaceOfParent(op, domain::RowKind::List, "list", 1);
        }
        if (op.kind == domain::RowKind::Tag) {
            return spaceOfParent(op, domain::RowKind::Wish, "wish", 1);
        }
        return 1;
    }

    // Where it is afterwards: a wish follows its list.
    Expected<qint64> targetOf(const LocalOp &op, qint64 place)
    {
        return op.op == OpKind::Set && op.kind == domain::RowKind::Wish
            ? spaceOfParent(op, domain::RowKind::List, "list", place)
            : Expected<qint64>(place);
    }

    Expected<qint64> spaceOfParent(const LocalOp &op, domain::RowKind kind, const char *field,
                                   qint64 otherwise)
    {
        for (const protocol::FieldValue &value : op.fields) {
            if (value.name != field) {
                continue;
            }
            const Uuid id = protocol::idFrom(value.value);
            if (const auto open = m_open.constFind(Key(kind, id)); open != m_open.cend()) {
                return open->space;
            }
            auto known = m_parents.find(id);
            if (known == m_parents.end()) {
                TRY_ASSIGN(const auto parent, m_rows.findMeta(kind, id));
                known = m_parents.insert(id, parent ? parent->space : otherwise);
            }
            return *known;
        }
        return otherwise;
    }

    Expected<> enter(qint64 n)
    {
        if (m_space.n == n) {
            return {};
        }
        TRY(flush()); // a group is of one space
        TRY_ASSIGN(m_space, spaceRowAt(m_transaction, n));
        if (m_space.role == "viewer") {
            return fail(ErrorKind::Forbidden, u"this list may only be looked at"_s, u"space"_s);
        }
        return {};
    }

    // Nothing in one space refers into another: the wish is made there, and goes here (sync.md
    // §2.4).
    Expected<> moveAcross(const LocalOp &op)
    {
        TRY_ASSIGN(const auto stored, m_rows.find(op.kind, op.id));
        if (!stored) {
            return fail(ErrorKind::NotFound, u"no such row"_s, u"id"_s);
        }
        domain::Fields fields = stored->row.fields;
        for (const protocol::FieldValue &field : op.fields) {
            fields[field.name].value = field.value;
        }
        LocalOp copy = LocalOp::create(op.kind, Uuid::create(m_wall), {});
        for (auto it = fields.cbegin(); it != fields.cend(); ++it) {
            copy.fields.append({it.key(), it->value});
        }
        TRY(add(copy));
        TRY(flush());
        m_moving = Moving{op.id, copy.id, m_space.space, m_number - 1};
        TRY_ASSIGN(const QStringList texts, tagsOf(op.id));
        for (const QString &text : texts) {
            TRY(add(LocalOp::create(domain::RowKind::Tag, protocol::tagId(copy.id, text),
                                    {{"wish", protocol::idValue(copy.id)}, {"text", text}})));
        }
        TRY(add(LocalOp::life(op.kind, op.id, false)));
        m_moving.reset();
        return {};
    }

    Expected<QStringList> tagsOf(const Uuid &wish)
    {
        TRY_ASSIGN(auto query,
                   m_transaction.prepare("SELECT \"text\" FROM tag WHERE wish = ?1 AND life = 1"));
        query.bindAll(wish);
        QStringList texts;
        for (;;) {
            TRY_ASSIGN(const bool isThere, query.step());
            if (!isThere) {
                return texts;
            }
            texts.append(query.text(0));
        }
    }

    Expected<StoredRow *> rowFor(const LocalOp &op)
    {
        const Key key(op.kind, op.id);
        if (const auto open = m_open.find(key); open != m_open.end()) {
            return &*open;
        }
        TRY_ASSIGN(auto stored, m_rows.find(op.kind, op.id));
        if (op.op == OpKind::New) {
            if (stored && stored->row.life.isAlive) {
                return fail(ErrorKind::Conflict, u"there is such a row"_s, u"id"_s);
            }
            if (!stored) {
                stored = StoredRow{
                    {.kind = op.kind, .id = op.id, .seq = 0, .life = {}, .fields = {}}, m_space.n};
            }
        } else if (!stored) {
            return fail(ErrorKind::NotFound, u"no such row"_s, u"id"_s);
        }
        return &*m_open.insert(key, std::move(*stored));
    }

    // Returns the time of the stamp that is replaced. Values that are so already are left out.
    quint64 addField(const domain::Row &row, const protocol::FieldValue &field, protocol::Op &sent,
                     LocalOp &back) const
    {
        const auto mine = row.fields.constFind(field.name);
        const bool isThere = mine != row.fields.cend();
        if (isThere && sent.op == OpKind::Set && mine->value == field.value) {
            return 0;
        }
        sent.fields.append(
            {field.name, protocol::canonicalValue(row.kind, field.name, field.value)});
        back.fields.append({field.name, isThere ? mine->value : QCborValue(nullptr)});
        return isThere ? mine->stamp.time : 0;
    }

    Expected<> apply(const protocol::Op &op, domain::Stamp stamp)
    {
        StoredRow &stored = m_open[Key(*op.kind, op.id)];
        domain::Row &row = stored.row;
        for (const protocol::FieldValue &field : op.fields) {
            const auto mine = row.fields.find(field.name);
            if (mine == row.fields.end()) {
                row.fields.insert(field.name, {field.value, stamp});
                continue;
            }
            if (mine->seq != 0) {
                TRY(putShadow(m_transaction, row.kind, row.id, field.name, *mine, IfThere::Keep));
            }
            *mine = {field.value, stamp};
        }
        if (op.op != OpKind::Set) {
            if (row.life.seq != 0) {
                TRY(putShadow(m_transaction, row.kind, row.id, lifeField, lifeRegister(row.life),
                              IfThere::Keep));
            }
            const bool isAlive = op.op == OpKind::New || op.isAlive;
            const bool hasCut = row.kind == domain::RowKind::List && !isAlive;
            row.life = {isAlive, stamp, 0, hasCut ? m_space.cursor : 0};
        }
        return {};
    }

    Transaction &m_transaction;
    RowTable m_rows;
    domain::HybridClock m_clock;
    const Clock &m_wall;
    SpaceRow m_space = {.n = 0, .space = {}}; // of the open group
    Instant m_now;
    quint64 m_number;
    quint64 m_touched = 0; // highest stamp that this group replaces
    QList<protocol::Op> m_group;
    qsizetype m_groupBytes = 0; // encoded
    QMap<Key, StoredRow> m_open; // rows of this group as they will be
    QHash<Uuid, qint64> m_parents; // the spaces of lists and wishes that were asked for
    struct Moving
    {
        Uuid id;
        Uuid copy;
        Uuid space;
        quint64 need = 0; // the group that makes the copy
    };
    std::optional<Moving> m_moving;
    Action m_action;
};
} // namespace

Expected<Action> commitAction(Transaction &transaction, const Clock &clock,
                              const QList<LocalOp> &ops, const Uuid &actionId)
{
    TRY_ASSIGN(const DeviceState state, loadDeviceState(transaction));
    Committer committer(transaction, state, clock, actionId);
    for (const LocalOp &op : ops) {
        TRY(committer.add(op));
    }
    return committer.finish();
}

} // namespace endpaper::store
