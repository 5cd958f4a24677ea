// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/syncweb.h"
#include "server/api/wishlists.h"
#include "store/vault/sharerepository.h"

namespace endpaper::server {

// A wish's copy in another space.
struct WishCopy
{
    Uuid id = {};
    Uuid list = {};
    QList<protocol::FieldValue> changed = {}; // what differs from the wish that is copied
};
// Adds the copy and its tags to `to`, and to `from` that the wish has moved there. Neither is
// committed.
[[nodiscard]] Expected<> copyWish(Context &context, const domain::Row &wish, WebEditor &from,
                                  WebEditor &to, const WishCopy &copy);

// An invitation whose time is not over, and the list that it is to. One for an address may be used.
struct KnownInvite
{
    store::Invite invite;
    domain::Row list;
};
// NotFound for a token of nothing, of what was taken back or is over, and of a list that is gone.
[[nodiscard]] Expected<KnownInvite> findInviteByToken(Context &context, const QString &token);
// Only this is kept of a token.
[[nodiscard]] QByteArray hashOfInvite(const QByteArray &token);

// Who shares a list with whom. A shared list is a space of its own with a companion for claims,
// whose members are all but the person for whom the list is (sync.md §1). Everybody concerned is
// told after the commit; who is taken out sees nothing from then on.
class ListSharing
{
public:
    explicit ListSharing(Context &context)
        : m_context(context)
        , m_spaces(context.transaction)
    {
    }

    // The caller's list in a space that can be shared: one of their own moves into a new one,
    // under a new id, for themselves at first. Forbidden to all but its owner.
    [[nodiscard]] Expected<ShownList> share(const Uuid &list);
    // Lets a person in, or changes what they may do. Conflict with "share.full" or
    // "share.too_many" where a limit is reached.
    [[nodiscard]] Expected<> admit(const store::Space &space, const Uuid &account,
                                   const QByteArray &role);
    // NotFound if they are no member. The owner cannot be removed (Conflict).
    [[nodiscard]] Expected<> remove(const store::Space &space, const Uuid &account);
    // The member becomes the owner, and the owner an editor.
    [[nodiscard]] Expected<> transfer(const store::Space &space, const Uuid &account);
    // For whom the list is: they do not see who buys what. Nil: nobody. Once something was claimed
    // that person cannot change it any more (Conflict with "share.person").
    [[nodiscard]] Expected<> setPerson(const store::Space &space, const Uuid &account);
    // The claims of a shared list, if the account may see them; NotFound otherwise.
    [[nodiscard]] Expected<store::Space> claimsOf(const store::Space &space, const Uuid &account);

private:
    [[nodiscard]] Expected<store::Space> makeSpaces(const Uuid &owner);
    [[nodiscard]] Expected<Uuid> moveList(const ShownList &list, const store::Space &to);
    [[nodiscard]] Expected<std::optional<store::Space>> companionOf(const store::Space &space);
    void tell(LiveEvent::Kind kind, const Uuid &account, const Uuid &space);

    Context &m_context;
    store::SpaceRepository m_spaces;
};

} // namespace endpaper::server
