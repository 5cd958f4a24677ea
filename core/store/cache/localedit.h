// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "protocol/messages.h"
#include "store/cache/touched.h"
#include "store/engine/database.h"

#include <QList>

namespace endpaper::store {

// One local change of one row, in the words of the user's action.
struct LocalOp
{
    protocol::OpKind op = protocol::OpKind::Set; // New, Set or Life
    domain::RowKind kind = domain::RowKind::Wish;
    Uuid id = {};
    QList<protocol::FieldValue> fields = {}; // New, Set
    bool isAlive = false; // Life
    // New: where it is to live; nil: where its list or wish does, else in the account's own space.
    Uuid space = {};

    [[nodiscard]] static LocalOp create(domain::RowKind kind, const Uuid &id,
                                        QList<protocol::FieldValue> fields)
    {
        return {protocol::OpKind::New, kind, id, std::move(fields), true, {}};
    }
    [[nodiscard]] static LocalOp set(domain::RowKind kind, const Uuid &id,
                                     QList<protocol::FieldValue> fields)
    {
        return {protocol::OpKind::Set, kind, id, std::move(fields), true, {}};
    }
    [[nodiscard]] static LocalOp life(domain::RowKind kind, const Uuid &id, bool isAlive)
    {
        return {protocol::OpKind::Life, kind, id, {}, isAlive, {}};
    }

    friend bool operator==(const LocalOp &, const LocalOp &) = default;
};

// What a user's action did. To undo it, commit `back` as an action; the result's `back` is the
// redo.
struct Action
{
    Uuid id;
    QList<LocalOp> forward; // what was really changed: values that were so already are left out
    QList<LocalOp> back; // in the order to be done
    Touched touched;
    int groups = 0; // outbox groups it became

    [[nodiscard]] bool isEmpty() const { return forward.isEmpty(); }
};

// Writes rows with new stamps, their shadow, and the outbox groups (at most 64 ops of one space
// each, ended also at 512 KiB, one action id) in the transaction given; the caller commits. A wish
// that is set to a list of another space is copied there under a new id, with its tags, and goes
// here. NotFound for a Set or Life of a row that is not here, Conflict for a New whose id is here
// and alive, Forbidden where the reader may only look, Invalid for a value that the protocol
// refuses: then nothing of the action may be committed. Store thread.
[[nodiscard]] Expected<Action> commitAction(Transaction &transaction, const Clock &clock,
                                            const QList<LocalOp> &ops, const Uuid &actionId);

} // namespace endpaper::store
