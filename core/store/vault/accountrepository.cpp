// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/accountrepository.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;

namespace {

// The columns, in the order in which read() takes them.
#define ACCOUNT_COLUMNS                                                                            \
    "id, email, password_hash, display_name, locale, time_zone, currency, country, role, "         \
    "created, "                                                                                    \
    "changed, deleted_at"

Account read(const Statement &row)
{
    return {row.uuid(0),    row.text(1),     row.text(2).toLatin1(),
            row.text(3),    row.text(4),     row.text(5),
            row.text(6),    row.text(7),     row.text(8),
            row.instant(9), row.instant(10), row.optionalInstant(11)};
}

// LIKE's own signs in what people look for are plain signs.
QString likePattern(const QString &text)
{
    QString pattern = text;
    pattern.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' % pattern % u'%';
}

} // namespace

QString emailKey(const QString &email)
{
    return email.trimmed().normalized(QString::NormalizationForm_KC).toCaseFolded();
}

Expected<> AccountRepository::insert(const Account &account)
{
    TRY_ASSIGN(auto insert,
               m_transaction.prepare("INSERT INTO account (" ACCOUNT_COLUMNS ", email_key) VALUES "
                                     "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"));
    insert.bindAll(account.id, account.email, QString::fromLatin1(account.passwordHash),
                   account.displayName, account.locale, account.timeZone, account.currency,
                   account.country, account.role, account.created, account.changed,
                   account.deletedAt, account.email.isNull() ? QString() : emailKey(account.email));
    return insert.run();
}

Expected<std::optional<Account>> AccountRepository::findByEmail(const QString &email)
{
    TRY_ASSIGN(
        auto query,
        m_transaction.prepare("SELECT " ACCOUNT_COLUMNS " FROM account WHERE email_key = ?1"));
    query.bindAll(emailKey(email));
    TRY_ASSIGN(const bool isThere, query.step());
    return isThere ? std::optional(read(query)) : std::nullopt;
}

Expected<Account> AccountRepository::get(const Uuid &id)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " ACCOUNT_COLUMNS
                                     " FROM account WHERE id = ?1 AND deleted_at IS NULL"));
    query.bindAll(id);
    TRY_ASSIGN(const bool isThere, query.step());
    if (!isThere) {
        return fail(ErrorKind::NotFound, u"account "_s % id.toString());
    }
    return read(query);
}

Expected<> AccountRepository::update(const Account &account)
{
    TRY_ASSIGN(auto update,
               m_transaction.prepare(
                   "UPDATE account SET display_name = ?2, locale = ?3, time_zone = ?4, "
                   "currency = ?5, country = ?6, role = ?7, changed = ?8 WHERE id = ?1"));
    update.bindAll(account.id, account.displayName, account.locale, account.timeZone,
                   account.currency, account.country, account.role, account.changed);
    return update.run();
}

Expected<> AccountRepository::setPassword(const Uuid &id, const QByteArray &hash, Instant now)
{
    TRY_ASSIGN(auto update,
               m_transaction.prepare("UPDATE account SET password_hash = ?2, changed = ?3 "
                                     "WHERE id = ?1 AND deleted_at IS NULL"));
    return update.bindAll(id, QString::fromLatin1(hash), now).run();
}

Expected<> AccountRepository::remove(const Uuid &id, Instant now)
{
    {
        TRY_ASSIGN(auto sessions, m_transaction.prepare("DELETE FROM session WHERE account = ?1"));
        TRY(sessions.bindAll(id).run());
    }
    // The row stays, so nothing cascades: what is the person's own goes here.
    for (const QByteArrayView table :
         {"alert_setting", "alert", "watch_copy", "delivery", "hidden_copy", "hidden_seller",
          "job_waiter", "legacy_user", "passed_note"}) {
        TRY_ASSIGN(auto own,
                   m_transaction.database().prepare("DELETE FROM " + table.toByteArray()
                                                    + " WHERE account = ?1"));
        TRY(own.bindAll(id).run());
    }
    TRY_ASSIGN(
        auto update,
        m_transaction.prepare("UPDATE account SET email = NULL, email_key = NULL, password_hash = "
                              "NULL, display_name = '', role = 'reader', changed = ?2, "
                              "deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL"));
    return update.bindAll(id, now).run();
}

Expected<QList<Account>> AccountRepository::list(const Page &page)
{
    TRY_ASSIGN(
        auto query,
        m_transaction.prepare(
            "SELECT " ACCOUNT_COLUMNS " FROM account WHERE deleted_at IS NULL "
            "AND (?1 IS NULL OR email LIKE ?1 ESCAPE '\\' OR display_name LIKE ?1 ESCAPE '\\') "
            "AND (?2 IS NULL OR (created, id) < (?2, ?3)) ORDER BY created DESC, id DESC LIMIT "
            "?4"));
    query.bindAll(page.text.isEmpty() ? QString() : likePattern(page.text), page.afterCreated,
                  page.afterId, page.limit);
    QList<Account> accounts;
    while (true) {
        TRY_ASSIGN(const bool hasRow, query.step());
        if (!hasRow) {
            return accounts;
        }
        accounts.append(read(query));
    }
}

Expected<qint64> AccountRepository::count()
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT count(*) FROM account WHERE deleted_at IS NULL"));
    TRY(query.step());
    return query.integer(0);
}

} // namespace endpaper::store
