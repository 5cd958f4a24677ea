// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/web/invitepage.h"

#include "server/api/sharing.h"
#include "server/web/notice.h"
#include "store/vault/accountrepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

Expected<Reply> invitePage(const Request &request, Context &context)
{
    const PageWords words(context.locale);
    const auto known = findInviteByToken(context, request.arguments.value(u"token"_s));
    if (!known && known.error().kind != ErrorKind::NotFound) {
        return tl::unexpected(known.error());
    }
    if (!known || known->invite.usedAt) {
        return noticePage({.frame = {.status = 404, .title = {}},
                           .heading = words(u"invite.gone.heading"_s),
                           .paragraphs = {words(u"invite.gone.words"_s)}},
                          context);
    }
    Notice notice{.frame = {.title = {}}, .heading = words(u"invite.addressed.heading"_s)};
    if (known->invite.email.isNull()) {
        const auto from = store::AccountRepository(context.transaction).get(known->invite.madeBy);
        notice.heading = words(u"invite.heading"_s)
                             .arg(from ? from->displayName : QString(),
                                  known->list.fields.value("name").value.toString());
    } else {
        notice.paragraphs.append(words(u"invite.addressed.words"_s));
    }
    notice.paragraphs.append(
        words(known->invite.role == "editor" ? u"invite.editor"_s : u"invite.viewer"_s));
    notice.paragraphs.append(words(u"invite.how"_s));
    notice.paragraphs.append(words(u"invite.until"_s).arg(words.moment(known->invite.expires)));
    Reply reply = noticePage(notice, context);
    // It may be taken back at any time.
    for (auto &[name, value] : reply.headers) {
        if (name == "Cache-Control") {
            value = "no-store";
        }
    }
    return reply;
}

} // namespace endpaper::server
