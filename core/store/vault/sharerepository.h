// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/expected.h"
#include "store/vault/spacerepository.h"

#include <optional>
#include <vector>

namespace endpaper::store {

struct Member
{
    Uuid account = {};
    QString displayName = {};
    QByteArray role = {}; // "owner", "editor", "viewer"
};

struct Invite
{
    Uuid id = {};
    qint64 space = 0;
    QByteArray tokenHash = {}; // 32 bytes; the token itself is not kept
    QByteArray role = {}; // "editor", "viewer"
    QString email = {}; // null: whoever has the link
    Uuid madeBy = {};
    Instant created = {};
    Instant expires = {};
    std::optional<Instant> usedAt = {};
};

// Who may see a shared list, and who was asked to.
class ShareRepository
{
public:
    explicit ShareRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    // Those who are members now, the owner first, then by when they came.
    [[nodiscard]] Expected<std::vector<Member>> listMembers(qint64 space);
    [[nodiscard]] Expected<qint64> countMembers(qint64 space);
    // Spaces that the account is a member of, its own among them.
    [[nodiscard]] Expected<qint64> countSpaces(const Uuid &account);
    // Adds the member, or gives another role, or lets in again who had left. `seq` is the space's.
    [[nodiscard]] Expected<> putMember(const Space &space, const Uuid &account,
                                       const QByteArray &role);
    // The row stays, so that one who comes back is known; false if there was no such member.
    [[nodiscard]] Expected<bool> removeMember(const Space &space, const Uuid &account);

    [[nodiscard]] Expected<> insertInvite(const Invite &invite);
    [[nodiscard]] Expected<std::optional<Invite>> findInvite(const QByteArray &tokenHash);
    [[nodiscard]] Expected<std::vector<Invite>> listInvites(qint64 space);
    [[nodiscard]] Expected<qint64> countInvites(qint64 space);
    [[nodiscard]] Expected<> markUsed(const Uuid &invite, Instant now);
    // False if there is none of that id in the space.
    [[nodiscard]] Expected<bool> removeInvite(qint64 space, const Uuid &invite);

private:
    Transaction &m_transaction;
};

} // namespace endpaper::store
