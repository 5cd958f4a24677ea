// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QString>

namespace endpaper::server {

// A letter of plain text.
struct Letter
{
    QString from; // "Endpaper <books@example.org>", or the address alone
    QString to; // an address
    QString subject;
    QString text;
    QByteArray id; // "uuid@host": the same letter has the same id at every attempt
    Instant date = {};
};

// RFC 5322 with MIME: CRLF lines of at most 78 characters, all of it ASCII. Nothing of a subject or
// an address can begin a header of its own.
[[nodiscard]] QByteArray toMessage(const Letter &letter);
// "a@b" of "Name <a@b>"; empty for what is no address.
[[nodiscard]] QByteArray addressOf(const QString &mailbox);

} // namespace endpaper::server
