-- SPDX-License-Identifier: GPL-3.0-or-later
-- Spaces, their rows, devices and what they pushed: sync.md §5, server. Unsigned 64 bit numbers
-- (device ids, digests) are kept as SQLite's signed integers of the same bits.

CREATE TABLE space (
    n INTEGER PRIMARY KEY,
    sp BLOB NOT NULL UNIQUE CHECK (length(sp) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('account', 'shared', 'claims')),
    head INTEGER NOT NULL DEFAULT 0,
    lin BLOB NOT NULL DEFAULT x'0000000000000000' CHECK (length(lin) = 8),
    floor INTEGER NOT NULL DEFAULT 0,
    digest INTEGER NOT NULL DEFAULT 0,
    live_rows INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0,
    newest INTEGER NOT NULL DEFAULT 0 -- milliseconds of the newest stamp accepted: sync.md §3
) STRICT;

CREATE UNIQUE INDEX space_of_account ON space (owner) WHERE kind = 'account';

CREATE TABLE space_log (
    space INTEGER NOT NULL REFERENCES space ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    lin BLOB NOT NULL CHECK (length(lin) = 8),
    device INTEGER NOT NULL,
    d INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (space, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE member (
    space INTEGER NOT NULL REFERENCES space ON DELETE CASCADE,
    account BLOB NOT NULL CHECK (length(account) = 16),
    role TEXT NOT NULL CHECK (role IN ('owner', 'editor', 'viewer')),
    since_seq INTEGER NOT NULL DEFAULT 0,
    removed_seq INTEGER,
    PRIMARY KEY (space, account)
) STRICT, WITHOUT ROWID;

CREATE INDEX member_of ON member (account);

-- `through` is the last number consumed, `chain` the running hash over all that was sent up to it.
-- `newest` is the time (ms << 16 | counter) of its last stamp; the web's clock goes on from it.
CREATE TABLE device (
    account BLOB NOT NULL CHECK (length(account) = 16),
    device INTEGER NOT NULL,
    through INTEGER NOT NULL DEFAULT 0,
    chain BLOB NOT NULL DEFAULT x'0000000000000000' CHECK (length(chain) = 8),
    newest INTEGER NOT NULL DEFAULT 0,
    is_web INTEGER NOT NULL DEFAULT 0 CHECK (is_web IN (0, 1)),
    seen_at INTEGER NOT NULL,
    expired INTEGER NOT NULL DEFAULT 0 CHECK (expired IN (0, 1)),
    PRIMARY KEY (account, device)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX device_web ON device (account) WHERE is_web = 1;

CREATE TABLE device_space (
    account BLOB NOT NULL,
    device INTEGER NOT NULL,
    space INTEGER NOT NULL REFERENCES space ON DELETE CASCADE,
    cursor INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (account, device, space),
    FOREIGN KEY (account, device) REFERENCES device ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- One row of a space. `kind` is the number of domain::RowKind. `body` is the row's fields as they go over
-- the wire, so that a pull copies it; `meta` holds how far each field's seq is above `field_seq_min`, the
-- lowest, in the order of the names (empty: all are that). `stripped`: the tombstone lost its fields (sync.md §6).
CREATE TABLE row (
    n INTEGER PRIMARY KEY,
    space INTEGER NOT NULL REFERENCES space ON DELETE CASCADE,
    kind INTEGER NOT NULL,
    id BLOB NOT NULL CHECK (length(id) = 16),
    seq INTEGER NOT NULL,
    life INTEGER NOT NULL CHECK (life IN (0, 1)),
    life_st BLOB NOT NULL CHECK (length(life_st) = 16),
    life_seq INTEGER NOT NULL,
    life_base INTEGER NOT NULL DEFAULT 0,
    field_seq_min INTEGER NOT NULL,
    body BLOB NOT NULL,
    meta BLOB NOT NULL,
    moved_to BLOB,
    stripped INTEGER NOT NULL DEFAULT 0 CHECK (stripped IN (0, 1)),
    deleted_at INTEGER
) STRICT;

CREATE UNIQUE INDEX row_by_id ON row (space, kind, id);

CREATE INDEX row_by_seq ON row (space, seq);

-- What each number was answered, byte for byte; the last 1,024 a device.
CREATE TABLE push_log (
    account BLOB NOT NULL,
    device INTEGER NOT NULL,
    d INTEGER NOT NULL,
    chain BLOB NOT NULL CHECK (length(chain) = 8),
    result BLOB NOT NULL,
    PRIMARY KEY (account, device, d),
    FOREIGN KEY (account, device) REFERENCES device ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Values that a merge dropped although their successor had not seen them; kept 90 days.
CREATE TABLE loser (
    n INTEGER PRIMARY KEY,
    space INTEGER NOT NULL REFERENCES space ON DELETE CASCADE,
    kind INTEGER NOT NULL,
    id BLOB NOT NULL,
    field TEXT NOT NULL,
    value BLOB NOT NULL,
    stamp BLOB NOT NULL,
    device INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX loser_of_row ON loser (space, id);

CREATE TABLE notice (
    n INTEGER PRIMARY KEY,
    space INTEGER NOT NULL REFERENCES space ON DELETE CASCADE,
    account BLOB NOT NULL,
    seq INTEGER NOT NULL,
    body BLOB NOT NULL,
    until INTEGER NOT NULL
) STRICT;

CREATE INDEX notice_of ON notice (space, account, seq);

-- Wishes taken off their lists with a catalogue book, so that restoring the book can bring them back.
CREATE TABLE book_removal (
    book BLOB NOT NULL,
    space INTEGER NOT NULL REFERENCES space ON DELETE CASCADE,
    wish BLOB NOT NULL,
    life_st BLOB NOT NULL,
    PRIMARY KEY (book, space, wish)
) STRICT, WITHOUT ROWID;

-- By which keys a live wish can be found: its ISBNs as numbers, the hash of its folded title, the hash
-- of its book's id (see WishKeys). For deleting a book, for counting who wishes it, and for matching
-- with neighbours' offers. A candidate is always checked against the row.
CREATE TABLE wish_key (
    key INTEGER NOT NULL,
    account BLOB NOT NULL CHECK (length(account) = 16),
    row INTEGER NOT NULL REFERENCES row ON DELETE CASCADE,
    PRIMARY KEY (key, account, row)
) STRICT, WITHOUT ROWID;

CREATE INDEX wish_key_of ON wish_key (row);

-- Live wishes by their list, with what lists are sorted by. Written with the row.
CREATE TABLE wish_index (
    row INTEGER PRIMARY KEY REFERENCES row ON DELETE CASCADE,
    space INTEGER NOT NULL REFERENCES space ON DELETE CASCADE,
    id BLOB NOT NULL,
    list BLOB NOT NULL,
    pos TEXT NOT NULL,
    title TEXT NOT NULL, -- folded for sorting, as the author is
    author TEXT NOT NULL,
    added INTEGER NOT NULL,
    edited INTEGER NOT NULL,
    priority INTEGER NOT NULL
) STRICT;

CREATE INDEX wish_index_list ON wish_index (space, list, pos, id);

CREATE TABLE tag_index (
    row INTEGER PRIMARY KEY REFERENCES row ON DELETE CASCADE,
    space INTEGER NOT NULL REFERENCES space ON DELETE CASCADE,
    wish BLOB NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE INDEX tag_index_wish ON tag_index (space, wish);
