// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/noterepository.h"

namespace endpaper::store {

Expected<> NoteRepository::add(const PassedNote &note, Instant now)
{
    TRY_ASSIGN(auto insert,
               m_transaction.prepare("INSERT INTO passed_note (account, kind, subject, at) "
                                     "VALUES (?1, ?2, ?3, ?4)"));
    return insert.bindAll(note.account, QString::fromLatin1(note.kind), note.subject, now).run();
}

Expected<QList<PassedNote>> NoteRepository::listAfter(qint64 n, int limit)
{
    TRY_ASSIGN(auto select,
               m_transaction.prepare("SELECT n, account, kind, subject FROM passed_note "
                                     "WHERE n > ?1 ORDER BY n LIMIT ?2"));
    select.bindAll(n, limit);
    QList<PassedNote> notes;
    for (;;) {
        TRY_ASSIGN(const bool hasRow, select.step());
        if (!hasRow) {
            return notes;
        }
        notes.append(
            {select.integer(0), select.uuid(1), select.text(2).toLatin1(), select.text(3)});
    }
}

Expected<qint64> NoteRepository::last()
{
    TRY_ASSIGN(auto select, m_transaction.prepare("SELECT coalesce(max(n), 0) FROM passed_note"));
    TRY(select.step());
    return select.integer(0);
}

Expected<> NoteRepository::prune(Instant before)
{
    TRY_ASSIGN(auto remove, m_transaction.prepare("DELETE FROM passed_note WHERE at < ?"));
    return remove.bindAll(before).run();
}

} // namespace endpaper::store
