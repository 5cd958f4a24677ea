// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/uuid.h"
#include "store/engine/database.h"

#include <QList>

#include <optional>

// Requests of the REST contract that wait for a network (sync.md §4, "Commands"): offers, nearby
// searches, messages. Their ids are made here, so a repeat is harmless. Store thread.
namespace endpaper::store {

enum class CommandState : quint8 { Waiting, Sent, Refused };

struct Command
{
    Uuid id = {}; // of what it makes or changes, where it has one
    QByteArray method = {};
    QString path = {};
    QByteArray body = {}; // JSON
    std::optional<Uuid> needs = {}; // another command, to be taken before
    CommandState state = CommandState::Waiting;
    int status = 0; // Refused: the answer's; 0: what it needs was refused
    QString why = {}; // Refused: words or the name of a field
    Instant madeAt = {};

    friend bool operator==(const Command &, const Command &) = default;
};

// Conflict if there is one with this id.
[[nodiscard]] Expected<> addCommand(Transaction &transaction, const Command &command);
// The next to send, marked as sent; those whose need was refused are refused on the way.
[[nodiscard]] Expected<std::optional<Command>> nextCommand(Transaction &transaction);
[[nodiscard]] Expected<> commandTaken(Transaction &transaction, const Uuid &id);
[[nodiscard]] Expected<> commandRefused(Transaction &transaction, const Uuid &id, int status,
                                        const QString &why);
// True if it was still waiting and never sent: then it is as if it had not been made.
[[nodiscard]] Expected<bool> withdrawCommand(Transaction &transaction, const Uuid &id);
// A refused one: once more, or let go.
[[nodiscard]] Expected<> resendCommand(Transaction &transaction, const Uuid &id);
[[nodiscard]] Expected<> dismissCommand(Transaction &transaction, const Uuid &id);
// In their order.
[[nodiscard]] Expected<QList<Command>> listCommands(Transaction &transaction);

} // namespace endpaper::store
