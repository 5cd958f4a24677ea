// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/commands.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;

Expected<> addCommand(Transaction &transaction, const Command &command)
{
    {
        TRY_ASSIGN(auto query, transaction.prepare("SELECT 1 FROM command WHERE id = ?1"));
        TRY_ASSIGN(const bool isThere, query.bindAll(command.id).step());
        if (isThere) {
            return fail(ErrorKind::Conflict, u"there is such a command"_s, u"id"_s);
        }
    }
    TRY_ASSIGN(auto insert,
               transaction.prepare("INSERT INTO command (id, method, path, body, made_ms, needs) "
                                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6)"));
    insert.bindAll(command.id, QString::fromLatin1(command.method), command.path,
                   command.body.isNull() ? QByteArray("") : command.body, command.madeAt);
    if (command.needs) {
        insert.bind(6, *command.needs);
    }
    return insert.run();
}

Expected<QList<Command>> listCommands(Transaction &transaction)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT id, method, path, body, needs, state, status, why, "
                                   "made_ms FROM command ORDER BY n"));
    QList<Command> commands;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return commands;
        }
        Command command;
        command.id = query.uuid(0);
        command.method = query.text(1).toLatin1();
        command.path = query.text(2);
        command.body = query.blob(3);
        command.needs = query.isNull(4) ? std::nullopt : std::optional(query.uuid(4));
        command.state = CommandState(query.integer(5));
        command.status = int(query.integer(6));
        command.why = query.text(7);
        command.madeAt = query.instant(8);
        commands.append(command);
    }
}

Expected<std::optional<Command>> nextCommand(Transaction &transaction)
{
    TRY_ASSIGN(const QList<Command> commands, listCommands(transaction));
    QSet<Uuid> refused;
    for (Command command : commands) {
        if (command.state == CommandState::Refused) {
            refused.insert(command.id);
            continue;
        }
        if (command.needs && refused.contains(*command.needs)) {
            TRY(commandRefused(transaction, command.id, 0, u"needs"_s));
            refused.insert(command.id);
            continue;
        }
        TRY_ASSIGN(auto mark, transaction.prepare("UPDATE command SET state = 1 WHERE id = ?1"));
        TRY(mark.bindAll(command.id).run());
        command.state = CommandState::Sent;
        return command;
    }
    return std::nullopt;
}

Expected<> commandTaken(Transaction &transaction, const Uuid &id)
{
    return dismissCommand(transaction, id);
}

Expected<> commandRefused(Transaction &transaction, const Uuid &id, int status, const QString &why)
{
    TRY_ASSIGN(
        auto mark,
        transaction.prepare("UPDATE command SET state = 2, status = ?2, why = ?3 WHERE id = ?1"));
    return mark.bindAll(id, status, why.isNull() ? u""_s : why).run();
}

Expected<bool> withdrawCommand(Transaction &transaction, const Uuid &id)
{
    {
        TRY_ASSIGN(auto query,
                   transaction.prepare("SELECT 1 FROM command WHERE id = ?1 AND state = 0"));
        TRY_ASSIGN(const bool isThere, query.bindAll(id).step());
        if (!isThere) {
            return false;
        }
    }
    TRY(dismissCommand(transaction, id));
    return true;
}

Expected<> resendCommand(Transaction &transaction, const Uuid &id)
{
    TRY_ASSIGN(auto mark,
               transaction.prepare("UPDATE command SET state = 0, status = 0, why = '' "
                                   "WHERE id = ?1 AND state = 2"));
    return mark.bindAll(id).run();
}

Expected<> dismissCommand(Transaction &transaction, const Uuid &id)
{
    TRY_ASSIGN(auto remove, transaction.prepare("DELETE FROM command WHERE id = ?1"));
    return remove.bindAll(id).run();
}

} // namespace endpaper::store
