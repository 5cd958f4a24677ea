// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/synchandler.h"
#include "server/api/routes_sync.h"

#include "protocol/codec.h"
#include "protocol/compress.h"
#include "protocol/limits.h"
#include "protocol/routes.h"
#include "server/api/problem.h"
#include "server/api/syncpull.h"
#include "server/api/syncpush.h"
#include "server/api/syncspaces.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;
using protocol::Refusal;

namespace {

struct Body
{
    protocol::Form form = protocol::Form::Cbor;
    QByteArray bytes;
};

Expected<Body> bodyOf(const Request &request)
{
    Body body{.bytes = request.body};
    TRY_ASSIGN(body.form, protocol::formOf(request.header("content-type")));
    const QByteArray encoding = request.header("content-encoding").trimmed().toLower();
    if (encoding == "gzip") {
        TRY_ASSIGN(body.bytes, protocol::inflated(request.body, protocol::Wrapping::Gzip));
    } else if (!encoding.isEmpty() && encoding != "identity") {
        return fail(ErrorKind::Unsupported, u"content encoding"_s);
    }
    if (body.bytes.size() > protocol::batchUnpackedBytesMax) {
        return fail(ErrorKind::TooLarge, u"body"_s);
    }
    return body;
}

// What the codec refuses is malformed, whichever key it stands in.
template <typename T> Expected<T> decoded(Expected<T> message)
{
    if (!message && message.error().kind == ErrorKind::Invalid) {
        return fail(ErrorKind::Invalid, u"malformed"_s, u"body"_s);
    }
    return message;
}

template <typename T> Reply replyWith(const T &message, protocol::Form form, int status = 200)
{
    return {.status = status,
            .contentType = protocol::mediaTypeOf(form),
            .body = protocol::encode(message, form)};
}

int statusOfRefusal(Refusal::Code code)
{
    switch (code) {
    case Refusal::Code::Resync:
        return 410;
    case Refusal::Code::Upgrade:
        return 426;
    default:
        return 409;
    }
}

Reply refuse(const Refusal &refusal, protocol::Form form)
{
    return replyWith(refusal, form, statusOfRefusal(refusal.code));
}

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

Expected<std::optional<Refusal>> checkDevice(Context &context, const protocol::HelloRequest &hello,
                                             store::Device &device)
{
    const Instant now = context.clock.now();
    store::DeviceRepository devices(context.transaction);
    TRY_ASSIGN(const auto known, devices.find(hello.account, hello.device));
    device = known.value_or(store::Device{.account = hello.account, .device = hello.device});
    device.seenAt = now;
    if (device.isWeb) {
        return fail(ErrorKind::Forbidden, u"that device id is the web's"_s);
    }
    if (!known) {
        TRY_ASSIGN(const qint64 count, devices.count(hello.account));
        if (count >= PushSession::devicesMax) {
            return fail(ErrorKind::Forbidden, u"too many devices"_s);
        }
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

Expected<Reply> hello(const Request &request, Context &context)
{
    TRY_ASSIGN(const Body body, bodyOf(request));
    TRY_ASSIGN(const auto hello, decoded(protocol::decodeHelloRequest(body.bytes, body.form)));
    const Instant now = context.clock.now();
    if (hello.account != context.caller.account) {
        return refuse({.code = Refusal::Code::Account, .now = now}, body.form);
    }
    if (hello.versionMax < protocol::versionLowest || hello.versionMin > protocol::versionHighest) {
        return refuse({.code = Refusal::Code::Upgrade, .now = now, .min = protocol::versionLowest},
                      body.form);
    }
    TRY(ensureAccountSpace(context.transaction, hello.account));
    store::Device device;
    TRY_ASSIGN(const auto refusal, checkDevice(context, hello, device));
    if (refusal) {
        return refuse(*refusal, body.form);
    }
    protocol::HelloReply reply{.version = qMin(hello.versionMax, protocol::versionHighest),
                               .schemaServer = protocol::schemaVersion,
                               .schemaMin = protocol::schemaLowest,
                               .now = now,
                               .account = hello.account,
                               .through = device.through,
                               .chain = device.chain};
    reply.limits = {.group = protocol::groupOpsMax,
                    .batch = protocol::batchGroupsMax,
                    .bytes = protocol::batchBytesMax,
                    .row = protocol::rowBytesMax};
    reply.socket = QString::fromLatin1(protocol::livePath);
    store::SpaceRepository spaces(context.transaction);
    TRY_ASSIGN(const auto mine, spaces.listOf(hello.account));
    for (const store::MemberSpace &member : mine) {
        if (const auto high = hello.high.constFind(member.space.sp); high != hello.high.cend()) {
            TRY_ASSIGN(const auto fork, forkOf(spaces, member.space, *high));
            if (fork) {
                return refuse({.code = Refusal::Code::Lineage,
                               .now = now,
                               .space = member.space.sp,
                               .fork = *fork},
                              body.form);
            }
        }
        reply.spaces.append({member.space.sp, member.role, member.space.head, member.space.floor});
    }
    return replyWith(reply, body.form);
}

Expected<Reply> push(const Request &request, Context &context, SyncLimits limits)
{
    TRY_ASSIGN(const Body body, bodyOf(request));
    TRY_ASSIGN(const auto message, decoded(protocol::decodePushRequest(body.bytes, body.form)));
    PushSession session(context, limits, context.caller.account);
    TRY_ASSIGN(const auto outcome, session.run(message));
    const auto *refusal = std::get_if<Refusal>(&outcome);
    if (refusal && refusal->code != Refusal::Code::Clock) {
        return refuse(*refusal, body.form);
    }
    TRY(session.finish(context.caller.session));
    if (refusal) {
        context.isKeptOnError = true;
        return refuse(*refusal, body.form);
    }
    return replyWith(std::get<protocol::PushReply>(outcome), body.form);
}

Expected<Reply> pull(const Request &request, Context &context)
{
    TRY_ASSIGN(const Body body, bodyOf(request));
    TRY_ASSIGN(const auto message, decoded(protocol::decodePullRequest(body.bytes, body.form)));
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
        for (const protocol::Mark &mark : {protocol::Mark{wanted.after, wanted.lin}, wanted.high}) {
            TRY_ASSIGN(const auto fork, forkOf(spaces, *space, mark));
            if (fork) {
                return refuse(
                    {.code = Refusal::Code::Lineage, .now = now, .space = space->sp, .fork = *fork},
                    body.form);
            }
        }
        if (wanted.after != 0 && wanted.after < space->floor) {
            return refuse({.code = Refusal::Code::Resync,
                           .now = now,
                           .space = space->sp,
                           .floor = space->floor},
                          body.form);
        }
        TRY_ASSIGN(auto state, pullSpace(context.transaction, *space, wanted.after, budget));
        pulled.append(std::move(state));
    }
    QByteArray answer = protocol::encodePull(now, pulled);
    if (body.form == protocol::Form::Json) {
        TRY_ASSIGN(const auto reply, protocol::decodePullReply(answer));
        answer = protocol::encode(reply, protocol::Form::Json);
    }
    return Reply{.contentType = protocol::mediaTypeOf(body.form), .body = std::move(answer)};
}

Expected<Reply> repair(const Request &request, Context &context)
{
    return problemReply(501, context.locale, request.requestId);
}

} // namespace

void addSyncRoutes(std::vector<Route> &routes, SyncLimits limits)
{
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
         .handler = [limits](const Request &request,
                             Context &context) { return push(request, context, limits); },
         .summary = "Takes a device's numbered groups of changes; each is answered by itself.",
         .bodyBytesMax = protocol::batchUnpackedBytesMax});
    routes.push_back(
        {.method = Method::Post,
         .pattern = protocol::pullPath,
         .lane = Lane::Read,
         .handler = pull,
         .summary = "Gives the rows of spaces that changed since the caller's cursors."});
    routes.push_back(
        {.method = Method::Post,
         .pattern = protocol::repairPath,
         .lane = Lane::Inline,
         .handler = repair,
         .summary = "Will compare two histories bucket by bucket; not done by this version."});
}

} // namespace endpaper::server
