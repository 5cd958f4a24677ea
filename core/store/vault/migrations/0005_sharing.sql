-- SPDX-License-Identifier: GPL-3.0-or-later
-- Shared lists, their claims and invitations; the Trash's age; whose device is whose session.

-- Of a shared list: `person` is for whom it is, from whom claims are hidden. Of a claims space:
-- `companion` is the list's.
ALTER TABLE space ADD COLUMN person BLOB;
ALTER TABLE space ADD COLUMN companion INTEGER REFERENCES space ON DELETE CASCADE;

CREATE INDEX space_owner ON space (owner);
CREATE UNIQUE INDEX space_companion ON space (companion) WHERE companion IS NOT NULL;

ALTER TABLE device ADD COLUMN session BLOB;

CREATE INDEX row_dead ON row (deleted_at) WHERE life = 0;
CREATE INDEX loser_at ON loser (at);
CREATE INDEX notice_until ON notice (until);
CREATE INDEX notice_seq ON notice (space, seq);

-- An invitation to a shared list. Only its token's hash is kept. With an address it is for whoever
-- has that address, once; without, for everybody who has the link.
CREATE TABLE invite (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    space INTEGER NOT NULL REFERENCES space ON DELETE CASCADE,
    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    role TEXT NOT NULL CHECK (role IN ('editor', 'viewer')),
    email TEXT,
    made_by BLOB NOT NULL CHECK (length(made_by) = 16),
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    used_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX invite_space ON invite (space, created);

DELETE FROM notice; -- their form is the wire's from here on; nobody has read one before
