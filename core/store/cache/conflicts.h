// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/hello.h"
#include "protocol/notice.h"
#include "store/cache/localedit.h"

// Values that lost against others which had not seen them (sync.md §2.5): kept, shown with both
// sides, chosen by the reader. Store thread.
namespace endpaper::store {

// One side of a conflict.
struct ConflictSide
{
    QCborValue value = {}; // of the field "life": true alive, false deleted
    Instant writtenAt = {};
    quint64 device = 0;
    QString deviceName = {}; // empty: not known; "this device" is isHere
    bool isHere = false;
};

struct Conflict
{
    qint64 number = 0;
    domain::RowKind kind = domain::RowKind::Wish;
    Uuid id = {};
    QString title = {}; // of the row as it is now
    domain::FieldName field = {}; // "life": an edit met a delete
    ConflictSide now = {};
    ConflictSide other = {};
};

// What a push or a pull told; the same again is known already.
[[nodiscard]] Expected<> keepNotices(Transaction &transaction, const Uuid &space,
                                     const QList<protocol::Notice> &notices);
[[nodiscard]] Expected<> putDeviceNames(Transaction &transaction,
                                        const QList<protocol::DeviceName> &devices);
// Newest first. Those that came to nothing (the values agree by now, the row is gone) are left out.
[[nodiscard]] Expected<QList<Conflict>> listConflicts(Transaction &transaction, int limit = 200);
[[nodiscard]] Expected<int> countConflicts(Transaction &transaction);
// The reader keeps what is now.
[[nodiscard]] Expected<> dropConflict(Transaction &transaction, qint64 number);
// The reader takes the other one: an action like any, which can be undone. NotFound: no such one.
[[nodiscard]] Expected<Action> chooseOther(Transaction &transaction, const Clock &clock,
                                           qint64 number, const Uuid &actionId);

} // namespace endpaper::store
