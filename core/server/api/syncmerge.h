// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/merge.h"
#include "protocol/messages.h"
#include "server/api/route.h"
#include "server/api/syncwrite.h"
#include "store/vault/rowrepository.h"
#include "store/vault/spacerepository.h"

#include <functional>
#include <vector>

namespace endpaper::server {

// Applies groups to one space by the rules of sync.md §2: the one writer of rows. The space is the
// caller's copy, advanced in memory; store it once when all groups are done. One thread, one
// transaction.
class GroupMerger
{
public:
    // Was this number of the same device accepted?
    using NeedIsOk = std::function<Expected<bool>(quint64 number)>;

    // For an account with that role in the space.
    GroupMerger(Context &context, store::Space &space, const Uuid &account, QByteArray role,
                SyncLimits limits)
        : m_context(context)
        , m_rows(context.transaction)
        , m_space(space)
        , m_account(account)
        , m_role(std::move(role))
        , m_limits(limits)
    {
    }

    // The group is applied whole or not at all; a refusal is a result, not an error.
    [[nodiscard]] Expected<protocol::PushedGroup> apply(const protocol::Group &group,
                                                        quint64 device, const NeedIsOk &needIsOk);
    // What apply() has changed so far, in order; a row may stand there more than once.
    [[nodiscard]] const std::vector<ChangedRow> &changed() const { return m_changed; }
    [[nodiscard]] std::vector<ChangedRow> takeChanged() { return std::exchange(m_changed, {}); }
    // Did the server itself change something beside the groups? Then their device is told too.
    [[nodiscard]] bool hasOwnChanges() const { return m_hasOwnChanges; }

private:
    struct Work;

    [[nodiscard]] std::optional<protocol::PushedGroup> refuseAtOnce(const protocol::Group &group,
                                                                    quint64 device) const;
    [[nodiscard]] Expected<TouchedRow *> touch(Work &work, const protocol::Op &op);
    [[nodiscard]] Expected<> applyOp(Work &work, const protocol::Op &op, domain::Stamp stamp);
    void mergeRow(Work &work, TouchedRow &touched, const domain::Row &incoming);
    void mergeLife(Work &work, TouchedRow &touched, const protocol::Op &op, domain::Stamp stamp);
    [[nodiscard]] bool isMovedAway(Work &work, const TouchedRow &touched,
                                   const protocol::Op &op) const;
    [[nodiscard]] bool isOthersClaim(const TouchedRow &touched, const protocol::Op &op) const;
    [[nodiscard]] Expected<bool> isTakenByAnother(const TouchedRow &touched,
                                                  const protocol::Op &op);
    [[nodiscard]] Expected<> write(Work &work);
    [[nodiscard]] Expected<> writeKeptTags(const Work &work);
    [[nodiscard]] Expected<> writeLosers(const Work &work);

    Context &m_context;
    store::RowRepository m_rows;
    store::Space &m_space;
    Uuid m_account;
    QByteArray m_role;
    SyncLimits m_limits;
    std::vector<ChangedRow> m_changed;
    bool m_hasOwnChanges = false;
};

} // namespace endpaper::server
