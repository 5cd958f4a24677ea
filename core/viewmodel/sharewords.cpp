// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/sharewords.h"

#include "viewmodel/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel::sharewords {

using services::ShareRole;

namespace {

struct ShareWords
{
    Q_DECLARE_TR_FUNCTIONS(ShareWords)
};

QString may(ShareRole role)
{
    switch (role) {
    case ShareRole::Owner:
        return ShareWords::tr("owns the list");
    case ShareRole::Editor:
        return ShareWords::tr("may change it");
    case ShareRole::Viewer:
        break;
    }
    return ShareWords::tr("may look");
}

QString joined(const QStringList &parts) { return parts.join(u" · "_s); }

} // namespace

QString badge(const services::SharedList &list)
{
    if (list.role == ShareRole::Owner) {
        const int others = list.people - 1;
        return others > 0 ? ShareWords::tr("shared with %n other(s)", nullptr, others)
                          : ShareWords::tr("shared");
    }
    const QString by = list.owner.isEmpty() ? ShareWords::tr("shared with you")
                                            : ShareWords::tr("shared by %1").arg(list.owner);
    return joined({by,
                   list.role == ShareRole::Editor ? ShareWords::tr("you may change it")
                                                  : ShareWords::tr("you may look")});
}

QString readOnly(const services::SharedList &list)
{
    return list.owner.isEmpty()
        ? ShareWords::tr("You may only look at %1.").arg(list.name)
        : ShareWords::tr("%1 shares %2 with you to look at; only they and editors change it.")
              .arg(list.owner, list.name);
}

QString ownersOnly(const services::SharedList &list)
{
    return list.owner.isEmpty()
        ? ShareWords::tr("Only whose list it is may rename or remove it. You can leave it.")
        : ShareWords::tr("Only %1 may rename or remove %2. You can leave it.")
              .arg(list.owner, list.name);
}

QString stand(const std::optional<services::SharedList> &list, bool isShared)
{
    if (!list) {
        return isShared ? ShareWords::tr("The list is shared now. It comes back under its name "
                                         "with the next exchange.")
                        : ShareWords::tr("Only you see this list. Whoever you invite sees its "
                                         "books with your notes and target prices.");
    }
    if (list->role == ShareRole::Owner) {
        return ShareWords::tr("You share this list: all who are on it see its books with the "
                              "notes and target prices.");
    }
    const QString by = list->owner.isEmpty()
        ? ShareWords::tr("This list is shared with you.")
        : ShareWords::tr("%1 shares this list with you.").arg(list->owner);
    return by + u' '
        + (list->role == ShareRole::Editor
               ? ShareWords::tr("You may add, change and remove books.")
               : ShareWords::tr("You may look at it and say which book you buy."));
}

QString lost(const services::SharedList &list, services::SharingService::Why why)
{
    const QString kept = ShareWords::tr("Your own lists are as they were; if something you wrote "
                                        "there was not sent yet, it stands under Account and "
                                        "sync.");
    const bool isDeleted = why == services::SharingService::Why::Deleted;
    const QString what = list.owner.isEmpty()
        ? (isDeleted ? ShareWords::tr("The shared list “%1” was deleted.")
                     : ShareWords::tr("The list “%1” is not shared with you any more."))
              .arg(list.name)
        : (isDeleted ? ShareWords::tr("%1 deleted the shared list “%2”.")
                     : ShareWords::tr("%1 does not share “%2” with you any more."))
              .arg(list.owner, list.name);
    return what + u' ' + kept;
}

QString roleChanged(const services::SharedList &list)
{
    switch (list.role) {
    case ShareRole::Owner:
        return ShareWords::tr("%1 is your list now.").arg(list.name);
    case ShareRole::Editor:
        return ShareWords::tr("You may change %1 now.").arg(list.name);
    case ShareRole::Viewer:
        break;
    }
    return ShareWords::tr("From now on you may only look at %1.").arg(list.name);
}

QString link(const services::Invitation &invitation)
{
    const QString until = words::date(invitation.expires);
    if (!invitation.email.isEmpty()) {
        return invitation.isMailed
            ? ShareWords::tr("Only for %1, who gets a letter with it. It holds until %2.")
                  .arg(invitation.email, until)
            : ShareWords::tr("Only for %1. No letter goes out from this server: copy the link and "
                             "send it yourself. It holds until %2.")
                  .arg(invitation.email, until);
    }
    return invitation.role == ShareRole::Editor
        ? ShareWords::tr("Whoever has this link may change the list. It holds until %1.").arg(until)
        : ShareWords::tr("Whoever has this link may look at the list. It holds until %1.")
              .arg(until);
}

QString claim(const services::Claim &claim)
{
    return claim.isMine        ? ShareWords::tr("You buy this one")
        : claim.name.isEmpty() ? ShareWords::tr("Somebody buys this one")
                               : ShareWords::tr("%1 buys this one").arg(claim.name);
}

QList<SharePeopleModel::Entry> people(const QList<services::Member> &members, bool isOwner)
{
    QList<SharePeopleModel::Entry> entries;
    for (const services::Member &member : members) {
        QStringList line{may(member.role)};
        if (member.isMe) {
            line += ShareWords::tr("this is you");
        }
        if (member.isFor) {
            line += member.isMe ? ShareWords::tr("the list is for you")
                                : ShareWords::tr("the list is for them");
        }
        entries += SharePeopleModel::Entry{.id = member.user.toString(),
                                           .name = member.name,
                                           .line = joined(line),
                                           .role = services::shareRoleName(member.role),
                                           .canChange = isOwner && !member.isMe};
    }
    return entries;
}

QList<SharePeopleModel::Entry> invitations(const QList<services::Invitation> &invitations)
{
    QList<SharePeopleModel::Entry> entries;
    for (const services::Invitation &invitation : invitations) {
        entries += SharePeopleModel::Entry{
            .id = invitation.id.toString(),
            .name = invitation.email.isEmpty() ? ShareWords::tr("Whoever has the link")
                                               : invitation.email,
            .line = joined({may(invitation.role),
                            ShareWords::tr("until %1").arg(words::date(invitation.expires))}),
            .role = services::shareRoleName(invitation.role),
            .canChange = true};
    }
    return entries;
}

QList<ChoiceModel::Choice> inviteRoles()
{
    return {{u"viewer"_s, ShareWords::tr("may look, and say what they buy")},
            {u"editor"_s, ShareWords::tr("may change it too")}};
}

QList<ChoiceModel::Choice> memberRoles()
{
    return {{u"viewer"_s, ShareWords::tr("may look")},
            {u"editor"_s, ShareWords::tr("may change it")},
            {u"owner"_s, ShareWords::tr("hand the list over")}};
}

QList<ChoiceModel::Choice> persons(const QList<services::Member> &members)
{
    QList<ChoiceModel::Choice> choices{
        {QString(), ShareWords::tr("nobody: all see who buys what")}};
    for (const services::Member &member : members) {
        choices += {member.user.toString(), member.isMe ? ShareWords::tr("me") : member.name};
    }
    return choices;
}

} // namespace endpaper::viewmodel::sharewords
