// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/processes.h"

#include "base/random.h"
#include "protocol/codec.h"
#include "store/cache/outbox.h"
#include "store/cache/outboxrow.h"
#include "store/cache/rowtable.h"

#include <QtEndian>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#endif

namespace endpaper::store {

namespace {
qint64 processOf(const Uuid &owner) { return qFromBigEndian<qint64>(owner.bytes().data() + 8); }

bool isRunning(qint64 process)
{
#ifdef Q_OS_UNIX
    return ::kill(pid_t(process), 0) == 0 || errno != ESRCH;
#else
    Q_UNUSED(process)
    return true; // until the lease has lapsed
#endif
}
} // namespace

Uuid leaseOwner(qint64 process)
{
    char bytes[16];
    qToBigEndian(randomness().generate64(), bytes);
    qToBigEndian(process, bytes + 8);
    return Uuid::fromBytes(QByteArrayView(bytes, 16)).value_or(Uuid());
}

Expected<bool> takeLease(Transaction &transaction, const Uuid &owner, Instant now, qint64 lastsMs)
{
    {
        TRY_ASSIGN(auto query, transaction.prepare("SELECT lease_owner, lease_until FROM state"));
        TRY(query.step());
        const Uuid holder = query.isNull(0) ? Uuid() : query.uuid(0);
        const qint64 left = query.integer(1) - toEpochMs(now);
        // More left than it can last: a clock was set back.
        const bool isHeld = !holder.isNil() && holder != owner && left > 0 && left <= lastsMs
            && isRunning(processOf(holder));
        if (isHeld) {
            return false;
        }
    }
    TRY_ASSIGN(auto take,
               transaction.prepare("UPDATE state SET lease_owner = ?1, lease_until = ?2"));
    TRY(take.bindAll(owner, toEpochMs(now) + lastsMs).run());
    return true;
}

Expected<> giveLease(Transaction &transaction, const Uuid &owner)
{
    TRY_ASSIGN(auto give,
               transaction.prepare("UPDATE state SET lease_owner = NULL, lease_until = 0 "
                                   "WHERE lease_owner = ?1"));
    return give.bindAll(owner).run();
}

namespace {
Expected<> addRowsAfter(Transaction &transaction, qint64 space, quint64 seq, Touched &touched)
{
    for (const domain::RowKind kind : allKinds) {
        TRY_ASSIGN(auto query,
                   transaction.database().prepare("SELECT id FROM " + domain::rowKindName(kind)
                                                  + " WHERE space = ?1 AND rseq > ?2"));
        query.bindAll(space, qint64(seq));
        for (;;) {
            TRY_ASSIGN(const bool isThere, query.step());
            if (!isThere) {
                break;
            }
            touched.add(kind, query.uuid(0));
        }
    }
    return {};
}

void addRowsOf(const protocol::Group &group, Touched &touched)
{
    for (const protocol::Op &op : group.ops) {
        if (op.kind) {
            touched.add(*op.kind, op.id);
        }
    }
}

Expected<> addRefused(Transaction &transaction, FileView &view, Touched &touched)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT n, body FROM quarantine WHERE n > ?1 ORDER BY n"));
    query.bindAll(view.refused);
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return {};
        }
        view.refused = query.integer(0);
        if (const auto group = protocol::decodeGroup(query.blobView(1))) {
            addRowsOf(*group, touched);
        }
    }
}
} // namespace

Expected<Touched> changedElsewhere(Transaction &transaction, FileView &view)
{
    Touched touched;
    const bool isFirst = view.version < 0;
    {
        TRY_ASSIGN(auto query, transaction.prepare("PRAGMA data_version"));
        TRY(query.step());
        const qint64 version = query.integer(0);
        if (version == view.version) {
            return touched;
        }
        view.version = version;
    }
    TRY_ASSIGN(const DeviceState state, loadDeviceState(transaction));
    if (state.device != view.device) { // numbers and cursors went back
        view = {.version = view.version, .device = state.device};
    }
    TRY_ASSIGN(const QList<OutboxRow> waiting, listOutbox(transaction, view.nextNumber));
    for (const OutboxRow &row : waiting) {
        addRowsOf(row.group, touched);
    }
    view.nextNumber = state.nextNumber;
    TRY(addRefused(transaction, view, touched));
    QMap<qint64, quint64> cursors;
    {
        TRY_ASSIGN(auto query, transaction.prepare("SELECT n, cursor FROM space"));
        for (;;) {
            TRY_ASSIGN(const bool isThere, query.step());
            if (!isThere) {
                break;
            }
            cursors.insert(query.integer(0), quint64(query.integer(1)));
        }
    }
    for (auto it = cursors.cbegin(); it != cursors.cend() && !isFirst; ++it) {
        TRY(addRowsAfter(transaction, it.key(), view.cursors.value(it.key()), touched));
    }
    view.cursors = cursors;
    return isFirst ? Touched() : touched;
}

} // namespace endpaper::store
