// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/claimeditor.h"

#include "services/services.h"
#include "viewmodel/bookeditor.h"
#include "viewmodel/changes.h"
#include "viewmodel/sharewords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

struct ClaimEditor::Private
{
    Private(services::Services &usedServices, Changes &usedChanges, BookEditor &usedBook)
        : services(usedServices)
        , changes(usedChanges)
        , book(usedBook)
    {
    }

    [[nodiscard]] std::optional<services::SharedList> list() const
    {
        const auto id = Uuid::parse(book.listId());
        return id ? services.sharing.find(*id) : std::nullopt;
    }
    [[nodiscard]] std::optional<services::Claim> claim() const
    {
        const auto id = Uuid::parse(book.wishId());
        return id ? services.sharing.claimOf(*id) : std::nullopt;
    }

    services::Services &services;
    Changes &changes;
    BookEditor &book;
};

ClaimEditor::ClaimEditor(services::Services &services, Changes &changes, BookEditor &book,
                         QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(services, changes, book))
{
    connect(&services.sharing, &services::SharingService::changed, this, &ClaimEditor::changed);
    connect(&book, &BookEditor::wishChanged, this, &ClaimEditor::changed);
}

ClaimEditor::~ClaimEditor() = default;

bool ClaimEditor::isShown() const
{
    const auto list = d->list();
    return list && list->hasClaims && !d->book.isNew();
}

QString ClaimEditor::line() const
{
    const auto claim = d->claim();
    return claim ? sharewords::claim(*claim) : QString();
}

bool ClaimEditor::isMine() const
{
    const auto claim = d->claim();
    return claim && claim->isMine;
}

bool ClaimEditor::canToggle() const
{
    const auto claim = d->claim();
    return isShown() && (!claim || claim->isMine);
}

QString ClaimEditor::readOnlyLine() const
{
    const auto list = d->list();
    return list && list->role == services::ShareRole::Viewer ? sharewords::readOnly(*list)
                                                             : QString();
}

void ClaimEditor::toggle() { toggle(d->book.wishId(), d->book.savedTitle()); }

void ClaimEditor::toggle(const QString &wishId, const QString &title)
{
    const auto id = Uuid::parse(wishId);
    if (!id) {
        return;
    }
    const auto claim = d->services.sharing.claimOf(*id);
    if (claim && !claim->isMine) {
        d->changes.tell(sharewords::claim(*claim) + u'.');
        return;
    }
    if (claim) {
        d->changes.follow(d->services.sharing.unclaim(*id),
                          {.undo = tr("do not buy %1").arg(title),
                           .toast = tr("%1: you do not buy it any more.").arg(title)});
    } else {
        d->changes.follow(d->services.sharing.claim(*id),
                          {.undo = tr("buy %1").arg(title),
                           .toast = tr("%1: the others see that you buy it.").arg(title)});
    }
}

QString ClaimEditor::reason(const QString &listId) const
{
    const auto id = Uuid::parse(listId);
    const auto list = id ? d->services.sharing.find(*id) : std::nullopt;
    const bool canAny = list
        ? list->hasClaims
        : !id && std::ranges::any_of(d->services.sharing.lists(), &services::SharedList::hasClaims);
    if (canAny) {
        return {};
    }
    return list ? tr("This list is for you: who buys what of it stays hidden from you.")
                : tr("This is for lists that several people share: there you say which book you "
                     "buy.");
}

} // namespace endpaper::viewmodel
