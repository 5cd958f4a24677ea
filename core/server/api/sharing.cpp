// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/sharing.h"

#include "domain/merge.h"
#include "protocol/schema.h"
#include "server/api/settings.h"
#include "server/api/syncrows.h"
#include "store/vault/rowrepository.h"

#include <QCryptographicHash>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using domain::RowKind;

namespace {

QList<protocol::FieldValue> fieldsOf(const domain::Row &row,
                                     const QList<protocol::FieldValue> &changed)
{
    QList<protocol::FieldValue> fields = changed;
    for (auto it = row.fields.cbegin(); it != row.fields.cend(); ++it) {
        const bool isChanged = std::ranges::any_of(
            changed, [&it](const protocol::FieldValue &field) { return field.name == it.key(); });
        if (!isChanged && !it->value.isNull()) {
            fields.append({it.key(), it->value});
        }
    }
    return fields;
}

} // namespace

Expected<> copyWish(Context &context, const domain::Row &wish, WebEditor &from, WebEditor &to,
                    const WishCopy &copy)
{
    QList<protocol::FieldValue> changed = copy.changed;
    changed.append({"list", protocol::idValue(copy.list)});
    to.addNew(RowKind::Wish, copy.id, fieldsOf(wish, changed));
    store::RowIndexRepository index(context.transaction);
    TRY_ASSIGN(const auto tags, index.listTags(from.spaceNumber(), wish.id));
    for (const QString &tag : tags) {
        to.addNew(RowKind::Tag, protocol::tagId(copy.id, tag),
                  {{"wish", protocol::idValue(copy.id)}, {"text", tag}});
        from.addLife(RowKind::Tag, protocol::tagId(wish.id, tag), false);
    }
    from.addMoved(RowKind::Wish, wish.id, to.space(), copy.id);
    return {};
}

QByteArray hashOfInvite(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

Expected<KnownInvite> findInviteByToken(Context &context, const QString &token)
{
    TRY_ASSIGN(
        const auto invite,
        store::ShareRepository(context.transaction).findInvite(hashOfInvite(token.toUtf8())));
    if (!invite || invite->expires <= context.clock.now()) {
        return fail(ErrorKind::NotFound, u"invite"_s);
    }
    TRY_ASSIGN(const auto lists, liveLists(context, invite->space));
    if (lists.empty()) {
        return fail(ErrorKind::NotFound, u"the list is gone"_s);
    }
    return KnownInvite{*invite, lists.front()};
}

void ListSharing::tell(LiveEvent::Kind kind, const Uuid &account, const Uuid &space)
{
    m_context.events.append({.kind = kind, .account = account, .space = space});
}

Expected<std::optional<store::Space>> ListSharing::companionOf(const store::Space &space)
{
    return m_spaces.findCompanion(space.n);
}

Expected<store::Space> ListSharing::makeSpaces(const Uuid &owner)
{
    store::ShareRepository shares(m_context.transaction);
    TRY_ASSIGN(const qint64 count, shares.countSpaces(owner));
    if (count + 2 > m_context.settings.sync.spacesMax) {
        return fail(ErrorKind::Conflict, u"share.too_many"_s);
    }
    TRY_ASSIGN(const store::Space space,
               m_spaces.insert({.sp = Uuid::create(m_context.clock),
                                .owner = owner,
                                .kind = store::SpaceKind::Shared,
                                .person = owner}));
    TRY(shares.putMember(space, owner, "owner"));
    // Nobody is in it yet: the list is for its owner, until they say for whom.
    TRY(m_spaces.insert({.sp = Uuid::create(m_context.clock),
                         .owner = owner,
                         .kind = store::SpaceKind::Claims,
                         .companion = space.n}));
    tell(LiveEvent::Kind::RoleChanged, owner, space.sp);
    return space;
}

Expected<Uuid> ListSharing::moveList(const ShownList &list, const store::Space &to)
{
    const Uuid account = m_context.caller.account;
    TRY_ASSIGN(auto old, WebEditor::openIn(m_context, account, list.space.sp));
    TRY_ASSIGN(auto made, WebEditor::openIn(m_context, account, to.sp));
    const Uuid id = Uuid::create(m_context.clock);
    made.addNew(RowKind::List, id, fieldsOf(list.row, {}));
    store::RowIndexRepository index(m_context.transaction);
    store::RowRepository rows(m_context.transaction);
    TRY_ASSIGN(const auto wishes, index.listOfList(list.space.n, list.row.id));
    for (const qint64 n : wishes) {
        TRY_ASSIGN(const auto stored, rows.find(n));
        TRY_ASSIGN(const auto wish, rowFromStored(*stored));
        TRY(copyWish(m_context, wish, old, made,
                     {.id = Uuid::create(m_context.clock), .list = id}));
    }
    old.addMoved(RowKind::List, list.row.id, to.sp, id);
    TRY(made.commit());
    TRY(old.commit());
    return id;
}

Expected<ShownList> ListSharing::share(const Uuid &list)
{
    TRY_ASSIGN(const auto before, shownLists(m_context));
    TRY_ASSIGN(const auto found, findShownList(before, list));
    if (found.role != "owner") {
        return fail(ErrorKind::Forbidden, u"only its owner shares a list"_s);
    }
    if (found.space.kind == store::SpaceKind::Shared) {
        return found;
    }
    TRY_ASSIGN(const store::Space space, makeSpaces(m_context.caller.account));
    TRY_ASSIGN(const Uuid id, moveList(found, space));
    TRY_ASSIGN(const auto after, shownLists(m_context));
    return findShownList(after, id);
}

Expected<> ListSharing::admit(const store::Space &space, const Uuid &account,
                              const QByteArray &role)
{
    store::ShareRepository shares(m_context.transaction);
    TRY_ASSIGN(const QByteArray before, m_spaces.findRole(space, account));
    TRY_ASSIGN(const auto claims, companionOf(space));
    if (before == role) {
        return {};
    }
    if (before.isEmpty()) {
        TRY_ASSIGN(const qint64 members, shares.countMembers(space.n));
        if (members >= m_context.settings.sync.membersMax) {
            return fail(ErrorKind::Conflict, u"share.full"_s);
        }
        TRY_ASSIGN(const qint64 count, shares.countSpaces(account));
        if (count + 2 > m_context.settings.sync.spacesMax) {
            return fail(ErrorKind::Conflict, u"share.too_many"_s);
        }
    }
    TRY(shares.putMember(space, account, role));
    tell(LiveEvent::Kind::RoleChanged, account, space.sp);
    if (before.isEmpty() && claims && account != space.person) {
        TRY(shares.putMember(*claims, account, "editor"));
        tell(LiveEvent::Kind::RoleChanged, account, claims->sp);
    }
    return {};
}

Expected<> ListSharing::remove(const store::Space &space, const Uuid &account)
{
    if (account == space.owner) {
        return fail(ErrorKind::Conflict, u"share.owner"_s);
    }
    store::ShareRepository shares(m_context.transaction);
    TRY_ASSIGN(const bool wasThere, shares.removeMember(space, account));
    if (!wasThere) {
        return fail(ErrorKind::NotFound, u"member"_s);
    }
    tell(LiveEvent::Kind::SpaceGone, account, space.sp);
    TRY_ASSIGN(const auto claims, companionOf(space));
    if (claims) {
        TRY_ASSIGN(const bool sawClaims, shares.removeMember(*claims, account));
        if (sawClaims) {
            tell(LiveEvent::Kind::SpaceGone, account, claims->sp);
        }
    }
    return {};
}

Expected<> ListSharing::transfer(const store::Space &space, const Uuid &account)
{
    TRY_ASSIGN(const QByteArray role, m_spaces.findRole(space, account));
    if (role.isEmpty()) {
        return fail(ErrorKind::NotFound, u"member"_s);
    }
    const Uuid former = space.owner;
    if (former == account) {
        return {};
    }
    store::ShareRepository shares(m_context.transaction);
    store::Space changed = space;
    changed.owner = account;
    TRY(m_spaces.updateSharing(changed));
    TRY(shares.putMember(space, account, "owner"));
    TRY(shares.putMember(space, former, "editor"));
    TRY_ASSIGN(auto claims, companionOf(space));
    if (claims) {
        claims->owner = account;
        TRY(m_spaces.updateSharing(*claims));
    }
    tell(LiveEvent::Kind::RoleChanged, account, space.sp);
    tell(LiveEvent::Kind::RoleChanged, former, space.sp);
    return {};
}

Expected<> ListSharing::setPerson(const store::Space &space, const Uuid &account)
{
    if (!account.isNil()) {
        TRY_ASSIGN(const QByteArray role, m_spaces.findRole(space, account));
        if (role.isEmpty()) {
            return fail(ErrorKind::NotFound, u"member"_s);
        }
    }
    TRY_ASSIGN(const auto claims, companionOf(space));
    if (!claims || account == space.person) {
        return {};
    }
    if (m_context.caller.account == space.person && claims->head > 0) {
        return fail(ErrorKind::Conflict, u"share.person"_s); // a look at what is being bought
    }
    store::ShareRepository shares(m_context.transaction);
    store::Space changed = space;
    changed.person = account;
    TRY(m_spaces.updateSharing(changed));
    TRY_ASSIGN(const QByteArray formers, m_spaces.findRole(space, space.person));
    if (!formers.isEmpty()) {
        TRY(shares.putMember(*claims, space.person, "editor"));
        tell(LiveEvent::Kind::RoleChanged, space.person, claims->sp);
    }
    TRY_ASSIGN(const bool saw, shares.removeMember(*claims, account));
    if (saw) {
        tell(LiveEvent::Kind::SpaceGone, account, claims->sp);
    }
    return {};
}

Expected<store::Space> ListSharing::claimsOf(const store::Space &space, const Uuid &account)
{
    TRY_ASSIGN(const auto claims, companionOf(space));
    TRY_ASSIGN(const QByteArray role, claims ? m_spaces.findRole(*claims, account) : QByteArray());
    if (role.isEmpty()) {
        return fail(ErrorKind::NotFound, u"claims"_s);
    }
    return *claims;
}

} // namespace endpaper::server
