// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "store/vault/alertrepository.h"
#include "store/vault/notificationrepository.h"

#include <QHash>

#include <optional>
#include <vector>

namespace endpaper::server {

// Does the reader still look for this book: the wish and its list are there, it is looked for, and
// they want to hear of it?
[[nodiscard]] Expected<bool> isStillWished(Context &context, const Uuid &account, const Uuid &wish);

// What of an account's alerts is to be told now, whatever was queued before the reader thought
// better of it. For one transaction.
class AlertSieve
{
public:
    [[nodiscard]] static Expected<AlertSieve> of(Context &context, const Uuid &account);

    // Its wish is not looked for any more.
    [[nodiscard]] Expected<bool> isGone(const store::Alert &alert);
    // The reader put its wish off: silent outside of the window.
    [[nodiscard]] bool isPutOff(const store::Alert &alert) const;
    // Those that may leave the house: neither gone nor put off.
    [[nodiscard]] Expected<std::vector<store::Alert>> sift(const std::vector<store::Alert> &alerts);
    // When what was put off until a moment is due; the first of them.
    [[nodiscard]] std::optional<Instant> nextWaking() const;

private:
    AlertSieve(Context &context, const Uuid &account)
        : m_context(context)
        , m_account(account)
    {
    }

    Context &m_context;
    Uuid m_account;
    std::vector<store::StoredSnooze> m_snoozes; // in force
    QHash<Uuid, bool> m_isWished;
};

} // namespace endpaper::server
