// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/uuid.h"
#include "domain/money.h"
#include "store/engine/database.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>
#include <vector>

namespace endpaper::store {

// How a reader wants to be told. Minutes are of the reader's own day, 0 to 1439.
struct AlertSetting
{
    std::optional<int> quietFrom = {}; // both or neither
    std::optional<int> quietUntil = {};
    int digestMinute = 480;
    bool isEmailOn = false;
    QString email = {}; // null: the account's
    QString webhookUrl = {}; // null: none
    QString webhookSecret = {};
    QByteArray feedHash = {}; // SHA-256 of the feed's token; null: no feed
    std::optional<Instant> pausedUntil = {};

    friend bool operator==(const AlertSetting &, const AlertSetting &) = default;
};

// What a standing search knows of a copy.
struct WatchedCopy
{
    Uuid copy = {};
    QString source = {};
    bool isThere = true;
    bool wasTold = false;
    domain::Money total = {}; // when it was told, or first seen

    friend bool operator==(const WatchedCopy &, const WatchedCopy &) = default;
};

struct Alert
{
    Uuid id = {};
    Uuid account = {};
    Uuid wish = {};
    Uuid copy = {};
    QString what = {}; // "new", "cheaper", "gone", "back"
    bool isUrgent = false;
    QByteArray about = "{}"; // JSON: the copy as it was seen then
    Instant at = {};
    std::optional<Instant> toldAt = {};
};

struct Delivery
{
    Uuid id = {};
    Uuid account = {};
    QString channel = {}; // "email", "webhook"
    QString target = {};
    QByteArray body = {};
    Instant created = {};
    std::optional<Instant> doneAt = {};
};

// Standing searches and what is told of them.
class AlertRepository
{
public:
    explicit AlertRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] Expected<AlertSetting> setting(const Uuid &account);
    [[nodiscard]] Expected<> putSetting(const Uuid &account, const AlertSetting &setting);
    // Nil if no feed has this token.
    [[nodiscard]] Expected<Uuid> accountOfFeed(const QByteArray &hash);

    [[nodiscard]] Expected<QHash<Uuid, WatchedCopy>> watched(const Uuid &account, const Uuid &wish);
    [[nodiscard]] Expected<> putWatched(const Uuid &account, const Uuid &wish,
                                        const WatchedCopy &copy, Instant now);

    [[nodiscard]] Expected<> insert(const Alert &alert);
    // The urgent first, then in the order in which they came; without those of wishes that are put
    // off until a moment that has not come.
    [[nodiscard]] Expected<std::vector<Alert>> untold(const Uuid &account, Instant now, int limit);
    [[nodiscard]] Expected<> setTold(const Uuid &alert, Instant now);
    [[nodiscard]] Expected<std::optional<Alert>> find(const Uuid &id);
    // Told ones, the newest first.
    [[nodiscard]] Expected<std::vector<Alert>> told(const Uuid &account, int limit);

    // What was said of a copy last; "{}" if nothing was.
    [[nodiscard]] Expected<QByteArray> lastAbout(const Uuid &account, const Uuid &wish,
                                                 const Uuid &copy);

    [[nodiscard]] Expected<> insert(const Delivery &delivery);
    [[nodiscard]] Expected<std::optional<Delivery>> delivery(const Uuid &id);
    [[nodiscard]] Expected<> setDelivered(const Uuid &id, Instant now, const QString &reason);
    struct Outcome
    {
        Instant at = {};
        QString reason = {}; // why it was given up; empty: delivered
    };
    // Of the last finished one to that target.
    [[nodiscard]] Expected<std::optional<Outcome>>
    lastOutcome(const Uuid &account, const QString &channel, const QString &target);
    // Letters to people whom the account invited, since then.
    [[nodiscard]] Expected<int> countInvites(const Uuid &account, Instant since);
    // Told alerts, finished deliveries and copies long gone, from before then.
    [[nodiscard]] Expected<> prune(Instant before);

private:
    [[nodiscard]] Expected<std::vector<Alert>> read(Statement &query);

    Transaction &m_transaction;
};

} // namespace endpaper::store
