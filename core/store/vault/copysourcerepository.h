// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "store/engine/database.h"

#include <QString>

#include <chrono>
#include <optional>

namespace endpaper::store {

// A source as the daemon's keeper set it, with what is spent of its budget.
struct CopySource
{
    QString id;
    bool isOn = true;
    QString secret; // null: no key. Never answered, never logged
    Instant windowFrom = {};
    int windowCalls = 0;
    qint64 day = 0; // since 1970
    int dayCalls = 0;
    std::optional<Instant> closedUntil = {}; // it asked us to wait
    QString lastState;
    std::optional<Instant> lastAt = {};
};

struct CallBudget
{
    int callsMax = 50;
    std::chrono::seconds window{600};
    int callsPerDayMax = 5000;
};

class CopySourceRepository
{
public:
    CopySourceRepository(Transaction &transaction, bool isSample)
        : m_transaction(transaction)
        , m_isSample(isSample)
    {
    }

    // On and without a key for one that nobody has touched.
    [[nodiscard]] Expected<CopySource> get(const QString &id);
    [[nodiscard]] Expected<> put(const CopySource &source);

    // Books `calls` requests at once, or says until when there is no room for them.
    [[nodiscard]] Expected<std::optional<Instant>> reserve(const QString &id, int calls,
                                                           const CallBudget &budget, Instant now);
    // The same without booking them.
    [[nodiscard]] Expected<std::optional<Instant>>
    closedUntil(const QString &id, int calls, const CallBudget &budget, Instant now);
    // Budgets let no longer queue come to be; a turn that is farther off is of a clock set back.
    static constexpr std::chrono::minutes turnsMax{2};
    // When the next request to a source may go so that there is a gap between any two, whoever
    // sends them; that moment is taken then.
    [[nodiscard]] Expected<Instant> takeTurn(const QString &id, std::chrono::milliseconds gap,
                                             Instant now);
    // What was reserved and not used comes back; how the source answered is noted.
    [[nodiscard]] Expected<> settle(const QString &id, int unusedCalls, const QString &state,
                                    std::optional<Instant> closedUntil, Instant now);

private:
    Transaction &m_transaction;
    bool m_isSample;
};

} // namespace endpaper::store
