// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/merge.h"
#include "protocol/messages.h"
#include "server/api/route.h"
#include "store/vault/rowrepository.h"
#include "store/vault/spacerepository.h"

#include <functional>
#include <vector>

namespace endpaper::server {

// What an account may keep (sync.md §8). Deletes and edits that shrink are always taken.
struct SyncLimits
{
    qint64 liveRowsMax = 1'000'000;
    qint64 bytesMax = 200'000'000;
};

// A row that a group changed.
struct ChangedRow
{
    qint64 n = 0; // StoredRow::n
    std::optional<domain::Life> lifeBefore = {}; // none: it is new
    domain::Row row = {};
};

// Applies groups to one space by the rules of sync.md §2: the one writer of rows. The space is the
// caller's copy, advanced in memory; store it once when all groups are done. One thread, one
// transaction.
class GroupMerger
{
public:
    // Was this number of the same device accepted?
    using NeedIsOk = std::function<Expected<bool>(quint64 number)>;

    GroupMerger(Context &context, store::Space &space, QByteArray role, SyncLimits limits)
        : m_context(context)
        , m_rows(context.transaction)
        , m_spaces(context.transaction)
        , m_space(space)
        , m_role(std::move(role))
        , m_limits(limits)
    {
    }

    // The group is applied whole or not at all; a refusal is a result, not an error.
    [[nodiscard]] Expected<protocol::PushedGroup> apply(const protocol::Group &group,
                                                        quint64 device, const NeedIsOk &needIsOk);
    // What apply() has changed so far, in order; a row may stand there more than once.
    [[nodiscard]] const std::vector<ChangedRow> &changed() const { return m_changed; }

private:
    // One row that the group touches: as it rests, and as it will be.
    struct Touched
    {
        store::StoredRow stored;
        std::optional<domain::Row> before;
        domain::Row after;
        bool isChanged = false;
    };
    struct Work;

    [[nodiscard]] std::optional<protocol::PushedGroup> refuseAtOnce(const protocol::Group &group,
                                                                    quint64 device) const;
    [[nodiscard]] Expected<Touched *> touch(Work &work, const protocol::Op &op);
    [[nodiscard]] Expected<> applyOp(Work &work, const protocol::Op &op, domain::Stamp stamp);
    void mergeRow(Work &work, Touched &touched, const domain::Row &incoming);
    void mergeLife(Work &work, Touched &touched, const protocol::Op &op, domain::Stamp stamp);
    [[nodiscard]] Expected<> write(Work &work);
    [[nodiscard]] Expected<> writeLosers(const Work &work);

    Context &m_context;
    store::RowRepository m_rows;
    store::SpaceRepository m_spaces;
    store::Space &m_space;
    QByteArray m_role;
    SyncLimits m_limits;
    std::vector<ChangedRow> m_changed;
};

} // namespace endpaper::server
