// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPair>
#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <chrono>
#include <optional>

class QJsonObject;

namespace endpaper::sources {

// What a failed answer means to those who wait for it. The names are those of api.md's
// `sources[].state`.
enum class AnswerState {
    Searching, // asked, not answered yet
    Done,
    Cut, // answered with more rows than we take
    NeedsKey, // the reader has to get a key first
    Refused, // 401, 403, bad key, bot wall: not tried again by itself
    RateLimited, // asked to wait, or our own budget is spent
    Unreachable,
    TimedOut,
    Unreadable, // a success that holds nothing readable; never "no copies"
    RemoteError,
};
[[nodiscard]] QString answerStateName(AnswerState state); // "rate_limited"
[[nodiscard]] std::optional<AnswerState> answerState(QStringView name);
[[nodiscard]] inline bool isFailure(AnswerState state) { return state > AnswerState::Cut; }

enum class AuthKind { None, KeyInQuery, KeyInHeader, ClientCredentials, TokenByPost };
struct AuthDescription
{
    AuthKind kind = AuthKind::None;
    QString url; // token endpoint, absolute or below base
    QString keyParameter; // KeyInQuery and TokenByPost: the query's name for it; or the header's
    QString scope; // ClientCredentials
    QString tokenPath; // where the answer holds the token
    QString tokenParameter; // empty: sent as "Authorization: Bearer"
    std::chrono::seconds tokenLife{0}; // used when the answer names none
};

using Templates =
    QList<QPair<QString, QString>>; // name, text with {variables}; {{ and }} stand for braces
struct QueryTemplate
{
    // Asked only while fewer rows than this are known; the first is always asked.
    int ifFewerThan = 0;
    enum class By {
        Isbn,
        Words,
        Key
    } by = By::Isbn; // Isbn: rows without one are of the one asked for
    QString path;
    Templates parameters; // one whose name ends in '?' is left out if a variable has no value
    Templates headers;
    Templates form; // not empty: posted, instead of got
    QString mark; // each row gets it: "pickup"
    QStringList applies; // filters that the source applies itself: "used", "country" …
    // What can be fetched near a place: asked for apart from what is sent.
    [[nodiscard]] bool isByDistance() const { return applies.contains(QStringLiteral("distance")); }
};

// Where a field's value stands in a row, or a constant.
struct FieldRule
{
    QStringList paths; // first that has a value
    QString constant; // used when no path has one; null: none
    QHash<QString, QString> map; // value by value; "*": any other
    QString prefix; // put before a value that is no absolute URL
    QString lastAfter; // what stands behind the last one of these is taken, before `map`
    // Joined by `lookupKey` in the rows at `lookupRows`, whose `lookupValue` is taken.
    QString lookupRows, lookupKey, lookupValue;
    [[nodiscard]] bool isSet() const { return !paths.isEmpty() || !constant.isNull(); }
};
struct RowRule // a row is dropped, or gets a flag, when this holds
{
    QString path;
    QStringList anyOf; // empty: when the path is absent
    QString flag; // empty: dropped
};

struct AnswerDescription
{
    QString statusPath; // empty: the HTTP status alone counts
    QStringList statusOk;
    QString errorPath; // its text is looked up in `errors`
    QHash<QString, QString>
        errors; // "rate_limited", "refused", "needs_key", "token", "remote_error"
    QString embeddedPath; // holds JSON as a string; parsed again, paths go on from there
    QString rowsPath;
    QString emptyPath; // equals "0": that there are no rows is then credible
    QString warningsPath; // non-empty: filters are not believed
    QString nextPath; // URL of the next page
    bool notFoundIsNone = false; // 404 says that there is none
    bool rowIsObject = false; // `rows` may be one row instead of a list
};

struct Limits
{
    int callsMax = 50; // in each window
    std::chrono::seconds window{600};
    int callsPerDayMax = 5000;
    std::chrono::milliseconds gap{0};
    int rowsMax = 150;
    int pagesMax = 2;
};
struct Terms
{
    bool mayStore = true; // copies may be kept beyond maxAge
    std::chrono::seconds maxAge{std::chrono::hours(24)}; // shown as fresh until then
    bool mayModel = true; // prices may go into the history
    bool mayMix = true; // rows may stand among other sources' in public
    QString attribution;
};

// What the answers are written in; each is read into a tree of JSON values, in which `rows`,
// `fields` and the like are paths. Xml: elements by local names, attributes as "@name". Sru: MARC
// records as books. Html: what pages say of products in JSON-LD, microdata or meta.
enum class AnswerKind { Json, Xml, Sru, Html };

// One source of copies, of facts on books or of places, as resources/sources/<id>.json describes
// it. Value type.
struct SourceDescription
{
    // Shop: a form for what the reader adds (shopprobe.h); it becomes one of Copies.
    enum class Role { Copies, Metadata, Places, Shop };

    QString id;
    QString name;
    Role role = Role::Copies;
    AnswerKind kind = AnswerKind::Json;
    // Not named among the results until it has a key: keys are hard to get.
    bool isQuiet = false;
    // robots.txt is asked before each path: pages, and shops that nobody gave us a key for.
    bool obeysRobots = false;
    QUrl base;
    QString keyHelp; // where the reader gets a key; empty if none is needed
    QStringList sends = {}; // what is sent, in words for the settings: "isbn", "country" …
    AuthDescription auth;
    QHash<QString, QHash<QString, QString>> variables; // name → country ("*": any other) → value
    QList<QueryTemplate> queries;
    AnswerDescription answer;
    QHash<QString, FieldRule> fields;
    QList<RowRule> rows;
    Limits limits;
    Terms terms;
    // Set by the caller in sample mode: everything that comes from here is labelled.
    bool isSample = false;
    // The base was set by the operator (or is the sample's), so a private address is meant.
    bool mayBePrivate = false;

    [[nodiscard]] bool needsKey() const { return auth.kind != AuthKind::None; }
    // Can it be asked for what is to be fetched near a place?
    [[nodiscard]] bool knowsDistance() const
    {
        return std::ranges::any_of(queries, &QueryTemplate::isByDistance);
    }
    // Do its rows say where each copy is? What is near is then picked here, and nobody is told where
    // the reader is.
    [[nodiscard]] bool tellsPlaces() const
    {
        return role == Role::Copies && fields.contains(QStringLiteral("lat"))
            && fields.contains(QStringLiteral("lng"));
    }
    // Filters that the source applied itself, by the reason that its answer came with: one that did
    // not understand a filter says "warnings" and sends everything.
    [[nodiscard]] QStringList filtersApplied(const QString &reason) const
    {
        return reason == QStringLiteral("warnings") || queries.isEmpty() ? QStringList()
                                                                         : queries.first().applies;
    }
};

// Strict: unknown names, missing parts and values out of bounds are Invalid, with the field's path.
[[nodiscard]] Expected<SourceDescription> parseSourceDescription(const QByteArray &json);
// Those shipped in ":/endpaper/sources", by id. Parsed once; a broken one is our bug and asserts.
[[nodiscard]] const QList<SourceDescription> &builtinSources();
[[nodiscard]] const SourceDescription *findSource(const QList<SourceDescription> &sources,
                                                  QStringView id);

} // namespace endpaper::sources
