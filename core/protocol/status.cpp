// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/status.h"

namespace endpaper::protocol {

ErrorKind errorKindOf(int status)
{
    switch (status) {
    case 400:
    case 415:
    case 422:
        return ErrorKind::Invalid;
    case 401:
        return ErrorKind::Unauthorized;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    case 409:
    case 410:
    case 412:
        return ErrorKind::Conflict;
    case 413:
        return ErrorKind::TooLarge;
    case 429:
        return ErrorKind::RateLimited;
    case 405:
    case 426:
    case 501:
        return ErrorKind::Unsupported;
    default:
        return ErrorKind::Unavailable;
    }
}

} // namespace endpaper::protocol
