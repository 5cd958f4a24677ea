// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/synchandler.h"
#include "server/api/routes_sync.h"

#include "protocol/codec.h"
#include "protocol/limits.h"
#include "protocol/routes.h"
#include "server/api/problem.h"
#include "server/api/settings.h"
#include "server/api/syncbody.h"
#include "server/api/syncpaging.h"
#include "server/api/syncpull.h"
#include "server/api/syncpush.h"
#include "server/api/syncrate.h"
#include "server/api/syncrepair.h"
#include "server/api/syncspaces.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;
using protocol::Refusal;

namespace {

// The last seq that both sides may have in common, as far as one mark tells.
Expected<std::optional<quint64>> forkOf(store::SpaceRepository &spaces, const store::Space &space,
                                        const protocol::Mark &mark)
{
    TRY_ASSIGN(const auto lin, spaces.findLin(space, mark.seq));
    if (lin && *lin == mark.lin) {
        return std::optional<quint64>();
    }
    return std::optional(mark.seq == 0 ? 0 : qMin(space.head, mark.seq - 1));
}

// The same, for who has been told more than it has read: where its cursor was swept from the log,
// what it was told proves the history of both.
Expected<std::optional<quint64>> forkOf(store::SpaceRepository &spaces, const store::Space &space,
                                        const protocol::PullSpace &wanted)
{
    TRY_ASSIGN(const auto highFork, forkOf(spaces, space, wanted.high));
    if (highFork) {
        return highFork;
    }
    if (wanted.high.seq > wanted.after) {
        TRY_ASSIGN(const auto lin, spaces.findLin(space, wanted.after));
        if (!lin) {
            return std::optional<quint64>();
        }
    }
    return forkOf(spaces, space, protocol::Mark{wanted.after, wanted.lin});
}

Expected<std::optional<Refusal>> checkDevice(Context &context, const protocol::HelloRequest &hello,
                                             store::Device &device)
{
    const Instant now = context.clock.now();
    store::DeviceRepository devices(context.transaction);
    TRY_ASSIGN(const auto known, devices.find(hello.account, hello.device));
    device = known.value_or(store::Device{.account = hello.account, .device = hello.device});
    device.seenAt = now;
    device.session = context.caller.session;
    if (device.isWeb) {
        return fail(ErrorKind::Forbidden, u"that device id is the web's"_s);
    }
    if (!known) {
        TRY(admitNewDevice(context, context.settings.sync, hello.account));
    }
    if (hello.through > device.through) {
        // The server forgot what it had taken: it came back from a backup.
        return std::optional(Refusal{.code = Refusal::Code::Lineage,
                                     .now = now,
                                     .want = device.through + 1,
                                     .space = accountSpaceId(hello.account)});
    }
    store::PushLogRepository log(context.transaction);
    std::optional<quint64> chain = hello.through == 0 ? std::optional<quint64>(0) : std::nullopt;
    if (hello.through == device.through) {
        chain = device.chain;
    } else if (hello.through > 0) {
        TRY_ASSIGN(const auto entry, log.find(device, hello.through));
        chain = entry ? std::optional(entry->chain) : std::nullopt;
    }
    if (chain != hello.chain) {
        return std::optional(Refusal{.code = Refusal::Code::Forked, .now = now});
    }
    TRY(devices.put(device));
    return std::optional<Refusal>();
}

protocol::Limits limitsOf(const SyncLimits &limits)
{
    return {.group = protocol::groupOpsMax,
            .batch = protocol::batchGroupsMax,
            .bytes = protocol::batchBytesMax,
            .row = protocol::rowBytesMax,
            .accountRows = limits.liveRowsMax,
            .accountBytes = limits.bytesMax,
            .pushesASecond = limits.pushesPerSecond,
            .devices = limits.devicesMax,
            .spaces = limits.spacesMax,
            .members = limits.membersMax};
}

QByteArray kindOf(const store::Space &space)
{
    switch (space.kind) {
    case store::SpaceKind::Shared:
        return "shared";
    case store::SpaceKind::Claims:
        return "claims";
    case store::SpaceKind::Account:
        break;
    }
    return "account";
}

// The refusal, if the device knows another history of one of them.
Expected<std::optional<Refusal>> addSpaces(Context &context, const protocol::HelloRequest &hello,
                                           const store::Device &device, protocol::HelloReply &reply)
{
    store::SpaceRepository spaces(context.transaction);
    store::DeviceRepository devices(context.transaction);
    TRY_ASSIGN(const auto mine, spaces.listOf(hello.account));
    for (const auto &[space, role] : mine) {
        protocol::SpaceState state{space.sp, role, space.head, space.floor, kindOf(space), {}};
        if (space.kind == store::SpaceKind::Claims) {
            TRY_ASSIGN(const auto list, spaces.find(space.companion));
            state.of = list ? list->sp : Uuid();
        }
        reply.spaces.append(state);
        const auto high = hello.high.constFind(space.sp);
        if (high == hello.high.cend()) {
            continue;
        }
        TRY_ASSIGN(const auto fork, forkOf(spaces, space, *high));
        if (fork) {
            return std::optional(Refusal{.code = Refusal::Code::Lineage,
                                         .now = reply.now,
                                         .space = space.sp,
                                         .fork = *fork});
        }
        // What it was told of counts for how long tombstones are kept; should its cursor be
        // behind, `floor` tells it so.
        TRY(devices.raiseCursor(device, space.n, high->seq, reply.now));
    }
    return std::optional<Refusal>();
}

Expected<Reply> hello(const Request &request, Context &context)
{
    TRY_ASSIGN(const SyncBody body, syncBodyOf(request));
    TRY_ASSIGN(const auto hello,
               decodedOrMalformed(protocol::decodeHelloRequest(body.bytes, body.form)));
    const Instant now = context.clock.now();
    if (hello.account != context.caller.account) {
        return refuseSync({.code = Refusal::Code::Account, .now = now}, body.form);
    }
    if (hello.versionMax < protocol::versionLowest || hello.versionMin > protocol::versionHighest) {
        return refuseSync(
            {.code = Refusal::Code::Upgrade, .now = now, .min = protocol::versionLowest},
            body.form);
    }
    TRY(ensureAccountSpace(context.transaction, hello.account));
    store::Device device;
    TRY_ASSIGN(const auto refusal, checkDevice(context, hello, device));
    if (refusal) {
        return refuseSync(*refusal, body.form);
    }
    protocol::HelloReply reply{.version = qMin(hello.versionMax, protocol::versionHighest),
                               .schemaServer = protocol::schemaVersion,
                               .schemaMin = protocol::schemaLowest,
                               .now = now,
                               .account = hello.account,
                               .through = device.through,
                               .chain = device.chain};
    reply.limits = limitsOf(context.settings.sync);
    reply.socket = QString::fromLatin1(protocol::livePath);
    TRY_ASSIGN(const auto fork, addSpaces(context, hello, device, reply));
    if (fork) {
        return refuseSync(*fork, body.form);
    }
    store::DeviceRepository devices(context.transaction);
    TRY_ASSIGN(const auto names, devices.listNames(hello.account, protocol::devicesNamedMax));
    for (const auto &[id, name] : names) {
        reply.devices.append({id, name});
    }
    return syncReply(reply, body.form);
}

// The refusal, if the session does that too often.
std::optional<Reply> refusedByRate(SessionRate &sessions, const Rate &rate, const Request &request,
                                   const Context &context)
{
    const auto wait = sessions.take(context.caller.session, rate, context.clock.now());
    return wait.count() == 0 ? std::nullopt
                             : std::optional(problemReply(429, context.locale, request.requestId,
                                                          u"sync.rate"_s, {}, int(wait.count())));
}

Expected<Reply> push(const Request &request, Context &context, SessionRate &pushes)
{
    if (auto refused = refusedByRate(pushes, context.settings.sync.pushRate(), request, context)) {
        return std::move(*refused);
    }
    TRY_ASSIGN(const SyncBody body, syncBodyOf(request));
    TRY_ASSIGN(auto message,
               decodedOrMalformed(protocol::decodePushRequest(body.bytes, body.form)));
    if (message.schema < protocol::schemaLowest) { // it may go on reading
        return refuseSync({.code = Refusal::Code::Upgrade,
                           .now = context.clock.now(),
                           .min = protocol::schemaLowest},
                          body.form);
    }
    PushSession session(context, context.settings.sync, context.caller.account);
    TRY_ASSIGN(const auto outcome, session.run(message));
    const auto *refusal = std::get_if<Refusal>(&outcome);
    if (refusal && refusal->code != Refusal::Code::Clock) {
        return refuseSync(*refusal, body.form);
    }
    TRY(session.finish(context.caller.session));
    if (refusal) {
        context.isKeptOnError = true;
        return refuseSync(*refusal, body.form);
    }
    context.leftover = std::make_shared<std::pair<protocol::PushRequest, std::vector<ChangedRow>>>(
        std::move(message), session.takeChanged());
    return syncReply(std::get<protocol::PushReply>(outcome), body.form);
}

Expected<Reply> pull(const Request &request, Context &context, FirstPages &pages)
{
    TRY_ASSIGN(const SyncBody body, syncBodyOf(request));
    TRY_ASSIGN(const auto message,
               decodedOrMalformed(protocol::decodePullRequest(body.bytes, body.form)));
    const Instant now = context.clock.now();
    store::SpaceRepository spaces(context.transaction);
    PullBudget budget{.rows = qBound(qint64(1), message.rows, qint64(protocol::pullRowsMax))};
    QList<protocol::EncodedSpace> pulled;
    for (const protocol::PullSpace &wanted : message.spaces) {
        TRY_ASSIGN(const auto space, spaces.find(wanted.space));
        TRY_ASSIGN(const auto role,
                   space ? spaces.findRole(*space, context.caller.account) : QByteArray());
        if (role.isEmpty()) {
            continue; // not there, or not theirs to know: hello says which are
        }
        TRY_ASSIGN(const auto fork, forkOf(spaces, *space, wanted));
        if (fork) {
            return refuseSync(
                {.code = Refusal::Code::Lineage, .now = now, .space = space->sp, .fork = *fork},
                body.form);
        }
        if (wanted.after != 0 && wanted.after < space->floor
            && !pages.isGoingOn(context.caller.session, *space, wanted.after)) {
            return refuseSync({.code = Refusal::Code::Resync,
                               .now = now,
                               .space = space->sp,
                               .floor = space->floor},
                              body.form);
        }
        TRY_ASSIGN(auto state, pullSpace(context.transaction, *space, wanted.after, budget));
        pages.told(context.caller.session, *space, wanted.after, state.head.next);
        pulled.append(std::move(state));
    }
    QByteArray answer = protocol::encodePull(now, pulled);
    if (body.form == protocol::Form::Json) {
        TRY_ASSIGN(const auto reply, protocol::decodePullReply(answer));
        answer = protocol::encode(reply, protocol::Form::Json);
    }
    return Reply{.contentType = protocol::mediaTypeOf(body.form), .body = std::move(answer)};
}

Expected<std::pair<SpaceRepair, protocol::RepairRequest>> openRepair(const SyncBody &body,
                                                                     Context &context)
{
    TRY_ASSIGN(auto message,
               decodedOrMalformed(protocol::decodeRepairRequest(body.bytes, body.form)));
    store::SpaceRepository spaces(context.transaction);
    TRY_ASSIGN(const auto space, spaces.find(message.space));
    TRY_ASSIGN(const auto role,
               space ? spaces.findRole(*space, context.caller.account) : QByteArray());
    if (role.isEmpty()) {
        return fail(ErrorKind::NotFound, u"space"_s);
    }
    TRY_ASSIGN(const SyncLimits limits, limitsIn(context, *space, context.settings.sync));
    return std::pair(SpaceRepair(context, *space, context.caller.account, role, limits),
                     std::move(message));
}

bool isExchange(const protocol::RepairRequest &message)
{
    return !message.rows.isEmpty() || !message.want.isEmpty();
}

// Comparing goes over all rows of a space: not while others wait to write.
Expected<std::optional<Reply>> compareFirst(Request &request, Context &context,
                                            SessionRate &repairs)
{
    TRY_ASSIGN(const SyncBody body, syncBodyOf(request));
    TRY_ASSIGN(auto opened, openRepair(body, context));
    if (isExchange(opened.second)) {
        return std::optional<Reply>();
    }
    if (auto refused =
            refusedByRate(repairs, context.settings.sync.repairRate(), request, context)) {
        return refused;
    }
    TRY_ASSIGN(const auto reply, opened.first.compare(opened.second));
    return std::optional(syncReply(reply, body.form));
}

Expected<Reply> repair(const Request &request, Context &context, SessionRate &pushes,
                       SessionRate &repairs)
{
    TRY_ASSIGN(const SyncBody body, syncBodyOf(request));
    TRY_ASSIGN(auto opened, openRepair(body, context));
    auto &[space, message] = opened;
    const SyncLimits &limits = context.settings.sync;
    auto refused = isExchange(message)
        ? refusedByRate(pushes, limits.pushRate(), request, context)
        : refusedByRate(repairs, limits.repairRate(), request, context);
    if (refused) {
        return std::move(*refused);
    }
    TRY_ASSIGN(const auto reply,
               isExchange(message) ? space.exchange(message) : space.compare(message));
    return syncReply(reply, body.form);
}

} // namespace

void addSyncRoutes(std::vector<Route> &routes)
{
    const auto pushes = std::make_shared<SessionRate>();
    const auto repairs = std::make_shared<SessionRate>();
    const auto pages = std::make_shared<FirstPages>();
    routes.push_back(
        {.method = Method::Post,
         .pattern = protocol::helloPath,
         .lane = Lane::Write,
         .handler = hello,
         .summary = "Opens a device's synchronisation: versions, limits, spaces and their heads."});
    routes.push_back(
        {.method = Method::Post,
         .pattern = protocol::pushPath,
         .lane = Lane::Write,
         .handler = [pushes](const Request &request,
                             Context &context) { return push(request, context, *pushes); },
         .summary = "Takes a device's numbered groups of changes; each is answered by itself.",
         .bodyBytesMax = protocol::batchUnpackedBytesMax});
    routes.push_back(
        {.method = Method::Post,
         .pattern = protocol::pullPath,
         .lane = Lane::Read,
         .handler = [pages](const Request &request,
                            Context &context) { return pull(request, context, *pages); },
         .summary = "Gives the rows of spaces that changed since the caller's cursors."});
    routes.push_back(
        {.method = Method::Post,
         .pattern = protocol::repairPath,
         .lane = Lane::Write,
         .handler =
             [pushes, repairs](const Request &request, Context &context) {
                 return repair(request, context, *pushes, *repairs);
             },
         .summary = "Compares two histories of a space bucket by bucket, and joins them.",
         .prepare =
             [repairs](Request &request, Context &context) {
                 return compareFirst(request, context, *repairs);
             },
         .bodyBytesMax = protocol::batchUnpackedBytesMax});
}

} // namespace endpaper::server
