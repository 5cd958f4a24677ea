// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QString>
#include <QUrl>

// What is done to texts and addresses before anything of ours believes them.
namespace endpaper::sources {

// Texts of sellers without tags and entities, in one line.
[[nodiscard]] QString plain(QString text);
// Not of this machine, nor of a private, link-local, shared or multicast network.
[[nodiscard]] bool isPublicAddress(const QHostAddress &address);
// Only http and https, a host, no user name; and no private or loopback address unless the base
// itself is one.
[[nodiscard]] bool isPublicUrl(const QUrl &url, bool mayBePrivate);

} // namespace endpaper::sources
