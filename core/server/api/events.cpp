// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/json.h"
#include "server/api/routes.h"
#include "store/vault/eventrepository.h"

#include <QJsonDocument>

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype eventsMax = 1000;
constexpr qsizetype propsBytesMax = 4096;
constexpr int typeCharactersMax = 64;
constexpr std::chrono::hours keptFor{24 * 30};
constexpr qint64 rowsMax = 1'000'000;

bool isType(const QString &type)
{
    return std::all_of(type.begin(), type.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'.';
    });
}

Expected<store::TrackedEvent> readEvent(const QJsonValue &value, const Context &context)
{
    if (!value.isObject()) {
        return fail(ErrorKind::Invalid, u"not_an_object"_s, u"events"_s);
    }
    const QJsonObject object = value.toObject();
    store::TrackedEvent event{.account = context.caller.account};
    TRY_ASSIGN(
        event.type,
        requiredText(object, u"type"_s, {.charactersMax = typeCharactersMax, .charactersMin = 1}));
    if (!isType(event.type)) {
        return fail(ErrorKind::Invalid, u"not_a_choice"_s, u"type"_s);
    }
    TRY_ASSIGN(const auto at, optionalInstant(object, u"at"_s));
    event.at = at.value_or(context.clock.now());
    TRY_ASSIGN(const auto props, optionalObject(object, u"props"_s));
    event.props = QJsonDocument(props.value_or(QJsonObject())).toJson(QJsonDocument::Compact);
    if (event.props.size() > propsBytesMax) {
        return fail(ErrorKind::Invalid, u"too_long"_s, u"props"_s);
    }
    return event;
}

// All or none: a client that sent one bad event has a fault, and is told.
Expected<Reply> postEvents(const Request &request, Context &context)
{
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    const QJsonValue given = body.value("events"_L1);
    if (!given.isArray()) {
        return fail(ErrorKind::Invalid, given.isUndefined() ? u"required"_s : u"not_a_list"_s,
                    u"events"_s);
    }
    const QJsonArray events = given.toArray();
    if (events.size() > eventsMax) {
        return fail(ErrorKind::Invalid, u"too_many"_s, u"events"_s);
    }
    store::EventRepository repository(context.transaction);
    const Instant now = context.clock.now();
    for (const QJsonValue &value : events) {
        TRY_ASSIGN(const store::TrackedEvent event, readEvent(value, context));
        TRY(repository.insert(event, now));
        QJsonObject told{{u"type"_s, event.type},
                         {u"at"_s, toJson(event.at)},
                         {u"account"_s, toJson(event.account)},
                         {u"props"_s, QJsonDocument::fromJson(event.props).object()}};
        context.events.append(
            {.kind = LiveEvent::Kind::Tracked,
             .noteKind = event.type.toLatin1(),
             .id = QString::fromUtf8(QJsonDocument(told).toJson(QJsonDocument::Compact))});
    }
    TRY(repository.prune(now - keptFor, rowsMax));
    return Reply::json(QJsonObject{{u"accepted"_s, events.size()}}, 202);
}

constexpr char eventsSchema[] = R"({"type": "object", "required": ["events"], "properties": {
    "events": {"type": "array", "maxItems": 1000, "items": {"type": "object", "required": ["type"],
    "properties": {"type": {"type": "string"}, "at": {"type": "string", "format": "date-time"},
    "props": {"type": "object"}}}}}})";

} // namespace

void addEventRoutes(std::vector<Route> &routes)
{
    routes.push_back({.method = Method::Post,
                      .pattern = "/api/v1/events",
                      .access = Access::Anyone,
                      .lane = Lane::Write,
                      .handler = postEvents,
                      .summary = "What a client says of its use, up to 1,000 events at once",
                      .bodySchema = eventsSchema});
}

} // namespace endpaper::server
