// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/expected.h"
#include "base/uuid.h"
#include "domain/snooze.h"
#include "store/engine/database.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace endpaper::store {

// Something for a person to read. `about` is JSON of the kind's own shape.
struct Notification
{
    Uuid id = {};
    Uuid account = {};
    QString kind = {};
    QString subject = {};
    QByteArray about = {};
    Instant createdAt = {};
    std::optional<Instant> readAt = {};
};

// A book of a notification that its reader put off.
struct StoredSnooze
{
    Uuid notification = {};
    Uuid wish = {};
    domain::Snooze snooze = {};
};

class NotificationRepository
{
public:
    explicit NotificationRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    // One unread notification per (account, kind, subject): a second one renews what it is about.
    [[nodiscard]] Expected<> insert(const Notification &notification);
    // Newest first, from below `before` (nil: from the newest).
    [[nodiscard]] Expected<std::vector<Notification>> listOf(const Uuid &account,
                                                             const Uuid &before, int limit);
    [[nodiscard]] Expected<qint64> countUnread(const Uuid &account);
    // False if there is none of that id for this account.
    [[nodiscard]] Expected<bool> setRead(const Uuid &account, const Uuid &id, Instant now);
    [[nodiscard]] Expected<> setAllRead(const Uuid &account, Instant now);
    // An unread one about something that is no more.
    [[nodiscard]] Expected<> removeUnread(const Uuid &account, const QString &kind,
                                          const QString &subject);
    // False if there is no such notification for this account. One of no kind ends it.
    [[nodiscard]] Expected<bool> putSnooze(const Uuid &account, const StoredSnooze &snooze);
    // Those in force: without those whose moment has come.
    [[nodiscard]] Expected<std::vector<StoredSnooze>> snoozes(const Uuid &account, Instant now);
    // What was told of a wish from then on, oldest first: when, and the item's JSON.
    [[nodiscard]] Expected<std::vector<std::pair<Instant, QByteArray>>>
    toldOf(const Uuid &account, const Uuid &wish, Instant from);
    [[nodiscard]] Expected<> removeAllOf(const Uuid &account);

private:
    Transaction &m_transaction;
};

} // namespace endpaper::store
