// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/inviteletter.h"

#include "server/api/problem.h"
#include "server/api/settings.h"
#include "store/vault/accountrepository.h"
#include "store/vault/alertrepository.h"
#include "store/vault/jobrepository.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace endpaper::server {

using namespace Qt::StringLiterals;

Expected<bool> sendInvite(Context &context, const store::Invite &invite, const QString &listName,
                          const QString &url)
{
    if (context.settings.mail.host.isEmpty()) {
        return false;
    }
    store::AlertRepository deliveries(context.transaction);
    const Instant now = context.clock.now();
    TRY_ASSIGN(const int sent,
               deliveries.countInvites(context.caller.account, now - std::chrono::days(1)));
    if (sent >= inviteLettersPerDayMax) {
        return false;
    }
    store::AccountRepository accounts(context.transaction);
    TRY_ASSIGN(const auto from, accounts.get(context.caller.account));
    TRY_ASSIGN(const auto to, accounts.findByEmail(invite.email));
    // Of somebody who is not here we know no language but that of whoever asks them.
    const QString language = to && !to->locale.isEmpty() ? to->locale : from.locale;
    const QLocale locale = language.isEmpty() ? context.locale : QLocale(language);
    const QString until =
        locale.toString(QDateTime::fromMSecsSinceEpoch(toEpochMs(invite.expires), Qt::UTC).date());
    const QString role =
        words(invite.role == "editor" ? u"invite.editor"_s : u"invite.viewer"_s, locale);
    const QJsonObject letter{
        {u"subject"_s, words(u"invite.subject"_s, locale).arg(from.displayName, listName)},
        {u"text"_s,
         words(u"invite.text"_s, locale).arg(from.displayName, listName, role, until, url)},
        {u"invite"_s, invite.id.toString()}};
    const store::Delivery delivery{.id = Uuid::create(context.clock),
                                   .account = context.caller.account,
                                   .channel = u"email"_s,
                                   .target = invite.email,
                                   .body = QJsonDocument(letter).toJson(QJsonDocument::Compact),
                                   .created = now};
    TRY(deliveries.insert(delivery));
    TRY(store::JobRepository(context.transaction)
            .add(u"deliver"_s, delivery.id.toString(), now, 1));
    context.events.append({.kind = LiveEvent::Kind::JobAdded});
    return true;
}

} // namespace endpaper::server
