// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/outbox.h"
#include "sync/enginerun.h"

namespace endpaper::sync {

using namespace Qt::StringLiterals;

namespace {
// Decoded pages of thousands of rows: one that is written, one that waits. A server is faster.
constexpr int pagesToWriteMax = 2;

bool isStaging(const store::SpaceRecord &space)
{
    return space.condition == store::SpaceCondition::Resync;
}

// Neither is pulled: the one is not ours any more, the other first joined.
bool isShut(const store::SpaceRecord &space)
{
    return space.condition == store::SpaceCondition::Gone
        || space.condition == store::SpaceCondition::Repair;
}

// All spaces of an answer share its rows: one may have to wait until another's have come. It leads
// nowhere if there is more, and none of them went on.
bool leadsNowhere(const protocol::PullRequest &request, const protocol::PullReply &reply)
{
    bool isMore = false;
    for (const protocol::PulledSpace &page : reply.spaces) {
        const auto asked =
            std::ranges::find(request.spaces, page.space, &protocol::PullSpace::space);
        if (asked == request.spaces.cend()) {
            continue;
        }
        if (page.next > asked->after) {
            return false;
        }
        isMore |= page.hasMore;
    }
    return isMore;
}

// One page of one space: staged or merged, if it follows what is here.
Expected<store::Touched> takePage(store::Transaction &transaction,
                                  const protocol::PulledSpace &page, quint64 after)
{
    TRY_ASSIGN(const auto spaces, store::listSpaces(transaction));
    const auto space = std::ranges::find(spaces, page.space, &store::SpaceRecord::space);
    if (space == spaces.cend() || isShut(*space)) {
        return store::Touched();
    }
    const quint64 here = isStaging(*space) ? space->staged : space->cursor;
    if (here != after) {
        // A live change or an acknowledgement was faster: this page is of the past.
        return fail(ErrorKind::Conflict, u"the page does not follow"_s);
    }
    if (!isStaging(*space)) {
        return store::applyRemote(transaction, page);
    }
    TRY(store::stagePage(transaction, page));
    if (page.hasMore) {
        return store::Touched();
    }
    return store::finishStaging(transaction, page.space);
}
} // namespace

void SyncEngine::Run::pull()
{
    m_isBusy = true;
    m_mustPull = false;
    m_differing.clear();
    m_pagesToWrite = 0;
    m_heldPage.reset();
    job([](store::Transaction &transaction) { return store::listSpaces(transaction); },
        [this](const Expected<QList<store::SpaceRecord>> &spaces) {
            if (!spaces) {
                failed(spaces.error());
                return;
            }
            protocol::PullRequest request;
            request.rows = m_options.pullRows;
            for (const store::SpaceRecord &space : *spaces) {
                if (!m_spaces.contains(space.space) || isShut(space)) {
                    continue;
                }
                if (isStaging(space)) {
                    // From the beginning, and of our old history nothing is said.
                    request.spaces.append({space.space,
                                           space.staged,
                                           space.stagedLin,
                                           {space.staged, space.stagedLin}});
                } else {
                    request.spaces.append({space.space, space.cursor, space.lin, space.high});
                }
            }
            if (request.spaces.isEmpty()) {
                m_isBusy = false;
                step();
                return;
            }
            setState(SyncState::Pulling);
            askPage(std::move(request));
        },
        For::Others);
}

void SyncEngine::Run::askPage(protocol::PullRequest request)
{
    ask(m_transport->pull(request),
        [this, request](const auto &answer) { pullAnswered(request, answer); });
}

void SyncEngine::Run::pullAnswered(const protocol::PullRequest &request,
                                   const Answer<protocol::PullReply> &answer)
{
    using Code = protocol::Refusal::Code;
    if (answer.refusal) {
        const protocol::Refusal refusal = *answer.refusal;
        if (refusal.code == Code::Resync) {
            startOver([refusal](store::Transaction &transaction) {
                return store::beginStaging(transaction, refusal.space, refusal.floor);
            });
        } else if (refusal.code == Code::Lineage) {
            becomeAnother(refusal.space, refusal.fork);
        } else {
            failed({ErrorKind::Unsupported, u"the server refuses to be read"_s});
        }
        return;
    }
    if (!answer.message) {
        failed(answer.message.error(), answer.retryAfterMs);
        return;
    }
    const protocol::PullReply &reply = *answer.message;
    tookSample(answer.sent, answer.received, reply.now);
    succeeded();
    if (leadsNowhere(request, reply)) {
        failed({ErrorKind::Internal, u"a page that leads nowhere"_s});
        return;
    }
    protocol::PullRequest next;
    next.rows = request.rows;
    for (const protocol::PulledSpace &page : reply.spaces) {
        const auto asked =
            std::ranges::find(request.spaces, page.space, &protocol::PullSpace::space);
        if (asked == request.spaces.cend()) {
            continue;
        }
        if (page.hasMore) {
            const protocol::Mark here{page.next, page.lin};
            next.spaces.append({page.space, page.next, page.lin,
                                asked->high.seq > page.next ? asked->high : here});
        }
    }
    // The next page travels while this one is written.
    const bool isLast = next.spaces.isEmpty();
    ++m_pagesToWrite;
    job(
        [reply, request](store::Transaction &transaction) -> Expected<Taken> {
            Taken taken;
            for (const protocol::PulledSpace &page : reply.spaces) {
                const auto asked =
                    std::ranges::find(request.spaces, page.space, &protocol::PullSpace::space);
                if (asked != request.spaces.cend()) {
                    TRY_ASSIGN(const store::Touched changed,
                               takePage(transaction, page, asked->after));
                    taken.touched.add(changed);
                    TRY_ASSIGN(const bool isSame, store::isDigestOurs(transaction, page));
                    if (!isSame) {
                        taken.differing.append(page.space);
                    }
                }
            }
            return taken;
        },
        [this, isLast](const Expected<Taken> &taken) { pageApplied(taken, isLast); }, For::Others);
    if (isLast) {
        return;
    }
    if (m_pagesToWrite < pagesToWriteMax) {
        askPage(std::move(next));
    } else {
        m_heldPage = std::move(next);
    }
}

void SyncEngine::Run::pageApplied(const Expected<Taken> &taken, bool isLast)
{
    if (!taken) {
        ++m_generation; // the pages behind it no longer follow
        m_isBusy = false;
        if (taken.error().kind != ErrorKind::Conflict) {
            failed(taken.error());
            return;
        }
        m_mustPull = true;
        step();
        return;
    }
    announce(taken->touched);
    --m_pagesToWrite;
    if (m_heldPage) {
        askPage(*std::exchange(m_heldPage, std::nullopt));
    }
    // A space ends with its own last page, which need not be the last of all.
    m_differing += taken->differing;
    if (!isLast) {
        return;
    }
    if (!m_differing.isEmpty()) {
        digestsDiffer(std::exchange(m_differing, {}));
        return;
    }
    m_mismatches.clear();
    const auto done = [this] {
        m_isBusy = false;
        m_mustPush = true; // an empty push costs one look into the outbox
        countWaiting();
        step();
    };
    if (m_status.refused == 0) {
        done();
        return;
    }
    // What was refused because its row had moved may now be made again where the row is.
    job([&clock = m_clock](
            store::Transaction &transaction) { return store::resendMoved(transaction, clock); },
        [this, done](const Expected<store::Touched> &touched) {
            announce(touched.value_or(store::Touched()));
            done();
        });
}

} // namespace endpaper::sync
