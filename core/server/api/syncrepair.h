// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/repair.h"
#include "server/api/syncwrite.h"

namespace endpaper::server {

// Joins a device's history of a space with the server's (sync.md §4, "repair"), after a restored
// backup or a digest that did not agree. protocol/repair.h says what goes where.
class SpaceRepair
{
public:
    SpaceRepair(Context &context, const store::Space &space, const Uuid &account, QByteArray role,
                const SyncLimits &limits);

    // Where the histories part, and which rows differ. Reads only.
    [[nodiscard]] Expected<protocol::RepairReply> compare(const protocol::RepairRequest &request);
    // Merges the caller's rows by their original stamps and answers what stands then. What the
    // caller may not write, and what no device could have written, is refused row by row.
    [[nodiscard]] Expected<protocol::RepairReply> exchange(const protocol::RepairRequest &request);

private:
    struct Joining;

    [[nodiscard]] Expected<quint64> forkOf(const protocol::RepairRequest &request);
    [[nodiscard]] bool isAcceptable(const domain::Row &incoming) const;
    [[nodiscard]] Expected<> join(Joining &joining, domain::Row incoming);
    void joinFields(Joining &joining, TouchedRow &touched, const domain::Row &incoming);
    [[nodiscard]] Expected<> store(Joining &joining, const protocol::RepairRequest &request);
    [[nodiscard]] Expected<> answerRows(const protocol::RepairRequest &request,
                                        protocol::RepairReply &reply);

    Context &m_context;
    store::RowRepository m_rows;
    store::SpaceRepository m_spaces;
    store::Space m_space;
    Uuid m_account;
    QByteArray m_role;
    SyncLimits m_limits;
};

} // namespace endpaper::server
