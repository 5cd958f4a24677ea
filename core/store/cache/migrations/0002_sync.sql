-- What joining two histories needs, two processes on one file, and work for the REST contract that waits.

-- The digest over the rows as they are (sync.md §4), kept by adding and subtracting; null: not known yet.
ALTER TABLE space ADD COLUMN digest INTEGER;

-- 1: the last page said that there is no more. Only then may a live change, which brings parts of rows, be
-- applied.
ALTER TABLE space ADD COLUMN is_whole INTEGER NOT NULL DEFAULT 0 CHECK (is_whole IN (0, 1));

-- What kind of space it is ("account", "shared", "claims"), and of claims whose list's.
ALTER TABLE space ADD COLUMN kind TEXT NOT NULL DEFAULT 'account';
ALTER TABLE space ADD COLUMN of BLOB CHECK (of IS NULL OR length(of) = 16);

-- Values that lost against others which had not seen them: offered as "other version" until the reader
-- chose. `stamp` says which device wrote it, and when.
CREATE TABLE notice (
    n INTEGER PRIMARY KEY,
    space INTEGER NOT NULL REFERENCES space,
    kind INTEGER NOT NULL,
    id BLOB NOT NULL CHECK (length(id) = 16),
    field TEXT NOT NULL, -- "life": an edit met a delete
    value BLOB NOT NULL, -- CBOR
    stamp BLOB NOT NULL CHECK (length(stamp) = 16),
    UNIQUE (kind, id, field, stamp)
) STRICT;

CREATE TABLE device (
    dev INTEGER PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

-- Places in the server's history, sparser the older they are: by them a fork is found.
CREATE TABLE mark (
    space INTEGER NOT NULL REFERENCES space,
    seq INTEGER NOT NULL,
    lin INTEGER NOT NULL,
    PRIMARY KEY (space, seq)
) STRICT, WITHOUT ROWID;

INSERT INTO mark (space, seq, lin) SELECT n, cursor, lin FROM space WHERE cursor > 0;

-- Which process exchanges with the server, and until when.
ALTER TABLE state ADD COLUMN lease_owner BLOB CHECK (lease_owner IS NULL OR length(lease_owner) = 16);
ALTER TABLE state ADD COLUMN lease_until INTEGER NOT NULL DEFAULT 0;

-- Requests of the REST contract made while there was no network, in their order. state: 0 waiting, 1 sent,
-- 2 refused (then `why` has words).
CREATE TABLE command (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    body BLOB NOT NULL,
    needs BLOB CHECK (needs IS NULL OR length(needs) = 16), -- the command that must have been taken before
    state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 2),
    status INTEGER NOT NULL DEFAULT 0, -- of the refusal
    why TEXT NOT NULL DEFAULT '',
    made_ms INTEGER NOT NULL
) STRICT;
