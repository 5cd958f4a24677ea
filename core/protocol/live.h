// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"

#include <variant>

// Frames of the live socket (sync.md §4, "live"). Binary frames are a flag byte (0 plain, 1 zlib)
// and CBOR; text frames are the same as JSON.
namespace endpaper::protocol {

// Client to server, the first frame: {t:"auth", token, acct, dev}.
struct LiveAuth
{
    QByteArray token = {};
    Uuid account = {};
    quint64 device = 0;

    friend bool operator==(const LiveAuth &, const LiveAuth &) = default;
};

// Server to client: a change. Apply only if `prev` equals the cursor and nothing is left to page,
// else pull. Of a row that was there at `prev` only the registers changed since need come, always
// with its life.
struct LiveChange
{
    Uuid space = {};
    quint64 prev = 0;
    quint64 seq = 0;
    quint64 lin = 0;
    QList<domain::Row> rows = {};
    QList<ForeignRow> foreign = {};

    friend bool operator==(const LiveChange &, const LiveChange &) = default;
};
// There is something to pull.
struct LivePoke
{
    Uuid space = {};
    quint64 head = 0;

    friend bool operator==(const LivePoke &, const LivePoke &) = default;
};
// The caller's role in a space changed, or it has none any more.
struct LiveRole
{
    Uuid space = {};
    bool isGone = false;

    friend bool operator==(const LiveRole &, const LiveRole &) = default;
};
// Something that is not synchronised changed: fetch it over REST. kind: "match", "copies",
// "message" …
struct LiveNote
{
    QByteArray kind = {};
    Uuid id = {}; // the wish, match, … concerned; nil: look at all of that kind

    friend bool operator==(const LiveNote &, const LiveNote &) = default;
};
// Every 120 s, and at once after LiveAuth.
struct LivePing
{
    Instant now = {};
    QMap<Uuid, quint64> heads = {};
    // The reader's in each shared space, in the first ping: what changed since hello, before this
    // socket listened, nobody tells of. Empty: not said.
    QMap<Uuid, QByteArray> roles = {};

    friend bool operator==(const LivePing &, const LivePing &) = default;
};

// std::monostate: a frame of a newer version, to be ignored.
using LiveMessage =
    std::variant<std::monostate, LiveAuth, LiveChange, LivePoke, LiveRole, LiveNote, LivePing>;

} // namespace endpaper::protocol
