-- SPDX-License-Identifier: GPL-3.0-or-later
-- Several processes work one queue: when a source may be asked next, by whichever of them; and what is
-- told to readers by a process that has no sockets, for the one that has them.

ALTER TABLE copy_source ADD COLUMN free_at INTEGER NOT NULL DEFAULT 0;

CREATE TABLE passed_note (
    n INTEGER PRIMARY KEY AUTOINCREMENT, -- never given out twice: who listens remembers the last one
    account BLOB NOT NULL CHECK (length(account) = 16),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
