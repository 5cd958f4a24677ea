-- SPDX-License-Identifier: GPL-3.0-or-later
-- Standing searches (the watch) and what is told to readers outside of the window; wider jobs; covers;
-- what clients say of their use. Times are milliseconds since 1970 in UTC.

-- More kinds of work, and work of a second rank: what no reader waits for.
CREATE TABLE job_wider (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('resolve', 'search', 'refresh', 'watch', 'deliver', 'cover', 'editions')),
    key TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
    rank INTEGER NOT NULL DEFAULT 0 CHECK (rank IN (0, 1)),
    attempt INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL,
    owner BLOB,
    lease_until INTEGER,
    reason TEXT,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    UNIQUE (kind, key),
    CHECK ((state = 'running') = (owner IS NOT NULL AND lease_until IS NOT NULL))
) STRICT;

INSERT INTO job_wider SELECT id, kind, key, state, 0, attempt, due, owner, lease_until, reason, added, changed FROM job;

CREATE TABLE job_waiter_kept AS SELECT job, account FROM job_waiter;

DROP TABLE job_waiter;

DROP TABLE job;

ALTER TABLE job_wider RENAME TO job;

CREATE INDEX job_due ON job (rank, due, id) WHERE state = 'queued';

CREATE INDEX job_lease ON job (lease_until) WHERE state = 'running';

CREATE INDEX job_changed ON job (changed, id);

CREATE TABLE job_waiter (
    job INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    PRIMARY KEY (job, account)
) STRICT, WITHOUT ROWID;

CREATE INDEX job_waiter_account ON job_waiter (account);

INSERT INTO job_waiter (job, account) SELECT job, account FROM job_waiter_kept;

DROP TABLE job_waiter_kept;

-- How a reader wants to be told. Minutes are of the reader's own day; both quiet ones are absent, or neither.
CREATE TABLE alert_setting (
    account BLOB PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    quiet_from INTEGER CHECK (quiet_from BETWEEN 0 AND 1439),
    quiet_until INTEGER CHECK (quiet_until BETWEEN 0 AND 1439),
    digest_minute INTEGER NOT NULL DEFAULT 480 CHECK (digest_minute BETWEEN 0 AND 1439),
    email_on INTEGER NOT NULL DEFAULT 0 CHECK (email_on IN (0, 1)),
    email TEXT, -- another than the account's
    webhook_url TEXT,
    webhook_secret TEXT,
    feed_hash BLOB CHECK (length(feed_hash) = 32),
    paused_until INTEGER,
    digest_sent INTEGER,
    CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX alert_setting_feed ON alert_setting (feed_hash) WHERE feed_hash IS NOT NULL;

-- What a standing search has told of a copy: the last total, and whether the copy was there.
CREATE TABLE watch_copy (
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    wish BLOB NOT NULL CHECK (length(wish) = 16),
    copy BLOB NOT NULL CHECK (length(copy) = 16),
    source TEXT NOT NULL,
    is_there INTEGER NOT NULL CHECK (is_there IN (0, 1)),
    was_told INTEGER NOT NULL CHECK (was_told IN (0, 1)),
    total_minor INTEGER NOT NULL,
    total_currency TEXT NOT NULL CHECK (length(total_currency) = 3),
    changed INTEGER NOT NULL,
    PRIMARY KEY (account, wish, copy)
) STRICT, WITHOUT ROWID;

-- One thing to tell, told once. `about` is the copy as it was seen then.
CREATE TABLE alert (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    wish BLOB NOT NULL CHECK (length(wish) = 16),
    copy BLOB NOT NULL CHECK (length(copy) = 16),
    what TEXT NOT NULL CHECK (what IN ('new', 'cheaper', 'gone', 'back')),
    is_urgent INTEGER NOT NULL CHECK (is_urgent IN (0, 1)),
    about TEXT NOT NULL CHECK (json_valid(about)),
    at INTEGER NOT NULL,
    told_at INTEGER
) STRICT;

CREATE INDEX alert_of ON alert (account, n);

CREATE INDEX alert_untold ON alert (account, n) WHERE told_at IS NULL;

-- A letter or a call on its way: made with the alerts it tells of, in one transaction, and sent by a job
-- of kind 'deliver' whose key is its id.
CREATE TABLE delivery (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    channel TEXT NOT NULL CHECK (channel IN ('email', 'webhook')),
    target TEXT NOT NULL,
    body TEXT NOT NULL,
    created INTEGER NOT NULL,
    done_at INTEGER,
    reason TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_of ON delivery (account, created);

-- The picture of a book, or that there is none. The bytes lie in the data folder under `digest`.
CREATE TABLE cover (
    isbn TEXT PRIMARY KEY CHECK (length(isbn) = 13),
    type TEXT, -- NULL: nobody has one
    digest TEXT,
    source TEXT,
    changed INTEGER NOT NULL,
    next_at INTEGER,
    CHECK ((type IS NULL) = (digest IS NULL))
) STRICT, WITHOUT ROWID;

-- What clients say of their use: kept for a month.
CREATE TABLE event (
    n INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    at INTEGER NOT NULL,
    received INTEGER NOT NULL,
    account BLOB,
    props TEXT NOT NULL CHECK (json_valid(props))
) STRICT;

CREATE INDEX event_received ON event (received);

-- Editions of a work as readers and catalogues put them together: what is added or taken out by hand
-- (`is_by_hand`) stays so whatever a catalogue says.
CREATE TABLE edition (
    work_id BLOB NOT NULL CHECK (length(work_id) = 16),
    isbn TEXT NOT NULL CHECK (length(isbn) = 13),
    title TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT '',
    published TEXT NOT NULL DEFAULT '',
    publisher TEXT NOT NULL DEFAULT '',
    sources TEXT NOT NULL, -- parted by blanks
    is_by_hand INTEGER NOT NULL DEFAULT 0 CHECK (is_by_hand IN (0, 1)),
    is_in INTEGER NOT NULL DEFAULT 1 CHECK (is_in IN (0, 1)),
    changed INTEGER NOT NULL,
    PRIMARY KEY (work_id, isbn)
) STRICT, WITHOUT ROWID;

CREATE INDEX edition_isbn ON edition (isbn);

-- When a work's editions were asked for last, of whom, and how it went.
CREATE TABLE edition_look (
    work_id BLOB NOT NULL CHECK (length(work_id) = 16),
    source TEXT NOT NULL,
    state TEXT NOT NULL,
    at INTEGER NOT NULL,
    next_at INTEGER,
    PRIMARY KEY (work_id, source)
) STRICT, WITHOUT ROWID;

-- By which wish_key.key a wish names this book where it has no ISBN: the id's second half with the sign bit.
ALTER TABLE book ADD COLUMN wish_key INTEGER NOT NULL DEFAULT 0;

UPDATE book SET wish_key = (
    ((instr('0123456789ABCDEF', substr(hex(id), 17, 1)) - 1) << 60) |
    ((instr('0123456789ABCDEF', substr(hex(id), 18, 1)) - 1) << 56) |
    ((instr('0123456789ABCDEF', substr(hex(id), 19, 1)) - 1) << 52) |
    ((instr('0123456789ABCDEF', substr(hex(id), 20, 1)) - 1) << 48) |
    ((instr('0123456789ABCDEF', substr(hex(id), 21, 1)) - 1) << 44) |
    ((instr('0123456789ABCDEF', substr(hex(id), 22, 1)) - 1) << 40) |
    ((instr('0123456789ABCDEF', substr(hex(id), 23, 1)) - 1) << 36) |
    ((instr('0123456789ABCDEF', substr(hex(id), 24, 1)) - 1) << 32) |
    ((instr('0123456789ABCDEF', substr(hex(id), 25, 1)) - 1) << 28) |
    ((instr('0123456789ABCDEF', substr(hex(id), 26, 1)) - 1) << 24) |
    ((instr('0123456789ABCDEF', substr(hex(id), 27, 1)) - 1) << 20) |
    ((instr('0123456789ABCDEF', substr(hex(id), 28, 1)) - 1) << 16) |
    ((instr('0123456789ABCDEF', substr(hex(id), 29, 1)) - 1) << 12) |
    ((instr('0123456789ABCDEF', substr(hex(id), 30, 1)) - 1) << 8) |
    ((instr('0123456789ABCDEF', substr(hex(id), 31, 1)) - 1) << 4) |
    ((instr('0123456789ABCDEF', substr(hex(id), 32, 1)) - 1) << 0)) | (1 << 63);

-- Names of those who came by the older systems' doors.
CREATE TABLE legacy_user (
    account BLOB PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;
