// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/catalogueimporter.h"
#include "server/api/json.h"
#include "server/api/paging.h"
#include "server/api/problem.h"
#include "server/api/routes.h"
#include "server/api/settings.h"
#include "store/vault/jobrepository.h"

#include <algorithm>
#include <vector>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using store::CatalogueImport;
using store::CatalogueRepository;
using store::Job;

namespace {

constexpr int importsMax = 250;
const SortOption sorts[] = {{"changed", true, true}};

QJsonObject jobJson(const Job &job)
{
    return {{u"id"_s, QString::number(job.id)},
            {u"kind"_s, job.kind},
            {u"name"_s, job.key},
            {u"state"_s, store::jobStateName(job.state)},
            {u"rank"_s, job.rank},
            {u"attempt"_s, job.attempt},
            {u"due_at"_s, toJson(job.due)},
            {u"reason"_s, textOrNull(job.reason.isEmpty() ? QString() : job.reason)},
            {u"created_at"_s, toJson(job.added)},
            {u"changed_at"_s, toJson(job.changed)}};
}

// A line of the list, whichever table it comes from. Of equal times the imports come first.
struct Line
{
    Instant changed;
    qint64 number = 0;
    QJsonObject json;
};

bool isAfter(const Line &line, const QCborArray &after)
{
    if (after.size() != 2) {
        return true;
    }
    const qint64 at = after.at(0).toInteger();
    const qint64 changed = toEpochMs(line.changed);
    return changed < at || (changed == at && line.number < after.at(1).toInteger());
}

Expected<> appendImports(std::vector<Line> &lines, Context &context, const PageQuery &page,
                         const QString &kind, const QString &state)
{
    if (!kind.isEmpty() && kind != "catalogue"_L1) {
        return {};
    }
    TRY_ASSIGN(const auto imports,
               CatalogueRepository(context.transaction).listImports(importsMax));
    qint64 number = std::numeric_limits<qint64>::max();
    for (const CatalogueImport &import : imports) {
        Line line{import.changed, number--, importJson(import)};
        if ((state.isEmpty() || import.state == state) && isAfter(line, page.after)) {
            lines.push_back(std::move(line));
        }
    }
    return {};
}

Expected<> appendJobs(std::vector<Line> &lines, Context &context, const PageQuery &page,
                      const QString &kind, const QString &state)
{
    store::JobRepository::Filter filter{.kind = kind, .state = state, .limit = page.limit + 1};
    if (page.after.size() == 2) {
        filter.beforeChanged = fromEpochMs(page.after.at(0).toInteger());
        filter.beforeId = page.after.at(1).toInteger();
    }
    TRY_ASSIGN(const auto jobs, store::JobRepository(context.transaction).list(filter));
    for (const Job &job : jobs) {
        lines.push_back({job.changed, job.id, jobJson(job)});
    }
    return {};
}

Expected<Reply> listJobs(const Request &request, Context &context)
{
    TRY_ASSIGN(const PageQuery page, parsePage(request, sorts));
    const QString kind = queryText(request, u"kind"_s);
    const QString state = queryText(request, u"state"_s);
    QJsonArray items;
    QString cursor;
    if (!page.isOptionsOnly) {
        std::vector<Line> lines;
        TRY(appendImports(lines, context, page, kind, state));
        TRY(appendJobs(lines, context, page, kind, state));
        std::ranges::sort(lines, [](const Line &a, const Line &b) {
            return std::pair(a.changed, a.number) > std::pair(b.changed, b.number);
        });
        if (lines.size() > size_t(page.limit)) {
            lines.resize(size_t(page.limit));
            cursor = nextCursor(page, {toEpochMs(lines.back().changed), lines.back().number});
        }
        for (const Line &line : lines) {
            items.append(line.json);
        }
    }
    return Reply::json(pageJson(page, items, cursor, sorts, context.locale));
}

Expected<Reply> getJob(const Request &request, Context &context)
{
    const bool isAdmin = context.caller.role == Role::Admin || context.settings.isSolo;
    bool isNumber = false;
    const qint64 number = request.arguments.value(u"id"_s).toLongLong(&isNumber);
    if (isNumber) {
        TRY_ASSIGN(const auto job, store::JobRepository(context.transaction).find(number));
        return job && isAdmin ? Expected<Reply>(Reply::json(jobJson(*job)))
                              : fail(ErrorKind::NotFound, u"job"_s);
    }
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    TRY_ASSIGN(const auto import, CatalogueRepository(context.transaction).findImport(id));
    if (!import || !(isAdmin || import->account == context.caller.account)) {
        return fail(ErrorKind::NotFound, u"job "_s % id.toString());
    }
    QJsonObject json = importJson(*import);
    if (!import->reason.isNull()) {
        json.insert(u"detail"_s, words(import->reason, context.locale));
    }
    return Reply::json(json);
}

} // namespace

void addAdminJobRoutes(std::vector<Route> &routes)
{
    routes.push_back({Method::Get, "/api/v1/admin/jobs", Access::Admin, Lane::Read, listJobs,
                      "Imports, searches, resolutions and what else is worked on, by last change: "
                      "?kind= &state="});
    routes.push_back({Method::Get, "/api/v1/admin/jobs/{id}", Access::SignedIn, Lane::Read, getJob,
                      "How far a job is"});
}

} // namespace endpaper::server
