// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "server/api/route.h"
#include "server/api/syncmerge.h"
#include "store/vault/devicerepository.h"

#include <map>
#include <memory>
#include <variant>

namespace endpaper::server {

// A device's groups, applied in the order of their numbers in one transaction (sync.md §4, push).
class PushSession
{
public:
    using Outcome = std::variant<protocol::PushReply, protocol::Refusal>;

    // For the caller, or for another account whose rows change by what the caller does.
    PushSession(Context &context, SyncLimits limits, const Uuid &account);

    // Numbers already consumed are answered as they were; a gap or another chain refuses the
    // request. A stamp from the future refuses from that group on: what came before it is applied,
    // and stands in the refusal, which is to be committed.
    [[nodiscard]] Expected<Outcome> run(const protocol::PushRequest &request);
    // One group more of a device that was read by the caller, who stores it afterwards.
    [[nodiscard]] Expected<protocol::PushedGroup> applyNext(store::Device &device,
                                                            const protocol::Group &group);
    // As it is with the groups applied so far; NotFound if it is not there.
    [[nodiscard]] Expected<const store::Space *> space(const Uuid &sp);
    // Stores what the groups did to the spaces, their indexes and matches; tells the devices.
    [[nodiscard]] Expected<> finish(const Uuid &causedBySession);
    // What the groups changed, for whoever wants to free it at another time. After finish().
    [[nodiscard]] std::vector<ChangedRow> takeChanged();

    static constexpr qint64 clockBehindMsMax = 10 * 60 * 1000;

private:
    struct OpenSpace
    {
        store::Space space;
        QByteArray role;
        quint64 headBefore = 0;
        quint64 baseMax = 0;
        std::unique_ptr<GroupMerger> merger;
    };

    [[nodiscard]] Expected<store::Device> deviceOf(const protocol::PushRequest &request);
    [[nodiscard]] Expected<std::optional<protocol::Refusal>>
    refuseAtOnce(const protocol::PushRequest &request, const store::Device &device);
    [[nodiscard]] Expected<OpenSpace *> openSpace(const Uuid &sp);
    [[nodiscard]] Expected<protocol::PushedGroup> applyOne(const protocol::Group &sent,
                                                           const store::Device &device);
    [[nodiscard]] Expected<bool> wasOk(const store::Device &device, quint64 number);

    Context &m_context;
    SyncLimits m_limits;
    Uuid m_account;
    store::SpaceRepository m_spaces;
    store::DeviceRepository m_devices;
    store::PushLogRepository m_log;
    Instant m_now;
    std::map<Uuid, OpenSpace> m_open;
};

// A session may have one device more: Forbidden where the account has enough. A device that goes on
// under another id (sync.md §7) is no further one; of its old ids only the newest are kept.
[[nodiscard]] Expected<> admitNewDevice(Context &context, const SyncLimits &limits,
                                        const Uuid &account);

// Unavailable while the server's own clock is wrong (sync.md §3): it writes nothing then, rather
// than stamp the past or the future.
[[nodiscard]] Expected<> checkServerClock(const store::Space &space, const SyncLimits &limits,
                                          Instant now);

} // namespace endpaper::server
