// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/syncpush.h"

#include "base/log.h"
#include "protocol/codec.h"
#include "protocol/limits.h"
#include "server/api/clockguard.h"
#include "server/api/syncspaces.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;
using protocol::Refusal;

namespace {
constexpr qint64 idsOfASessionMax = 32;

// One line a request, without what stands in it.
void logRefused(const Caller &caller, const QList<protocol::PushedGroup> &results)
{
    QMap<QLatin1StringView, int> counts;
    QString field;
    for (const protocol::PushedGroup &result : results) {
        if (result.result != protocol::GroupResult::Ok
            && result.result != protocol::GroupResult::Noop) {
            ++counts[protocol::resultName(result.result)];
            field = field.isEmpty() ? result.field : field;
        }
    }
    if (counts.isEmpty()) {
        return;
    }
    QStringList words;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        words.append(it.key() % u' ' % QString::number(it.value()));
    }
    qCInfo(lcApi).noquote() << "sync: session" << caller.session.toString() << "pushed"
                            << results.size() << "groups, not taken:" << words.join(u", "_s)
                            << (field.isEmpty() ? QString() : u"field "_s % field);
}
} // namespace

PushSession::PushSession(Context &context, SyncLimits limits, const Uuid &account)
    : m_context(context)
    , m_limits(limits)
    , m_account(account)
    , m_spaces(context.transaction)
    , m_devices(context.transaction)
    , m_log(context.transaction)
    , m_now(context.clock.now())
{
}

Expected<PushSession::Outcome> PushSession::run(const protocol::PushRequest &request)
{
    if (request.account != m_account) {
        return Refusal{.code = Refusal::Code::Account, .now = m_now};
    }
    TRY(ensureAccountSpace(m_context.transaction, m_account));
    TRY_ASSIGN(store::Device device, deviceOf(request));
    TRY_ASSIGN(const auto refusal, refuseAtOnce(request, device));
    if (refusal) {
        return *refusal;
    }
    protocol::PushReply reply{.now = m_now};
    std::optional<Refusal> clock;
    quint64 chain = request.chain;
    quint64 number = request.from;
    for (const protocol::Group &group : request.groups) {
        if (group.number != number++) {
            return fail(ErrorKind::Invalid, u"not_in_order"_s, u"body"_s);
        }
        chain = protocol::nextChain(chain, group);
        if (group.number <= device.through) {
            TRY_ASSIGN(const auto known, m_log.find(device, group.number));
            if (!known || known->chain != chain) {
                return Refusal{.code = Refusal::Code::Forked, .now = m_now};
            }
            TRY_ASSIGN(auto result, protocol::decodeResult(known->result));
            reply.results.append(std::move(result));
            continue;
        }
        // A server whose own clock went back says that, rather than blame the device's.
        TRY(openSpace(group.space));
        const quint64 lastMs =
            group.stamp.next(quint64(qMax(group.ops.size(), qsizetype(1)) - 1)).ms();
        const qint64 aheadMs = qint64(lastMs) - toEpochMs(m_now);
        if (aheadMs > protocol::clockAheadMsMax) {
            clock = Refusal{.code = Refusal::Code::Clock,
                            .now = m_now,
                            .number = group.number,
                            .aheadMs = aheadMs};
            break;
        }
        TRY_ASSIGN(auto result, applyNext(device, group));
        reply.results.append(std::move(result));
    }
    reply.through = device.through;
    reply.chain = device.chain;
    logRefused(m_context.caller, reply.results);
    TRY(m_devices.put(device));
    TRY(m_log.prune(device));
    for (const auto &[sp, open] : m_open) {
        TRY(m_devices.raiseCursor(device, open.space.n, qMin(open.baseMax, open.space.head),
                                  m_now));
    }
    if (clock) {
        clock->applied = std::move(reply);
        return *clock;
    }
    return reply;
}

Expected<store::Device> PushSession::deviceOf(const protocol::PushRequest &request)
{
    TRY_ASSIGN(auto device, m_devices.find(request.account, request.device));
    if (device && device->isWeb) {
        return fail(ErrorKind::Forbidden, u"that device id is the web's"_s);
    }
    const bool isNew = !device;
    if (isNew) {
        TRY(admitNewDevice(m_context, m_limits, request.account));
        device = store::Device{.account = request.account, .device = request.device};
    }
    device->seenAt = m_now;
    device->session = m_context.caller.session;
    if (isNew) { // its log needs it; a known one is stored when all is done
        TRY(m_devices.put(*device));
    }
    return *device;
}

Expected<std::optional<Refusal>> PushSession::refuseAtOnce(const protocol::PushRequest &request,
                                                           const store::Device &device)
{
    if (request.from == 0
        || (!request.groups.isEmpty() && request.groups.constFirst().number != request.from)) {
        return fail(ErrorKind::Invalid, u"not_in_order"_s, u"body"_s);
    }
    if (request.from > device.through + 1) {
        return std::optional(
            Refusal{.code = Refusal::Code::Gap, .now = m_now, .want = device.through + 1});
    }
    std::optional<quint64> chain;
    if (request.from == device.through + 1) {
        chain = device.chain;
    } else if (request.from == 1) {
        chain = 0;
    } else {
        TRY_ASSIGN(const auto before, m_log.find(device, request.from - 1));
        chain = before ? std::optional(before->chain) : std::nullopt;
    }
    if (chain != request.chain) {
        return std::optional(Refusal{.code = Refusal::Code::Forked, .now = m_now});
    }
    return std::optional<Refusal>();
}

Expected<> admitNewDevice(Context &context, const SyncLimits &limits, const Uuid &account)
{
    store::DeviceRepository devices(context.transaction);
    TRY_ASSIGN(const qint64 others, devices.countOtherSessions(account, context.caller.session));
    if (others >= limits.devicesMax) {
        return fail(ErrorKind::Forbidden, u"too many devices"_s);
    }
    return devices.removeOldIds(account, context.caller.session, idsOfASessionMax - 1);
}

Expected<> checkServerClock(const store::Space &space, const SyncLimits &limits, Instant now)
{
    if (space.newestMs - toEpochMs(now) > PushSession::clockBehindMsMax) {
        qCCritical(lcApi) << "this computer's clock is behind what was accepted already: nothing "
                             "is written until it is right";
        return fail(ErrorKind::Unavailable, u"the server's clock is behind what it has accepted"_s);
    }
    if (limits.clockGuard && limits.clockGuard->hasJumped(now)) {
        qCCritical(lcApi) << "this computer's clock was put forward by a day or more: nothing is "
                             "written until it is right, or the daemon is started again";
        return fail(ErrorKind::Unavailable, u"the server's clock has jumped"_s);
    }
    return {};
}

Expected<PushSession::OpenSpace *> PushSession::openSpace(const Uuid &sp)
{
    if (const auto open = m_open.find(sp); open != m_open.end()) {
        return &open->second;
    }
    TRY_ASSIGN(const auto space, m_spaces.find(sp));
    if (!space) {
        return nullptr;
    }
    TRY(checkServerClock(*space, m_limits, m_now));
    OpenSpace &open = m_open[sp];
    open.space = *space;
    open.headBefore = space->head;
    TRY_ASSIGN(open.role, m_spaces.findRole(*space, m_account));
    TRY_ASSIGN(const SyncLimits limits, limitsIn(m_context, *space, m_limits));
    open.merger =
        std::make_unique<GroupMerger>(m_context, open.space, m_account, open.role, limits);
    return &open;
}

Expected<const store::Space *> PushSession::space(const Uuid &sp)
{
    TRY_ASSIGN(const OpenSpace *open, openSpace(sp));
    if (!open) {
        return fail(ErrorKind::NotFound, u"space"_s);
    }
    return &open->space;
}

Expected<bool> PushSession::wasOk(const store::Device &device, quint64 number)
{
    TRY_ASSIGN(const auto entry, m_log.find(device, number));
    if (!entry) {
        return false;
    }
    TRY_ASSIGN(const auto result, protocol::decodeResult(entry->result));
    return result.result == protocol::GroupResult::Ok
        || result.result == protocol::GroupResult::Noop;
}

Expected<protocol::PushedGroup> PushSession::applyOne(const protocol::Group &sent,
                                                      const store::Device &device)
{
    if (!sent.flaw.isEmpty()) {
        return protocol::PushedGroup{
            .number = sent.number, .result = protocol::GroupResult::Invalid, .field = sent.flaw};
    }
    protocol::Group group = sent;
    TRY_ASSIGN(OpenSpace * open, openSpace(group.space));
    if (!open) {
        return protocol::PushedGroup{
            .number = group.number, .result = protocol::GroupResult::Denied, .space = group.space};
    }
    // Nobody has seen what is not there yet: such a base would let a delete take what comes later.
    group.base = qMin(group.base, open->space.head);
    open->baseMax = qMax(open->baseMax, group.base);
    return open->merger->apply(group, device.device,
                               [&](quint64 number) { return wasOk(device, number); });
}

Expected<protocol::PushedGroup> PushSession::applyNext(store::Device &device,
                                                       const protocol::Group &group)
{
    TRY_ASSIGN(auto result, applyOne(group, device));
    device.through = group.number;
    device.chain = protocol::nextChain(device.chain, group);
    device.newest = qMax(device.newest, group.stamp.next(quint64(group.ops.size())).time);
    TRY(m_log.append(device, group.number, {device.chain, protocol::encodeResult(result)}));
    return result;
}

Expected<> PushSession::finish(const Uuid &causedBySession)
{
    for (const auto &[sp, open] : m_open) {
        if (open.space.head == open.headBefore) {
            continue;
        }
        TRY(finishSpace(m_context, open.space, open.merger->changed(),
                        open.merger->hasOwnChanges() ? Uuid() : causedBySession));
    }
    return {};
}

std::vector<ChangedRow> PushSession::takeChanged()
{
    std::vector<ChangedRow> all;
    for (const auto &[sp, open] : m_open) {
        std::ranges::move(open.merger->takeChanged(), std::back_inserter(all));
    }
    return all;
}

} // namespace endpaper::server
