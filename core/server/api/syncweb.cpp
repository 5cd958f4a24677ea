// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/syncweb.h"

#include "domain/digest.h"
#include "domain/stamp.h"
#include "protocol/limits.h"
#include "server/api/settings.h"
#include "server/api/syncrows.h"
#include "server/api/syncspaces.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;
using protocol::GroupResult;

namespace {

constexpr quint64 webSeed = 0x776562; // "web"

quint64 webDeviceOf(const Uuid &account)
{
    const quint64 hash = domain::hashBytes(account.toBytes(), webSeed);
    return hash == 0 ? 1 : hash;
}

Expected<> okOrWhy(const protocol::PushedGroup &result)
{
    switch (result.result) {
    case GroupResult::Ok:
    case GroupResult::Noop:
        return {};
    case GroupResult::Gone:
    case GroupResult::Moved:
        return fail(ErrorKind::NotFound, u"row"_s);
    case GroupResult::Denied:
        return fail(ErrorKind::Forbidden, u"space"_s);
    case GroupResult::Quota:
        return fail(ErrorKind::TooLarge, u"sync.quota"_s);
    case GroupResult::Invalid:
        return fail(ErrorKind::Invalid, u"not_valid"_s, result.field);
    }
    return fail(ErrorKind::Internal, u"result"_s);
}

} // namespace

WebEditor::WebEditor(Context &context, const Uuid &account, const Uuid &space)
    : m_context(&context)
    , m_account(account)
    , m_sp(space)
    , m_session(std::make_unique<PushSession>(context, context.settings.sync, account))
{
}

Expected<WebEditor> WebEditor::open(Context &context, const Uuid &account)
{
    TRY(ensureAccountSpace(context.transaction, account));
    return openIn(context, account, accountSpaceId(account));
}

Expected<WebEditor> WebEditor::openIn(Context &context, const Uuid &account, const Uuid &space)
{
    WebEditor editor(context, account, space);
    TRY_ASSIGN(const store::Space *found, editor.m_session->space(space));
    editor.m_spaceNumber = found->n;
    return editor;
}

Expected<WebEditor> WebEditor::openHolding(Context &context, const Uuid &account,
                                           domain::RowKind kind, const Uuid &id)
{
    store::SpaceRepository spaces(context.transaction);
    store::RowRepository rows(context.transaction);
    TRY_ASSIGN(const auto mine, spaces.listOf(account));
    for (const auto &[space, role] : mine) {
        if (space.kind == store::SpaceKind::Claims) {
            continue;
        }
        TRY_ASSIGN(const auto row, rows.find(space.n, kind, id));
        if (row) {
            return openIn(context, account, space.sp);
        }
    }
    return fail(ErrorKind::NotFound, u"row"_s);
}

Expected<std::optional<domain::Row>> WebEditor::find(domain::RowKind kind, const Uuid &id)
{
    store::RowRepository rows(m_context->transaction);
    TRY_ASSIGN(const auto stored, rows.find(m_spaceNumber, kind, id));
    if (!stored) {
        return std::optional<domain::Row>();
    }
    TRY_ASSIGN(auto row, rowFromStored(*stored));
    return std::optional(std::move(row));
}

void WebEditor::addNew(domain::RowKind kind, const Uuid &id, QList<protocol::FieldValue> fields)
{
    m_ops.append(
        {.op = protocol::OpKind::New, .kind = kind, .id = id, .fields = std::move(fields)});
}

void WebEditor::addSet(domain::RowKind kind, const Uuid &id, QList<protocol::FieldValue> fields)
{
    if (!fields.isEmpty()) {
        m_ops.append(
            {.op = protocol::OpKind::Set, .kind = kind, .id = id, .fields = std::move(fields)});
    }
}

void WebEditor::addLife(domain::RowKind kind, const Uuid &id, bool isAlive)
{
    m_ops.append({.op = protocol::OpKind::Life, .kind = kind, .id = id, .isAlive = isAlive});
}

void WebEditor::addMoved(domain::RowKind kind, const Uuid &id, const Uuid &toSpace,
                         const Uuid &toId)
{
    m_ops.append({.op = protocol::OpKind::Life,
                  .kind = kind,
                  .id = id,
                  .isAlive = false,
                  .movedTo = std::pair(toSpace, toId)});
}

Expected<domain::Stamp> WebEditor::newestOf(const QList<protocol::Op> &ops)
{
    domain::Stamp newest;
    for (const protocol::Op &op : ops) {
        TRY_ASSIGN(const auto row, find(*op.kind, op.id));
        if (row) {
            newest = qMax(newest, row->life.stamp);
            for (const domain::Register &field : row->fields) {
                newest = qMax(newest, field.stamp);
            }
        }
    }
    return newest;
}

Expected<> WebEditor::commit()
{
    if (m_ops.isEmpty()) {
        return {};
    }
    const Instant now = m_context->clock.now();
    store::DeviceRepository devices(m_context->transaction);
    TRY_ASSIGN(const auto known, devices.find(m_account, webDeviceOf(m_account)));
    store::Device device = known.value_or(
        store::Device{.account = m_account, .device = webDeviceOf(m_account), .isWeb = true});
    device.seenAt = now;
    TRY(devices.put(device));
    domain::HybridClock clock(device.device, domain::Stamp{device.newest, device.device});
    for (qsizetype at = 0; at < m_ops.size(); at += protocol::groupOpsMax) {
        protocol::Group group{.number = device.through + 1, .space = m_sp};
        group.ops = m_ops.sliced(at, qMin(protocol::groupOpsMax, m_ops.size() - at));
        TRY_ASSIGN(const store::Space *space, m_session->space(m_sp));
        TRY_ASSIGN(const auto touched, newestOf(group.ops));
        group.base = space->head;
        group.stamp = clock.take(now, quint64(group.ops.size()), touched);
        TRY_ASSIGN(const auto result, m_session->applyNext(device, group));
        TRY(okOrWhy(result));
    }
    m_ops.clear();
    TRY(devices.put(device));
    store::PushLogRepository log(m_context->transaction);
    TRY(log.prune(device));
    // Its own session's device is told too: it did not make this edit.
    return m_session->finish({});
}

} // namespace endpaper::server
