// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

namespace endpaper {

QString errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Invalid: return QStringLiteral("Invalid");
    case ErrorKind::NotFound: return QStringLiteral("NotFound");
    case ErrorKind::Conflict: return QStringLiteral("Conflict");
    case ErrorKind::Unauthorized: return QStringLiteral("Unauthorized");
    case ErrorKind::Forbidden: return QStringLiteral("Forbidden");
    case ErrorKind::Unavailable: return QStringLiteral("Unavailable");
    case ErrorKind::RateLimited: return QStringLiteral("RateLimited");
    case ErrorKind::TooLarge: return QStringLiteral("TooLarge");
    case ErrorKind::Unsupported: return QStringLiteral("Unsupported");
    case ErrorKind::Corrupt: return QStringLiteral("Corrupt");
    case ErrorKind::Cancelled: return QStringLiteral("Cancelled");
    case ErrorKind::Internal: return QStringLiteral("Internal");
    }
    Q_UNREACHABLE();
}

} // namespace endpaper
