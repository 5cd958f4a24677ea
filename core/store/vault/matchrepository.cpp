// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/matchrepository.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;

#define ENDPAPER_MATCH_COLUMNS                                                                     \
    "n, id, offer, offerer, seeker, search, wish, seeker_id, band, why, seen_by_offerer, "         \
    "seen_by_seeker, created_at "

namespace {

// Reasons hold no line breaks, so that a line each keeps them apart.
constexpr QChar reasonEnd = u'\n';

Match matchOf(const Statement &row)
{
    Match match;
    match.n = row.integer(0);
    match.id = row.uuid(1);
    match.offer = row.integer(2);
    match.offerer = row.uuid(3);
    match.seeker = row.uuid(4);
    match.search = row.integer(5);
    match.wish = row.uuid(6);
    match.seekerId = row.uuid(7);
    match.band =
        domain::distanceBandFromName(row.text(8)).value_or(domain::DistanceBand::Beyond100Km);
    match.why = row.text(9).split(reasonEnd, Qt::SkipEmptyParts);
    match.seenByOfferer = row.boolean(10);
    match.seenBySeeker = row.boolean(11);
    match.createdAt = row.instant(12);
    return match;
}

Expected<std::vector<Match>> matchesOf(Statement &query)
{
    std::vector<Match> matches;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return matches;
        }
        matches.push_back(matchOf(query));
    }
}

} // namespace

Expected<std::vector<Match>> MatchRepository::listOfOffer(qint64 offer)
{
    TRY_ASSIGN(
        auto query,
        m_transaction.prepare("SELECT " ENDPAPER_MATCH_COLUMNS "FROM match WHERE offer = ?1"));
    query.bindAll(offer);
    return matchesOf(query);
}

Expected<std::vector<Match>> MatchRepository::listOfSeeker(const Uuid &seekerId)
{
    TRY_ASSIGN(
        auto query,
        m_transaction.prepare("SELECT " ENDPAPER_MATCH_COLUMNS "FROM match WHERE seeker_id = ?1"));
    query.bindAll(seekerId);
    return matchesOf(query);
}

Expected<std::vector<Match>> MatchRepository::listOfWisher(const Uuid &account)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " ENDPAPER_MATCH_COLUMNS
                                     "FROM match WHERE seeker = ?1 AND wish IS NOT NULL"));
    query.bindAll(account);
    return matchesOf(query);
}

Expected<std::vector<Match>> MatchRepository::listOf(const Uuid &account, qint64 before, int limit)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " ENDPAPER_MATCH_COLUMNS
                                     "FROM match WHERE (seeker = ?1 OR offerer = ?1) "
                                     "AND (?2 = 0 OR n < ?2) ORDER BY n DESC LIMIT ?3"));
    query.bindAll(account, before, limit);
    return matchesOf(query);
}

Expected<std::vector<Match>> MatchRepository::listOf(const Uuid &account, const Uuid &postOrWish,
                                                     qint64 before, int limit)
{
    TRY_ASSIGN(
        auto query,
        m_transaction.prepare("SELECT " ENDPAPER_MATCH_COLUMNS
                              "FROM match WHERE (seeker = ?1 OR offerer = ?1) AND (seeker_id = ?4 "
                              "OR offer = (SELECT p.n FROM post p WHERE p.id = ?4)) "
                              "AND (?2 = 0 OR n < ?2) ORDER BY n DESC LIMIT ?3"));
    query.bindAll(account, before, limit, postOrWish);
    return matchesOf(query);
}

Expected<std::optional<Match>> MatchRepository::find(const Uuid &id)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " ENDPAPER_MATCH_COLUMNS "FROM match WHERE id = ?1"));
    query.bindAll(id);
    TRY_ASSIGN(const bool isRow, query.step());
    return isRow ? std::optional(matchOf(query)) : std::nullopt;
}

Expected<> MatchRepository::insert(Match &match)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare(
                   "INSERT INTO match (id, offer, offerer, seeker, search, wish, seeker_id, band, "
                   "why, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"));
    const auto search = match.search ? std::optional(match.search) : std::nullopt;
    TRY(statement
            .bindAll(match.id, match.offer, match.offerer, match.seeker, search, match.wish,
                     match.seekerId, domain::distanceBandName(match.band),
                     match.why.join(reasonEnd), match.createdAt)
            .run());
    match.n = m_transaction.database().lastInsertRowId();
    return {};
}

Expected<> MatchRepository::update(const Match &match)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("UPDATE match SET band = ?2, why = ?3 WHERE n = ?1"));
    return statement
        .bindAll(match.n, domain::distanceBandName(match.band), match.why.join(reasonEnd))
        .run();
}

Expected<> MatchRepository::remove(qint64 n)
{
    TRY_ASSIGN(auto statement, m_transaction.prepare("DELETE FROM match WHERE n = ?1"));
    return statement.bindAll(n).run();
}

Expected<> MatchRepository::removeAllOf(const Uuid &account)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("DELETE FROM match WHERE seeker = ?1 OR offerer = ?1"));
    return statement.bindAll(account).run();
}

Expected<> MatchRepository::setSeen(qint64 n, const Uuid &account)
{
    TRY_ASSIGN(
        auto statement,
        m_transaction.prepare("UPDATE match SET seen_by_offerer = seen_by_offerer OR offerer = ?2, "
                              "seen_by_seeker = seen_by_seeker OR seeker = ?2 WHERE n = ?1"));
    return statement.bindAll(n, account).run();
}

} // namespace endpaper::store
