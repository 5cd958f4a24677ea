// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/editionrepository.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;

static QString filled(const QString &text) { return text.isNull() ? u""_s : text; }

Expected<std::vector<Edition>> EditionRepository::list(const Uuid &work, int limit)
{
    TRY_ASSIGN(auto query, m_transaction.prepare(R"(
        SELECT isbn, title, language, published, publisher, sources, is_by_hand, is_in FROM edition
        WHERE work_id = ?1 AND is_in = 1 ORDER BY published = '', published, isbn LIMIT ?2)"));
    query.bindAll(work, limit);
    std::vector<Edition> editions;
    while (true) {
        TRY_ASSIGN(const bool hasRow, query.step());
        if (!hasRow) {
            return editions;
        }
        editions.push_back({.isbn = query.text(0),
                            .title = query.text(1),
                            .language = query.text(2),
                            .published = query.text(3),
                            .publisher = query.text(4),
                            .sources = query.text(5).split(u' ', Qt::SkipEmptyParts),
                            .isByHand = query.boolean(6),
                            .isIn = query.boolean(7)});
    }
}

Expected<QList<Uuid>> EditionRepository::worksOf(const QString &isbn, int limit)
{
    TRY_ASSIGN(auto query, m_transaction.prepare(R"(
        SELECT work_id FROM edition WHERE isbn = ?1 AND is_in = 1 ORDER BY work_id LIMIT ?2)"));
    query.bindAll(isbn, limit);
    QList<Uuid> works;
    while (true) {
        TRY_ASSIGN(const bool hasRow, query.step());
        if (!hasRow) {
            return works;
        }
        works.append(query.uuid(0));
    }
}

Expected<QString> EditionRepository::languageOf(const QString &isbn)
{
    TRY_ASSIGN(auto query, m_transaction.prepare(R"(
        SELECT language FROM edition WHERE isbn = ?1 AND is_in = 1 AND language <> ''
        ORDER BY work_id LIMIT 1)"));
    query.bindAll(isbn);
    TRY_ASSIGN(const bool hasRow, query.step());
    return hasRow ? query.text(0) : QString();
}

Expected<> EditionRepository::merge(const Uuid &work, const Edition &edition, Instant now)
{
    QStringList sources = edition.sources;
    {
        TRY_ASSIGN(
            auto known,
            m_transaction.prepare("SELECT sources FROM edition WHERE work_id = ?1 AND isbn = ?2"));
        known.bindAll(work, edition.isbn);
        TRY_ASSIGN(const bool isThere, known.step());
        if (isThere) {
            sources = known.text(0).split(u' ', Qt::SkipEmptyParts) + sources;
            sources.removeDuplicates();
        }
    }
    TRY_ASSIGN(auto upsert, m_transaction.prepare(R"(
        INSERT INTO edition (work_id, isbn, title, language, published, publisher, sources, changed)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (work_id, isbn) DO UPDATE SET
            title = CASE title WHEN '' THEN ?3 ELSE title END,
            language = CASE language WHEN '' THEN ?4 ELSE language END,
            published = CASE published WHEN '' THEN ?5 ELSE published END,
            publisher = CASE publisher WHEN '' THEN ?6 ELSE publisher END,
            sources = ?7, changed = ?8)"));
    return upsert
        .bindAll(work, edition.isbn, filled(edition.title), filled(edition.language),
                 filled(edition.published), filled(edition.publisher), sources.join(u' '), now)
        .run();
}

Expected<> EditionRepository::set(const Uuid &work, const QString &isbn, bool isIn, Instant now)
{
    TRY_ASSIGN(auto upsert, m_transaction.prepare(R"(
        INSERT INTO edition (work_id, isbn, title, sources, is_by_hand, is_in, changed)
        VALUES (?1, ?2, '', 'hand', 1, ?3, ?4)
        ON CONFLICT (work_id, isbn) DO UPDATE SET is_by_hand = 1, is_in = ?3, changed = ?4)"));
    return upsert.bindAll(work, isbn, isIn, now).run();
}

Expected<std::vector<EditionLook>> EditionRepository::looks(const Uuid &work)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT source, state, at, next_at FROM edition_look WHERE "
                                     "work_id = ?1 ORDER BY source"));
    query.bindAll(work);
    std::vector<EditionLook> looks;
    while (true) {
        TRY_ASSIGN(const bool hasRow, query.step());
        if (!hasRow) {
            return looks;
        }
        looks.push_back({.source = query.text(0),
                         .state = query.text(1),
                         .at = query.instant(2),
                         .nextAt = query.optionalInstant(3)});
    }
}

Expected<> EditionRepository::putLook(const Uuid &work, const EditionLook &look)
{
    TRY_ASSIGN(auto upsert, m_transaction.prepare(R"(
        INSERT INTO edition_look (work_id, source, state, at, next_at) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (work_id, source) DO UPDATE SET state = ?3, at = ?4, next_at = ?5)"));
    return upsert.bindAll(work, look.source, look.state, look.at, look.nextAt).run();
}

} // namespace endpaper::store
