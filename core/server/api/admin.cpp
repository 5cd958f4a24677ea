// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/catalogueimporter.h"
#include "server/api/etag.h"
#include "server/api/json.h"
#include "server/api/paging.h"
#include "server/api/problem.h"
#include "server/api/routes.h"
#include "server/api/sessions.h"
#include "server/api/settings.h"
#include "server/api/tokens.h"
#include "store/vault/activityrepository.h"
#include "store/vault/bookrepository.h"
#include "store/vault/eventrepository.h"

#include <QFile>
#include <QFileInfo>

#include <array>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using store::Account;
using store::AccountRepository;
using store::Activity;
using store::ActivityRepository;
using store::CatalogueImport;
using store::CatalogueRepository;

namespace {

constexpr int fileNameCharactersMax = 200;

const std::array<SortOption, 1> &createdOption()
{
    static const std::array<SortOption, 1> options{{{"created", true, true}}};
    return options;
}

const std::array<SortOption, 1> &atOption()
{
    static const std::array<SortOption, 1> options{{{"at", true, true}}};
    return options;
}

// Newest first is the only order that these lists know; their cursor is the last row's time and id.
struct After
{
    std::optional<Instant> at;
    Uuid id;
};
After afterOf(const PageQuery &page)
{
    if (page.after.size() != 2) {
        return {};
    }
    return {fromEpochMs(page.after[0].toInteger()),
            Uuid::fromBytes(page.after.at(1).toByteArray()).value_or(Uuid())};
}

Expected<Reply> listUsers(const Request &request, Context &context)
{
    TRY_ASSIGN(const PageQuery page, parsePage(request, createdOption()));
    const After after = afterOf(page);
    TRY_ASSIGN(auto accounts,
               AccountRepository(context.transaction)
                   .list({queryText(request, u"q"_s), page.limit + 1, after.at, after.id}));
    QString cursor;
    if (accounts.size() > page.limit) {
        accounts.removeLast();
        cursor =
            nextCursor(page, {toEpochMs(accounts.last().created), accounts.last().id.toBytes()});
    }
    QJsonArray items;
    for (const Account &account : accounts) {
        items.append(userJson(account));
    }
    return Reply::json(pageJson(page, items, cursor, createdOption(), context.locale));
}

Expected<Reply> patchUser(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const QString name, requiredText(body, u"role"_s, {20}));
    const auto role = roleOf(name);
    if (!role) {
        return fail(ErrorKind::Invalid, u"not_a_role"_s, u"role"_s);
    }
    AccountRepository accounts(context.transaction);
    TRY_ASSIGN(Account account, accounts.get(id));
    if (!isMatch(request, etagOf(Reply::json(userJson(account)).body))) {
        return problemReply(412, context.locale, request.requestId);
    }
    if (id == context.caller.account && *role != Role::Admin) {
        return problemReply(409, context.locale, request.requestId, u"admin.self"_s);
    }
    const QString before = account.role;
    account.role = name;
    account.changed = context.clock.now();
    TRY(accounts.update(account));
    TRY(ActivityRepository(context.transaction)
            .insert(context.clock, context.caller.account, u"user.role"_s,
                    u"user:"_s % id.toString(), {{u"from"_s, before}, {u"to"_s, name}}));
    context.afterCommit.push_back(
        [&tokens = context.tokens, id, role] { tokens.setRole(id, *role); });
    return withEtag(request, Reply::json(userJson(account)));
}

Expected<Reply> listActivity(const Request &request, Context &context)
{
    TRY_ASSIGN(const PageQuery page, parsePage(request, atOption()));
    ActivityRepository::Filter filter;
    filter.text = queryText(request, u"q"_s);
    filter.action = queryText(request, u"action"_s);
    if (const QString actor = queryText(request, u"actor"_s); !actor.isEmpty()) {
        const auto id = Uuid::parse(actor);
        if (!id) {
            return fail(ErrorKind::Invalid, u"not_an_id"_s, u"?actor"_s);
        }
        filter.actor = *id;
    }
    for (const auto &[name, instant] :
         {std::pair(u"from"_s, &filter.from), std::pair(u"to"_s, &filter.to)}) {
        if (const QString text = queryText(request, name); !text.isEmpty()) {
            const auto parsed = parseRfc3339(text);
            if (!parsed) {
                return fail(ErrorKind::Invalid, u"not_a_time"_s, u'?' % name);
            }
            *instant = *parsed;
        }
    }
    const After after = afterOf(page);
    filter.limit = page.limit + 1;
    filter.beforeAt = after.at;
    filter.beforeId = after.id;
    TRY_ASSIGN(auto entries, ActivityRepository(context.transaction).list(filter));
    QString cursor;
    if (entries.size() > page.limit) {
        entries.removeLast();
        cursor = nextCursor(page, {toEpochMs(entries.last().at), entries.last().id.toBytes()});
    }
    QJsonArray items;
    for (const Activity &entry : entries) {
        items.append(QJsonObject{{u"id"_s, entry.id.toString()},
                                 {u"at"_s, toJson(entry.at)},
                                 {u"actor"_s, toJson(entry.actor)},
                                 {u"action"_s, entry.action},
                                 {u"subject"_s, entry.subject},
                                 {u"detail"_s, entry.detail}});
    }
    return Reply::json(pageJson(page, items, cursor, atOption(), context.locale));
}

Expected<Reply> postCatalogue(const Request &request, Context &context)
{
    // Sent whole in memory (small, or through a test) or spooled by http.
    CatalogueImport import;
    import.id = Uuid::create(context.clock);
    import.file =
        context.settings.dataFolder % u"/incoming/"_s % import.id.toString() % u".catalogue"_s;
    const bool isKept = request.bodyFile.isEmpty()
        ? [&] {
              QFile file(import.file);
              return file.open(QIODevice::WriteOnly) && file.write(request.body) == request.body.size()
                  && file.flush();
          }()
        : QFile::rename(request.bodyFile, import.file);
    if (!isKept) {
        QFile::remove(import.file);
        return problemReply(503, context.locale, request.requestId, u"import.no_space"_s);
    }
    import.size = QFileInfo(import.file).size();
    if (import.size == 0) {
        QFile::remove(import.file);
        return problemReply(422, context.locale, request.requestId, u"import.empty"_s);
    }
    const QString name = queryText(request, u"name"_s);
    import.name = name.isNull() ? u""_s : name.left(fileNameCharactersMax);
    import.account = context.caller.account;
    import.created = import.changed = context.clock.now();
    if (const auto inserted = CatalogueRepository(context.transaction).insertImport(import);
        !inserted) {
        QFile::remove(import.file);
        return tl::unexpected(inserted.error());
    }
    TRY(ActivityRepository(context.transaction)
            .insert(context.clock, context.caller.account, u"catalogue.import"_s,
                    u"job:"_s % import.id.toString(),
                    {{u"name"_s, import.name}, {u"bytes"_s, import.size}}));
    LiveEvent event;
    event.kind = LiveEvent::Kind::JobAdded;
    event.id = import.id.toString();
    context.events.append(event);
    Reply reply = Reply::json(QJsonObject{{u"job"_s, importJson(import)}}, 202);
    reply.headers.append({"Location", "/api/v1/admin/jobs/" + import.id.toString().toLatin1()});
    return reply;
}

Expected<Reply> getStatistics(const Request &, Context &context)
{
    TRY_ASSIGN(const qint64 accounts, AccountRepository(context.transaction).count());
    TRY_ASSIGN(const qint64 books, store::BookRepository(context.transaction).count());
    QJsonObject events;
    TRY_ASSIGN(const auto counts, store::EventRepository(context.transaction).countByType());
    for (const auto &[type, count] : counts) {
        events.insert(type, count);
    }
    return Reply::json(QJsonObject{{u"users"_s, accounts},
                                   {u"books"_s, books},
                                   {u"events"_s, events},
                                   {u"sessions"_s, context.tokens.sessionCount()}});
}

constexpr char roleSchema[] = R"({"type": "object", "required": ["role"], "properties": {
    "role": {"enum": ["reader", "librarian", "moderator", "admin"]}}})";

} // namespace

void addAdminRoutes(std::vector<Route> &routes, const Settings &settings)
{
    routes.push_back({Method::Get, "/api/v1/admin/users", Access::Admin, Lane::Read, listUsers,
                      "Accounts, the newest first: ?q= in e-mail or name"});
    routes.push_back({Method::Patch, "/api/v1/admin/users/{id}", Access::Admin, Lane::Write,
                      patchUser, "Gives an account another role"});
    routes.back().bodySchema = roleSchema;
    routes.push_back({Method::Get, "/api/v1/admin/activity", Access::Admin, Lane::Read,
                      listActivity,
                      "Who changed what of another's: ?q= &actor= &action= &from= &to="});
    routes.push_back({Method::Get, "/api/v1/admin/statistics", Access::Admin, Lane::Read,
                      getStatistics, "Counts"});
    routes.push_back({Method::Post, "/api/v1/admin/catalogue", Access::Admin, Lane::Write,
                      postCatalogue,
                      "Takes a catalogue file and imports it in the background: ?name="});
    routes.back().bodyBytesMax = settings.catalogueBytesMax;
    routes.back().isBodySpooled = true;
    addAdminJobRoutes(routes);
}

} // namespace endpaper::server
