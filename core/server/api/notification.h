// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

#include <QJsonObject>

namespace endpaper::server {

// Something for a person to read: kept until read, told to their devices after the commit.
struct NewNotification
{
    Uuid account;
    QByteArray kind; // "match", "copies", "alert", "message", "job"
    QString subject; // id of the thing it is about; one unread notification per (account, kind,
                     // subject)
    QJsonObject about = {}; // what a client needs to word it, for example {"title": …}
};

// Adds it and a LiveEvent Note to the context.
[[nodiscard]] Expected<> addNotification(Context &context, const NewNotification &notification);

} // namespace endpaper::server
