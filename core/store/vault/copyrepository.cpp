// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/copyrepository.h"

#include "store/vault/rowrepository.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace endpaper::store {

using namespace Qt::StringLiterals;
using domain::Money;

static const char copyColumns[] =
    "id, source, is_sample, ref, seller, title, isbn, condition, words, price_minor, "
    "price_currency, postage_minor, postage_currency, from_country, url, flags, "
    "first_seen, last_seen, binding, published, language";

Uuid copyIdOf(const QString &source, const QString &ref, bool isSample)
{
    return Uuid::derive(
        Uuid(),
        (QString(isSample ? u"sample"_s : u"copy"_s) + u'\n' + source + u'\n' + ref).toUtf8());
}

static Expected<Money> moneyAt(const Statement &row, int minor, int currency)
{
    TRY_ASSIGN(const domain::Currency parsed, domain::Currency::parse(row.text(currency)));
    return Money{row.integer(minor), parsed};
}

static Expected<StoredCopy> copyFrom(const Statement &row)
{
    StoredCopy stored;
    domain::Copy &copy = stored.copy;
    copy.id = row.uuid(0);
    copy.source = row.text(1);
    copy.isSample = row.boolean(2);
    stored.ref = row.text(3);
    copy.seller = row.text(4);
    copy.title = row.text(5);
    if (!row.isNull(6)) {
        TRY_ASSIGN(copy.isbn, domain::Isbn::parse(row.text(6)));
    }
    copy.condition = domain::conditionFromName(row.text(7)).value_or(domain::Condition::Unknown);
    copy.sellerWords = row.text(8);
    TRY_ASSIGN(copy.price, moneyAt(row, 9, 10));
    if (!row.isNull(11)) {
        TRY_ASSIGN(copy.postage, moneyAt(row, 11, 12));
    }
    copy.fromCountry = row.text(13);
    copy.url = QUrl(row.text(14));
    const QStringList flags = row.text(15).split(u' ', Qt::SkipEmptyParts);
    copy.flags = domain::redFlagsFromNames(flags);
    const QStringList red = domain::redFlagNames(copy.flags);
    for (const QString &flag : flags) {
        if (!red.contains(flag)) {
            stored.marks.append(flag);
        }
    }
    copy.firstSeen = row.instant(16);
    copy.lastSeen = row.instant(17);
    copy.binding = row.text(18);
    copy.published = row.text(19);
    copy.language = row.text(20);
    return stored;
}

Expected<> CopyRepository::replace(const CopyScope &scope, const QString &source,
                                   std::vector<StoredCopy> &copies, Instant now)
{
    TRY_ASSIGN(auto upsert, m_transaction.prepare(R"(
        INSERT INTO copy (subject, country, id, source, is_sample, ref, seller, title, isbn, condition, words,
            price_minor, price_currency, postage_minor, postage_currency, from_country, url, flags, first_seen, last_seen,
            binding, published, language)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?19, ?20, ?21, ?22)
        ON CONFLICT (subject, country, id) DO UPDATE SET seller = ?7, title = ?8, isbn = ?9, condition = ?10,
            words = ?11, price_minor = ?12, price_currency = ?13, postage_minor = ?14, postage_currency = ?15,
            from_country = ?16, url = ?17, flags = ?18, last_seen = ?19, binding = ?20, published = ?21, language = ?22
        RETURNING first_seen)"));
    for (StoredCopy &stored : copies) {
        domain::Copy &copy = stored.copy;
        copy.id = copyIdOf(source, stored.ref, scope.isSample);
        const QString flags = (domain::redFlagNames(copy.flags) + stored.marks).join(u' ');
        const std::optional<QString> isbn =
            copy.isbn ? std::optional(copy.isbn->toString13()) : std::nullopt;
        const std::optional<qint64> postage =
            copy.postage ? std::optional(copy.postage->minor) : std::nullopt;
        const std::optional<QString> postageCurrency =
            copy.postage ? std::optional(copy.postage->currency.code()) : std::nullopt;
        // An empty QString may be null, which STRICT NOT NULL columns refuse.
        const auto text = [](const QString &value) { return value.isNull() ? u""_s : value; };
        upsert.reset();
        upsert.bindAll(scope.subject, scope.country, copy.id, source, scope.isSample, stored.ref,
                       text(copy.seller), text(copy.title), isbn,
                       domain::conditionName(copy.condition), text(copy.sellerWords),
                       copy.price.minor, copy.price.currency.code(), postage, postageCurrency,
                       text(copy.fromCountry), copy.url.toString(QUrl::FullyEncoded), text(flags),
                       now, text(copy.binding), text(copy.published), text(copy.language));
        TRY_ASSIGN(const bool hasRow, upsert.step());
        copy.firstSeen = hasRow ? upsert.instant(0) : now;
        copy.lastSeen = now;
        TRY(upsert.run());
    }
    // By the book, not by the source: "+" keeps SQLite from going through all that the source has.
    TRY_ASSIGN(auto remove, m_transaction.prepare(R"(
        DELETE FROM copy
        WHERE subject = ? AND country = ? AND +source = ? AND is_sample = ? AND +last_seen < ?)"));
    return remove.bindAll(scope.subject, scope.country, source, scope.isSample, now).run();
}

Expected<std::vector<StoredCopy>> CopyRepository::list(const CopyScope &scope)
{
    static const QByteArray sql = QByteArray("SELECT ") + copyColumns
        + " FROM copy WHERE subject = ? AND country = ? AND is_sample = ?";
    TRY_ASSIGN(auto select, m_transaction.database().prepare(sql));
    select.bindAll(scope.subject, scope.country, scope.isSample);
    std::vector<StoredCopy> copies;
    for (;;) {
        TRY_ASSIGN(const bool hasRow, select.step());
        if (!hasRow) {
            return copies;
        }
        TRY_ASSIGN(StoredCopy copy, copyFrom(select));
        copies.push_back(std::move(copy));
    }
}

Expected<std::optional<StoredCopy>> CopyRepository::find(const Uuid &id)
{
    static const QByteArray sql =
        QByteArray("SELECT ") + copyColumns + " FROM copy WHERE id = ? LIMIT 1";
    TRY_ASSIGN(auto select, m_transaction.database().prepare(sql));
    select.bindAll(id);
    TRY_ASSIGN(const bool hasRow, select.step());
    if (!hasRow) {
        return std::optional<StoredCopy>();
    }
    TRY_ASSIGN(StoredCopy copy, copyFrom(select));
    return std::optional(std::move(copy));
}

Expected<> CopyRepository::putAnswer(const CopyScope &scope, const SourceAnswer &answer)
{
    TRY_ASSIGN(auto upsert, m_transaction.prepare(R"(
        INSERT INTO copy_answer (subject, country, source, is_sample, state, reason, rows, failures, asked_at, good_at,
            next_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        ON CONFLICT (subject, country, source, is_sample) DO UPDATE SET state = ?5, reason = ?6, rows = ?7,
            failures = ?8, asked_at = ?9, good_at = ?10, next_at = ?11, looks = looks + 1)"));
    return upsert
        .bindAll(scope.subject, scope.country, answer.source, scope.isSample, answer.state,
                 answer.reason.isNull() ? u""_s : answer.reason, answer.rows, answer.failures,
                 answer.askedAt, answer.goodAt, answer.nextAt)
        .run();
}

Expected<std::vector<SourceAnswer>> CopyRepository::answers(const CopyScope &scope)
{
    TRY_ASSIGN(auto select, m_transaction.prepare(R"(
        SELECT source, state, reason, rows, failures, asked_at, good_at, next_at, looks FROM copy_answer
        WHERE subject = ? AND country = ? AND is_sample = ?)"));
    select.bindAll(scope.subject, scope.country, scope.isSample);
    std::vector<SourceAnswer> answers;
    for (;;) {
        TRY_ASSIGN(const bool hasRow, select.step());
        if (!hasRow) {
            return answers;
        }
        answers.push_back({.source = select.text(0),
                           .state = select.text(1),
                           .reason = select.text(2),
                           .rows = int(select.integer(3)),
                           .failures = int(select.integer(4)),
                           .askedAt = select.instant(5),
                           .goodAt = select.optionalInstant(6),
                           .nextAt = select.optionalInstant(7),
                           .looks = select.integer(8)});
    }
}

Expected<QStringList> CopyRepository::searchedOf(const QStringList &subjects,
                                                 const QString &country, bool isSample)
{
    TRY_ASSIGN(auto select, m_transaction.prepare(R"(
        SELECT wanted.value FROM json_each(?1) AS wanted WHERE EXISTS (SELECT 1 FROM copy_answer
            WHERE subject = wanted.value AND country = ?2 AND is_sample = ?3))"));
    select.bindAll(
        QString::fromUtf8(
            QJsonDocument(QJsonArray::fromStringList(subjects)).toJson(QJsonDocument::Compact)),
        country, isSample);
    QStringList searched;
    for (;;) {
        TRY_ASSIGN(const bool hasRow, select.step());
        if (!hasRow) {
            return searched;
        }
        searched.append(select.text(0));
    }
}

Expected<QStringList> CopyRepository::searchedEditions(const Uuid &work, const CopyScope &scope,
                                                       int limit)
{
    TRY_ASSIGN(auto select, m_transaction.prepare(R"(
        SELECT DISTINCT edition.isbn FROM edition JOIN copy_answer ON copy_answer.subject = edition.isbn
            AND copy_answer.country = ?2 AND copy_answer.is_sample = ?3
        WHERE edition.work_id = ?1 AND edition.is_in = 1 AND edition.isbn <> ?4
        ORDER BY edition.isbn LIMIT ?5)"));
    select.bindAll(work, scope.country, scope.isSample, scope.subject, limit);
    QStringList isbns;
    for (;;) {
        TRY_ASSIGN(const bool hasRow, select.step());
        if (!hasRow) {
            return isbns;
        }
        isbns.append(select.text(0));
    }
}

Expected<> CopyRepository::forget(const QString &source, Instant before)
{
    TRY_ASSIGN(auto remove,
               m_transaction.prepare("DELETE FROM copy WHERE source = ? AND last_seen < ?"));
    return remove.bindAll(source, before).run();
}

Expected<QList<Uuid>> CopyRepository::wishers(const QString &isbn, const Uuid &book)
{
    TRY_ASSIGN(auto select,
               m_transaction.prepare("SELECT DISTINCT account FROM wish_key "
                                     "WHERE key IN (?1, ?2)"));
    select.bindAll(isbn.toLongLong(), wishKeyOfBook(book));
    QList<Uuid> accounts;
    for (;;) {
        TRY_ASSIGN(const bool hasRow, select.step());
        if (!hasRow) {
            return accounts;
        }
        accounts.append(select.uuid(0));
    }
}

} // namespace endpaper::store
