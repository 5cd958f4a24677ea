// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/expected.h"
#include "server/api/request.h"
#include "store/engine/database.h"

#include <QLocale>

#include <functional>
#include <optional>
#include <vector>

namespace endpaper::server {

enum class Role { Reader, Librarian, Moderator, Admin };
// "reader" … as the API and the store write it.
[[nodiscard]] QString roleName(Role role);
[[nodiscard]] std::optional<Role> roleOf(QStringView name);

// Who asks, proven by the access token. `account` is nil for nobody.
struct Caller
{
    Uuid account;
    Uuid session;
    Role role = Role::Reader;
    [[nodiscard]] bool isSignedIn() const { return !account.isNil(); }
};

// Something that others must hear about after the commit that caused it; live/ fans it out.
struct LiveEvent
{
    enum class Kind {
        SpaceChanged, // `space`, `seq`
        Note, // `account`, `noteKind` ("match", "copies", "alert", "message", "job"), `id`
        RoleChanged, // `account`, `space`
        SpaceGone, // `account`, `space`
        SessionRevoked, // `account`, `id` = session
        JobAdded, // a worker may have something to do
        Tracked, // a client's event: `noteKind` is its type, `id` the whole of it as JSON
    } kind = Kind::Note;
    Uuid account = {};
    Uuid space = {};
    quint64 seq = 0;
    QByteArray noteKind = {};
    QString id = {};
    Uuid causedBySession = {}; // whose own device need not be told, nil for none
};

struct Settings; // the daemon's configuration, server/api/settings.h
class Tokens; // signing and checking of access tokens, server/api/tokens.h

// What a handler works with. The transaction is open: a reader's is deferred and never committed, a
// writer's is a savepoint inside the commit that several requests share; a handler that fails or
// replies with status ≥ 400 is rolled back. One thread at a time.
struct Context
{
    store::Transaction &transaction;
    const Clock &clock;
    const Settings &settings;
    Tokens &tokens;
    Caller caller = {};
    QLocale locale = QLocale::c(); // from Accept-Language: one of those that we have words for
    QList<LiveEvent> events = {}; // sent after the commit
    // Run on the writer's thread after the commit, before the answer leaves; not at all if it
    // failed.
    std::vector<std::function<void()>> afterCommit = {};
    // What takes long to free (thousands of decoded rows): where nobody waits for it.
    std::shared_ptr<const void> leftover = {};
    // Commit although the reply is an error: a stolen token's session ends with the very 401.
    bool isKeptOnError = false;
    // Lane::ReadFirst: a handler that finds something to write where it may not sets wantsToWrite
    // and returns; it runs once more in the write lane.
    bool mayWrite = true;
    bool wantsToWrite = false;
    // Until when the reply holds if nobody commits: for routes that are remembered.
    std::optional<Instant> goodUntil = {};
};

using Handler = std::function<Expected<Reply>(const Request &, Context &)>;
// Runs before the transaction on the pool for slow sums (password hashing: 2 at once, 64 waiting,
// then 503), with a reader's context. May set request.prepared, or answer at once by a Reply.
using Prepare = std::function<Expected<std::optional<Reply>>(Request &, Context &)>;

enum class Access { Anyone, SignedIn, Librarian, Moderator, Admin };
// What follows from address and store alone, until anybody commits, is not worked out twice.
enum class Remembered {
    No,
    ForAll, // a 200 is the same for everybody; a query or a condition is worked out anew
    ForReader, // it may depend on who asks, in which language, and on Context::goodUntil
};
enum class Lane {
    Inline, // on the event loop, without a store: health and static text
    PointRead, // on the event loop with its own reader: for a few indexed look-ups (≤ 50 µs), no
               // more
    Read, // a reader of the pool
    ReadFirst, // the same, and then the writer if there is something to write
    Write, // the one writer, group commit
};

// One line of the route table: the same table routes, authorises and describes itself in
// /openapi.json. What an owner may see is decided by the handler (404 for what is not yours to
// know).
struct Route
{
    Method method = Method::Get;
    QByteArray pattern; // "/api/v1/books/{id}"; {key*} at the end takes the rest of the path
    Access access = Access::SignedIn;
    Lane lane = Lane::Read;
    Handler handler;
    QByteArray summary; // one sentence, English, for OpenAPI
    Prepare prepare = {};
    qint64 bodyBytesMax = 1 << 20;
    bool isBodySpooled =
        false; // a large body goes to a file: Request::bodyFile, the handler's to remove
    QByteArray bodySchema = {}; // JSON Schema texts for OpenAPI, may be empty
    QByteArray replySchema = {};
    Remembered remembered = Remembered::No; // not with Lane::Inline
};

} // namespace endpaper::server
