// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/expected.h"
#include "base/uuid.h"
#include "store/engine/database.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace endpaper::store {

enum class SpaceKind { Account, Shared, Claims };

// The unit of sync, permission, quota and order (sync.md §1).
struct Space
{
    qint64 n = 0; // the store's own number
    Uuid sp = {};
    Uuid owner = {};
    quint64 head = 0;
    quint64 lin = 0; // at head
    quint64 floor = 0; // highest seq removed for good
    quint64 digest = 0; // at head
    qint64 liveRows = 0;
    qint64 bytes = 0;
    qint64 newestMs = 0; // the newest stamp accepted
    SpaceKind kind = SpaceKind::Account;
    qint64 companion = 0; // Claims: the shared list's n
    Uuid person = {}; // Shared: for whom it is, from whom claims are hidden; nil for nobody

    friend bool operator==(const Space &, const Space &) = default;
};

struct MemberSpace
{
    Space space;
    QByteArray role; // "owner", "editor", "viewer"
};

// Spaces, their members and their logs.
class SpaceRepository
{
public:
    explicit SpaceRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] Expected<std::optional<Space>> find(const Uuid &sp);
    [[nodiscard]] Expected<std::optional<Space>> find(qint64 n);
    [[nodiscard]] Expected<std::optional<Space>> findOfAccount(const Uuid &account);
    // With its owner as a member; returns what is there if it is.
    [[nodiscard]] Expected<Space> insertOfAccount(const Uuid &sp, const Uuid &account);
    // A shared list's space, or the claims space of one; members are added apart.
    [[nodiscard]] Expected<Space> insert(const Space &space);
    // The owner and the person for whom it is.
    [[nodiscard]] Expected<> updateSharing(const Space &space);
    // The claims space of a shared list.
    [[nodiscard]] Expected<std::optional<Space>> findCompanion(qint64 shared);
    struct Totals
    {
        qint64 spaces = 0;
        qint64 liveRows = 0;
        qint64 bytes = 0;
    };
    // Over all spaces that the account owns.
    [[nodiscard]] Expected<Totals> countOfOwner(const Uuid &account);
    // head, lin, digest and the counts.
    [[nodiscard]] Expected<> update(const Space &space);
    [[nodiscard]] Expected<> removeOfAccount(const Uuid &account);

    // What the account may do there; null if it is no member.
    [[nodiscard]] Expected<QByteArray> findRole(const Space &space, const Uuid &account);
    [[nodiscard]] Expected<std::vector<MemberSpace>> listOf(const Uuid &account);
    [[nodiscard]] Expected<std::vector<Uuid>> listMembers(const Uuid &sp);

    struct LogEntry
    {
        quint64 seq = 0;
        quint64 lin = 0;
        quint64 device = 0;
        quint64 number = 0;
        Instant at = {};
    };
    [[nodiscard]] Expected<> appendLog(const Space &space, const LogEntry &entry);
    // The history hash at a seq; nullopt if the space never had it.
    [[nodiscard]] Expected<std::optional<quint64>> findLin(const Space &space, quint64 seq);

private:
    Transaction &m_transaction;
};

// 64 bit hashes rest as 8 bytes, big-endian.
[[nodiscard]] QByteArray hashBlob(quint64 hash);
[[nodiscard]] quint64 hashOfBlob(QByteArrayView blob);

} // namespace endpaper::store
