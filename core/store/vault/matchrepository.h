// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/expected.h"
#include "base/uuid.h"
#include "domain/place.h"
#include "store/engine/database.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace endpaper::store {

// An offer and who it is for: a standing search, or a wish. Unique by (offer, seekerId).
struct Match
{
    qint64 n = 0;
    Uuid id = {};
    qint64 offer = 0; // Post::n
    Uuid offerer = {};
    Uuid seeker = {};
    qint64 search = 0; // Post::n; 0: it is a wish
    Uuid wish = {}; // nil: it is a search
    Uuid seekerId = {}; // the search's or the wish's id
    domain::DistanceBand band = domain::DistanceBand::Beyond100Km;
    QStringList why = {}; // "isbn", "title", "keyword:…", "perhaps"
    bool seenByOfferer = false;
    bool seenBySeeker = false;
    Instant createdAt = {};

    friend bool operator==(const Match &, const Match &) = default;
};

class MatchRepository
{
public:
    explicit MatchRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] Expected<std::vector<Match>> listOfOffer(qint64 offer);
    [[nodiscard]] Expected<std::vector<Match>> listOfSeeker(const Uuid &seekerId);
    // Those that an account's wishes have.
    [[nodiscard]] Expected<std::vector<Match>> listOfWisher(const Uuid &account);
    // All that an account takes part in, newest first, from below `before` (0: from the newest).
    [[nodiscard]] Expected<std::vector<Match>> listOf(const Uuid &account, qint64 before,
                                                      int limit);
    [[nodiscard]] Expected<std::vector<Match>> listOf(const Uuid &account, const Uuid &postOrWish,
                                                      qint64 before, int limit);
    [[nodiscard]] Expected<std::optional<Match>> find(const Uuid &id);

    // Sets match.n.
    [[nodiscard]] Expected<> insert(Match &match);
    // Band and reasons.
    [[nodiscard]] Expected<> update(const Match &match);
    [[nodiscard]] Expected<> remove(qint64 n);
    [[nodiscard]] Expected<> removeAllOf(const Uuid &account);
    [[nodiscard]] Expected<> setSeen(qint64 n, const Uuid &account);

private:
    Transaction &m_transaction;
};

} // namespace endpaper::store
