// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/route.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

QString roleName(Role role)
{
    switch (role) {
    case Role::Reader:
        return u"reader"_s;
    case Role::Librarian:
        return u"librarian"_s;
    case Role::Moderator:
        return u"moderator"_s;
    case Role::Admin:
        return u"admin"_s;
    }
    return {};
}

std::optional<Role> roleOf(QStringView name)
{
    for (const Role role : {Role::Reader, Role::Librarian, Role::Moderator, Role::Admin}) {
        if (name == roleName(role)) {
            return role;
        }
    }
    return std::nullopt;
}

} // namespace endpaper::server
