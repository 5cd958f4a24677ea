// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/isbn.h"
#include "server/api/etag.h"
#include "server/api/json.h"
#include "server/api/settings.h"
#include "server/jobs/routes.h"
#include "store/vault/coverrepository.h"
#include "store/vault/jobrepository.h"

#include <QFile>

namespace endpaper::server {

using namespace Qt::StringLiterals;

static constexpr char waitSeconds[] = "2";

// 202 while it is being fetched, 404 when nobody has one.
static Expected<Reply> cover(const Request &request, Context &context)
{
    const auto isbn = domain::Isbn::parse(request.arguments.value(u"isbn"_s));
    if (!isbn) {
        return fail(ErrorKind::Invalid, isbn.error().context, u"?isbn"_s);
    }
    const QString digits = isbn->toString13();
    const Instant now = context.clock.now();
    TRY_ASSIGN(const auto known, store::CoverRepository(context.transaction).find(digits));
    if (known && known->isThere()) {
        QFile file(context.settings.dataFolder % u"/covers/"_s % known->digest);
        if (file.open(QIODevice::ReadOnly)) {
            Reply reply{.contentType = known->type.toLatin1(), .body = file.readAll()};
            reply.headers.emplaceBack("Cache-Control", "public, max-age=604800");
            reply.headers.emplaceBack("X-Content-Type-Options", "nosniff");
            return withEtag(request, std::move(reply),
                            '"' + known->digest.left(32).toLatin1() + '"');
        }
    } else if (known && known->nextAt && *known->nextAt > now) {
        return fail(ErrorKind::NotFound, u"nobody has a cover of it"_s);
    }
    store::JobRepository jobs(context.transaction);
    TRY_ASSIGN(const bool isNew, jobs.add(u"cover"_s, digits, now, 1));
    if (isNew) {
        context.events.append({.kind = LiveEvent::Kind::JobAdded});
    }
    Reply reply = Reply::json(QJsonObject{{u"state"_s, u"queued"_s}}, 202);
    reply.headers.emplaceBack("Retry-After", waitSeconds);
    reply.headers.emplaceBack("Cache-Control", "no-store");
    return reply;
}

void addCoverRoutes(std::vector<Route> &routes)
{
    routes.push_back({.method = Method::Get,
                      .pattern = "/api/v1/covers/{isbn}",
                      .access = Access::Anyone,
                      .lane = Lane::Write,
                      .handler = cover,
                      .summary = "A book's cover, fetched and kept where its source allows; 202 "
                                 "while it is on its way."});
}

} // namespace endpaper::server
