// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/hello.h"
#include "protocol/pull.h"
#include "protocol/push.h"
#include "protocol/repair.h"

// The messages of sync.md §4 as plain structs. 64 bit opaque numbers (device, lin, chain, digest)
// are 8 bytes in CBOR and 16 hex digits in JSON; ids 16 bytes and UUID text; stamps 16 bytes and 32
// hex digits.
namespace endpaper::protocol {

// Why a whole request was refused (409, 410, 426; body of the answer). `clock` comes with the
// results of the groups before the refused one.
struct Refusal
{
    enum class Code : quint8 { Account, Gap, Forked, Clock, Lineage, Resync, Upgrade };
    Code code = Code::Gap;
    Instant now = {};
    quint64 want = 0; // Gap: the number that should come
    quint64 number = 0; // Clock: the refused group
    qint64 aheadMs = 0; // Clock: how far its stamp is ahead of the server
    Uuid space = {}; // Lineage, Resync
    quint64 fork = 0; // Lineage: last common seq
    quint64 floor = 0; // Resync
    int min = 0; // Upgrade: lowest schema or version
    std::optional<PushReply> applied = {}; // Clock

    friend bool operator==(const Refusal &, const Refusal &) = default;
};

} // namespace endpaper::protocol
