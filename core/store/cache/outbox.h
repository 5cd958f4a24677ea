// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "store/cache/localedit.h"
#include "store/cache/touched.h"
#include "store/engine/database.h"

// What waits to be sent, what was refused, and the device's own state. Store thread.
namespace endpaper::store {

// The device as it presents itself (table `state`).
struct DeviceState
{
    quint64 device = 0;
    Uuid account = {}; // nil until a server has said it
    quint64 nextNumber = 1;
    quint64 through = 0; // last group number whose result we have
    quint64 chain = 0; // at `through`
    domain::Stamp lastStamp = {};
    quint64 ackedTime = 0; // Stamp::time of the last op that a server has consumed
    qint64 offsetMs = 0; // server minus local
};
[[nodiscard]] Expected<DeviceState> loadDeviceState(Transaction &transaction);
[[nodiscard]] Expected<> putClockOffset(Transaction &transaction, qint64 offsetMs);

// Binds the file to the account that the server said. Groups made before that get the account's
// space. Conflict if it belongs to another account: nothing is mixed, the caller opens the other
// file.
[[nodiscard]] Expected<> bindAccount(Transaction &transaction, const Uuid &account,
                                     const Uuid &homeSpace);

// The chain at a group number, from what was acknowledged and what waits; nothing for a number that
// we have no group of.
[[nodiscard]] Expected<std::optional<quint64>> chainAt(Transaction &transaction, quint64 number);

// The next groups to push, bytes as they rest; marks them as sent. Empty `groups`: nothing waits.
struct OutboxBatch
{
    Uuid account = {};
    quint64 device = 0;
    quint64 from = 0;
    quint64 chain = 0;
    QList<QByteArray> groups = {};
    bool isLast = true; // nothing waits behind it

    [[nodiscard]] quint64 lastNumber() const { return from + quint64(groups.size()) - 1; }
};
// Of a group that no server takes as it is, its number goes out alone: the answer refuses it, and
// what is behind it goes on.
enum class FirstGroup { Whole, NumberAlone };
[[nodiscard]] Expected<OutboxBatch> nextBatch(Transaction &transaction, qsizetype groupsMax,
                                              qsizetype bytesMax,
                                              FirstGroup first = FirstGroup::Whole);
// Those behind that number, of which no answer has come yet: it will tell their `chain`.
[[nodiscard]] Expected<OutboxBatch> batchBehind(Transaction &transaction, quint64 number,
                                                qsizetype groupsMax, qsizetype bytesMax);
[[nodiscard]] Expected<int> countWaiting(Transaction &transaction);
// The number of the first group whose bytes no server can have seen; beyond the last: none.
[[nodiscard]] Expected<quint64> firstUnsent(Transaction &transaction);

// Takes the answer to a push (Conflict with field "chain" if it answers other groups than ours:
// another device uses our number): clears the groups, confirms their registers, moves refused ones
// to the quarantine with their fields back at the shadow, advances cursors where nothing lies
// between.
struct Acknowledged
{
    Touched touched; // rows that show differently now
    int accepted = 0;
    int refused = 0;
    int notices = 0; // kept: see conflicts.h
};
[[nodiscard]] Expected<Acknowledged>
acknowledge(Transaction &transaction, const protocol::PushReply &reply, const Clock &clock);

// The outbox and the quarantine in words: one entry a change, values as they are in registers.
struct WaitingChange
{
    quint64 number = 0; // group; entries of one group belong together
    Uuid action = {};
    domain::RowKind kind = domain::RowKind::Wish;
    Uuid id = {};
    QString title = {}; // of the row as it is now: a wish's title, a list's name, a tag's text
    protocol::OpKind op = protocol::OpKind::Set;
    domain::FieldName field = {}; // Set: one entry a field; empty for New and Life
    QCborValue before = {}; // the confirmed value; undefined: none
    QCborValue after = {};
    bool isAlive = true; // Life
    Instant madeAt = {};
    QString why = {}; // quarantine: "denied", "gone", "quota", "invalid" …
    domain::FieldName whyField = {}; // quarantine: what was invalid, where the server named it
};
[[nodiscard]] Expected<QList<WaitingChange>> listWaiting(Transaction &transaction,
                                                         int limit = 1000);
[[nodiscard]] Expected<QList<WaitingChange>> listRefused(Transaction &transaction,
                                                         int limit = 1000);
[[nodiscard]] Expected<int> countRefused(Transaction &transaction);
// The user has read it and lets it go.
[[nodiscard]] Expected<> dismissRefused(Transaction &transaction, quint64 number);
// The user wants it after all: made again as a new action, with new stamps. What the server no
// longer knows is added again under a new id. NotFound: no such entry, or nothing of it has a row
// any more; then it stays where it is.
[[nodiscard]] Expected<Action> resendRefused(Transaction &transaction, const Clock &clock,
                                             quint64 number, const Uuid &actionId);
// Refused edits of rows that had moved to another space are made again there, once the rows have
// come and where we may write (sync.md §2.4).
[[nodiscard]] Expected<Touched> resendMoved(Transaction &transaction, const Clock &clock);
// All of it as JSON, for a file: [{why, made_at, kind, id, op, fields: {name: value}}], oldest
// first.
[[nodiscard]] Expected<QByteArray> exportRefused(Transaction &transaction);

} // namespace endpaper::store
