// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/syncwrite.h"

#include "domain/digest.h"
#include "protocol/limits.h"
#include "server/api/syncindex.h"
#include "server/api/syncrows.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;
using protocol::GroupResult;

namespace {
// Over what is stored of a row: two histories that differ in any register have different prints.
quint64 printOf(const store::StoredRow &row)
{
    quint64 hash = domain::hashWord(row.life.stamp.time, quint64(row.life.isAlive));
    hash = domain::hashWord(row.life.base, domain::hashWord(row.life.stamp.device, hash));
    for (const QByteArray *part : {&row.body, &row.meta, &row.movedTo}) {
        hash = domain::hashBytes(*part, hash);
    }
    return hash;
}
} // namespace

GroupResult SpaceWriter::measure(const TouchedRows &rows)
{
    m_after = m_space;
    for (const auto &touched : rows) {
        if (!touched->isChanged) {
            continue;
        }
        const qsizetype bytesBefore = touched->stored.body.size();
        const bool wasAlive = touched->before && touched->before->life.isAlive;
        touched->stored.isStripped = touched->stored.isStripped && touched->after.fields.isEmpty();
        encodeInto(touched->stored, touched->after);
        m_after.bytes += touched->stored.body.size() - bytesBefore;
        m_after.liveRows += int(touched->after.life.isAlive) - int(wasAlive);
        m_after.digest += domain::rowDigest(touched->after);
        m_after.digest -= touched->before ? domain::rowDigest(*touched->before) : 0;
        // Neither larger than a row may be, nor with more fields than any reader takes.
        const bool isTooLarge = touched->stored.body.size() > protocol::rowBytesMax
            || touched->after.fields.size() > protocol::rowFieldsMax;
        if (isTooLarge && touched->stored.body.size() > bytesBefore) {
            return GroupResult::Invalid;
        }
    }
    const bool hasMoreRows = m_after.liveRows > m_space.liveRows;
    const bool hasMoreBytes = m_after.bytes > m_space.bytes;
    if ((hasMoreRows && m_after.liveRows > m_limits.liveRowsMax)
        || (hasMoreBytes && m_after.bytes > m_limits.bytesMax)) {
        return GroupResult::Quota;
    }
    return GroupResult::Ok;
}

Expected<bool> SpaceWriter::store(const TouchedRows &rows, const WriteCause &cause,
                                  std::vector<ChangedRow> &changed)
{
    store::RowRepository repository(m_context.transaction);
    const Instant now = m_context.clock.now();
    std::vector<domain::ChangedPrint> prints;
    for (const auto &touched : rows) {
        if (!touched->isChanged) {
            continue;
        }
        prints.push_back({touched->after.id, printOf(touched->stored)});
        if (touched->before) {
            TRY(repository.update(touched->stored, now));
        } else {
            TRY(repository.insert(m_space.n, touched->stored, now));
        }
        const auto lifeBefore =
            touched->before ? std::optional(touched->before->life) : std::nullopt;
        changed.push_back({touched->stored.n, lifeBefore, std::move(touched->after)});
    }
    if (prints.empty()) {
        return false;
    }
    m_after.head = m_space.head + 1;
    m_after.lin = domain::nextLin(m_space.lin, m_after.head, prints);
    m_after.newestMs = qMax(m_after.newestMs, qint64(cause.stamp.ms()));
    TRY(store::SpaceRepository(m_context.transaction)
            .appendLog(m_after, {m_after.head, m_after.lin, cause.device, cause.number, now}));
    m_space = m_after;
    return true;
}

Expected<std::unique_ptr<TouchedRow>> touchRow(store::RowRepository &rows, qint64 space,
                                               domain::RowKind kind, const Uuid &id)
{
    TRY_ASSIGN(auto stored, rows.find(space, kind, id));
    std::unique_ptr<TouchedRow> touched;
    if (stored) {
        touched = std::make_unique<TouchedRow>();
        TRY_ASSIGN(touched->after, rowFromStored(*stored));
        touched->before = touched->after;
        touched->stored = std::move(*stored);
    }
    return touched;
}

Expected<> finishSpace(Context &context, const store::Space &space,
                       const std::vector<ChangedRow> &changed, const Uuid &causedBySession)
{
    TRY(store::SpaceRepository(context.transaction).update(space));
    TRY(indexChanges(context, space, changed));
    context.events.append({.kind = LiveEvent::Kind::SpaceChanged,
                           .space = space.sp,
                           .seq = space.head,
                           .causedBySession = causedBySession});
    return {};
}

Expected<> deleteRows(Context &context, store::Space &space, const std::vector<qint64> &rows,
                      std::vector<ChangedRow> &changed)
{
    store::RowRepository repository(context.transaction);
    TouchedRows touched;
    WriteCause cause;
    for (const qint64 n : rows) {
        TRY_ASSIGN(auto stored, repository.find(n));
        if (!stored || !stored->life.isAlive) {
            continue;
        }
        auto row = std::make_unique<TouchedRow>();
        TRY_ASSIGN(row->after, rowFromStored(*stored));
        row->before = row->after;
        row->stored = std::move(*stored);
        const auto nowMs = quint64(toEpochMs(context.clock.now()));
        const quint64 time =
            qMax(domain::Stamp::of(nowMs, 0, serverDevice).time, row->after.life.stamp.time + 1);
        row->after.life = {
            .isAlive = false, .stamp = {time, serverDevice}, .seq = space.head + 1, .base = 0};
        row->after.seq = space.head + 1;
        row->isChanged = true;
        cause.stamp = qMax(cause.stamp, row->after.life.stamp);
        touched.push_back(std::move(row));
    }
    SpaceWriter writer(context, space, {});
    if (writer.measure(touched) != GroupResult::Ok) {
        return fail(ErrorKind::Internal, u"a delete that grows"_s);
    }
    TRY(writer.store(touched, cause, changed));
    return {};
}

Expected<SyncLimits> limitsIn(Context &context, const store::Space &space, SyncLimits limits)
{
    TRY_ASSIGN(const auto all,
               store::SpaceRepository(context.transaction).countOfOwner(space.owner));
    limits.liveRowsMax -= all.liveRows - space.liveRows;
    limits.bytesMax -= all.bytes - space.bytes;
    return limits;
}

} // namespace endpaper::server
