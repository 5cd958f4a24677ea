// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

namespace endpaper::test {

// Empty where there is none of that name.
inline QByteArray header(const server::Reply &reply, QByteArrayView name)
{
    for (const auto &[key, value] : reply.headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return {};
}

} // namespace endpaper::test
