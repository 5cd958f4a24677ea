// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/notification.h"

#include "store/vault/notificationrepository.h"

#include <QJsonDocument>

namespace endpaper::server {

Expected<> addNotification(Context &context, const NewNotification &notification)
{
    store::NotificationRepository repository(context.transaction);
    TRY(repository.insert(
        {.id = Uuid::create(context.clock),
         .account = notification.account,
         .kind = QString::fromLatin1(notification.kind),
         .subject = notification.subject,
         .about = QJsonDocument(notification.about).toJson(QJsonDocument::Compact),
         .createdAt = context.clock.now()}));
    context.events.append({.kind = LiveEvent::Kind::Note,
                           .account = notification.account,
                           .noteKind = notification.kind,
                           .id = notification.subject});
    return {};
}

} // namespace endpaper::server
