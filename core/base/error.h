// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace endpaper {

// The closed set of ways in which the world can fail us. Each is turned into an HTTP status in one
// table (server/api), into a translated sentence in one table (viewmodel) and into a retry decision
// in one function (sync).
enum class ErrorKind {
    Invalid, // understood, and not acceptable
    NotFound,
    Conflict,
    Unauthorized, // no or bad credentials
    Forbidden, // known, and not allowed
    Unavailable, // try again later: network, busy, full disk
    RateLimited,
    TooLarge,
    Unsupported, // made by a newer program, or a form that we do not read
    Corrupt,
    Cancelled,
    Internal, // our own bug
};

// What went wrong. `context` is for the log: never for the screen, never holding a secret. `field`
// names the input concerned, where there is one.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString context;
    QString field = {};

    friend bool operator==(const Error &, const Error &) = default;
};

// The kind's name as logs and tests show it, for example "NotFound".
[[nodiscard]] QString errorKindName(ErrorKind kind);

} // namespace endpaper
Q_DECLARE_METATYPE(endpaper::Error)
