// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/uuid.h"
#include "store/engine/database.h"

#include <QList>
#include <QString>

#include <optional>

namespace endpaper::store {

struct Account
{
    Uuid id;
    QString email; // as given; null once deleted
    QByteArray passwordHash; // crypto_pwhash_str; null: cannot sign in by password
    QString displayName;
    QString locale = QStringLiteral("en");
    QString timeZone = QStringLiteral("UTC");
    QString currency = QStringLiteral("EUR");
    QString country = QStringLiteral("DE");
    QString role = QStringLiteral("reader");
    Instant created;
    Instant changed;
    std::optional<Instant> deletedAt;
};

// The accounts of one vault. Lives no longer than its transaction.
class AccountRepository
{
public:
    explicit AccountRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    // Conflict if the id or the e-mail is taken.
    [[nodiscard]] Expected<> insert(const Account &account);
    // Not the deleted ones. The e-mail in any case.
    [[nodiscard]] Expected<std::optional<Account>> findByEmail(const QString &email);
    // NotFound also for a deleted one.
    [[nodiscard]] Expected<Account> get(const Uuid &id);
    // Profile and role; not e-mail and password.
    [[nodiscard]] Expected<> update(const Account &account);
    [[nodiscard]] Expected<> setPassword(const Uuid &id, const QByteArray &hash, Instant now);
    // Takes out everything personal and ends the sessions; the id stays.
    [[nodiscard]] Expected<> remove(const Uuid &id, Instant now);
    // Newest first, those whose e-mail or name contains `text`; after the key of the page before.
    struct Page
    {
        QString text;
        int limit = 25;
        std::optional<Instant> afterCreated;
        Uuid afterId;
    };
    [[nodiscard]] Expected<QList<Account>> list(const Page &page);
    [[nodiscard]] Expected<qint64> count();

private:
    Transaction &m_transaction;
};

// How e-mails are compared: NFKC, case folded, trimmed.
[[nodiscard]] QString emailKey(const QString &email);

} // namespace endpaper::store
