// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/sharingservice.h"
#include "viewmodel/choicemodel.h"
#include "viewmodel/sharepeoplemodel.h"

// What is said of shared lists. GUI thread.
namespace endpaper::viewmodel::sharewords {

// "shared by Ana · you may look", "shared with 2 others"; for the rail and the head of the list.
[[nodiscard]] QString badge(const services::SharedList &list);
// Why a list that may only be looked at cannot be changed.
[[nodiscard]] QString readOnly(const services::SharedList &list);
// Why only its owner may rename or remove it.
[[nodiscard]] QString ownersOnly(const services::SharedList &list);
// How the reader stands to the list in the sheet.
[[nodiscard]] QString stand(const std::optional<services::SharedList> &list, bool isShared);
[[nodiscard]] QString lost(const services::SharedList &list, services::SharingService::Why why);
[[nodiscard]] QString roleChanged(const services::SharedList &list);
[[nodiscard]] QString link(const services::Invitation &invitation);
// "You buy this one", "Bo buys this one".
[[nodiscard]] QString claim(const services::Claim &claim);

[[nodiscard]] QList<SharePeopleModel::Entry> people(const QList<services::Member> &members,
                                                    bool isOwner);
[[nodiscard]] QList<SharePeopleModel::Entry>
invitations(const QList<services::Invitation> &invitations);
[[nodiscard]] QList<ChoiceModel::Choice> inviteRoles();
[[nodiscard]] QList<ChoiceModel::Choice> memberRoles();
[[nodiscard]] QList<ChoiceModel::Choice> persons(const QList<services::Member> &members);

} // namespace endpaper::viewmodel::sharewords
