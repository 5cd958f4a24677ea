// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/copysourcerepository.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;

static qint64 dayOf(Instant now)
{
    return std::chrono::floor<std::chrono::days>(now).time_since_epoch().count();
}

Expected<CopySource> CopySourceRepository::get(const QString &id)
{
    TRY_ASSIGN(auto select, m_transaction.prepare(R"(
        SELECT is_on, secret, window_from, window_calls, day, day_calls, closed_until, last_state, last_at
        FROM copy_source WHERE id = ? AND is_sample = ?)"));
    select.bindAll(id, m_isSample);
    TRY_ASSIGN(const bool hasRow, select.step());
    CopySource source{.id = id, .secret = {}, .lastState = {}};
    if (hasRow) {
        source.isOn = select.boolean(0);
        source.secret = select.text(1);
        source.windowFrom = select.instant(2);
        source.windowCalls = int(select.integer(3));
        source.day = select.integer(4);
        source.dayCalls = int(select.integer(5));
        source.closedUntil = select.optionalInstant(6);
        source.lastState = select.text(7);
        source.lastAt = select.optionalInstant(8);
    }
    return source;
}

Expected<> CopySourceRepository::put(const CopySource &source)
{
    TRY_ASSIGN(auto upsert, m_transaction.prepare(R"(
        INSERT INTO copy_source (id, is_sample, is_on, secret, window_from, window_calls, day, day_calls, closed_until,
            last_state, last_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        ON CONFLICT (id, is_sample) DO UPDATE SET is_on = ?3, secret = ?4, window_from = ?5, window_calls = ?6,
            day = ?7, day_calls = ?8, closed_until = ?9, last_state = ?10, last_at = ?11)"));
    return upsert
        .bindAll(source.id, m_isSample, source.isOn, source.secret, source.windowFrom,
                 source.windowCalls, source.day, source.dayCalls, source.closedUntil,
                 source.lastState, source.lastAt)
        .run();
}

// Begins the window and the day anew where they are over.
static std::optional<Instant> closedUntilIn(CopySource &source, int calls, const CallBudget &budget,
                                            Instant now)
{
    if (source.closedUntil && *source.closedUntil > now) {
        return source.closedUntil;
    }
    // A clock that was set back must not close the source until it has caught up.
    if (now - source.windowFrom >= budget.window || source.windowFrom > now) {
        source.windowFrom = now;
        source.windowCalls = 0;
    }
    if (source.day != dayOf(now)) {
        source.day = dayOf(now);
        source.dayCalls = 0;
    }
    if (source.windowCalls + calls > budget.callsMax) {
        return source.windowFrom + budget.window;
    }
    if (source.dayCalls + calls > budget.callsPerDayMax) {
        return std::chrono::floor<std::chrono::days>(now) + std::chrono::days(1);
    }
    return std::nullopt;
}

Expected<std::optional<Instant>>
CopySourceRepository::reserve(const QString &id, int calls, const CallBudget &budget, Instant now)
{
    TRY_ASSIGN(CopySource source, get(id));
    const std::optional<Instant> until = closedUntilIn(source, calls, budget, now);
    if (!until) {
        source.windowCalls += calls;
        source.dayCalls += calls;
        TRY(put(source));
    }
    return until;
}

Expected<std::optional<Instant>> CopySourceRepository::closedUntil(const QString &id, int calls,
                                                                   const CallBudget &budget,
                                                                   Instant now)
{
    TRY_ASSIGN(CopySource source, get(id));
    return closedUntilIn(source, calls, budget, now);
}

Expected<Instant> CopySourceRepository::takeTurn(const QString &id, std::chrono::milliseconds gap,
                                                 Instant now)
{
    TRY_ASSIGN(auto upsert, m_transaction.prepare(R"(
        INSERT INTO copy_source (id, is_sample, free_at) VALUES (?1, ?2, ?3 + ?4)
        ON CONFLICT (id, is_sample) DO UPDATE
            SET free_at = CASE WHEN free_at > ?3 AND free_at <= ?5 THEN free_at ELSE ?3 END + ?4
        RETURNING free_at - ?4)"));
    upsert.bindAll(id, m_isSample, now, qint64(gap.count()), now + turnsMax);
    TRY(upsert.step());
    const Instant turn = upsert.instant(0);
    TRY(upsert.run()); // RETURNING takes effect when it has been stepped to its end
    return turn;
}

Expected<> CopySourceRepository::settle(const QString &id, int unusedCalls, const QString &state,
                                        std::optional<Instant> closedUntil, Instant now)
{
    TRY_ASSIGN(CopySource source, get(id));
    source.windowCalls = std::max(0, source.windowCalls - unusedCalls);
    source.dayCalls = std::max(0, source.dayCalls - unusedCalls);
    source.closedUntil = closedUntil;
    source.lastState = state;
    source.lastAt = now;
    return put(source);
}

} // namespace endpaper::store
