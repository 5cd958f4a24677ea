// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/web/page.h"

#include <QStringList>

namespace endpaper::server {

// A page of words: a heading, some sentences, perhaps a list.
struct Notice
{
    PageFrame frame;
    QString heading;
    QStringList paragraphs = {};
    QString triedLabel = {};
    QStringList tried = {};
    PageList books = {};
};
[[nodiscard]] Reply noticePage(const Notice &notice, const Context &context);

} // namespace endpaper::server
