-- SPDX-License-Identifier: GPL-3.0-or-later
-- Work for the daemon's queue, what the sources answered, and what copies cost over time. `subject` is
-- the book that was asked for: its 13-digit ISBN, or its id as text where it has none. `is_sample` keeps
-- what the sample server made up apart from what is real.

CREATE TABLE job (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('resolve', 'search')),
    key TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
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

CREATE INDEX job_due ON job (due, id) WHERE state = 'queued';

CREATE INDEX job_lease ON job (lease_until) WHERE state = 'running';

-- Who is told when the job has something to show.
CREATE TABLE job_waiter (
    job INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    PRIMARY KEY (job, account)
) STRICT, WITHOUT ROWID;

CREATE INDEX job_waiter_account ON job_waiter (account);

-- What a pasted key turned out to be. `next_at`: when a key that nobody knew is worth another look.
CREATE TABLE job_resolution (
    key TEXT PRIMARY KEY,
    book BLOB REFERENCES book (id) ON DELETE CASCADE,
    found_by TEXT CHECK (found_by IN ('openlibrary', 'title')),
    tried TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tried)),
    changed INTEGER NOT NULL,
    next_at INTEGER,
    CHECK ((book IS NULL) = (found_by IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE copy (
    subject TEXT NOT NULL,
    country TEXT NOT NULL CHECK (length(country) = 2),
    id BLOB NOT NULL CHECK (length(id) = 16), -- of the copy at its source, whatever was asked
    source TEXT NOT NULL,
    is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
    ref TEXT NOT NULL,
    seller TEXT NOT NULL,
    title TEXT NOT NULL,
    isbn TEXT CHECK (length(isbn) = 13),
    condition TEXT NOT NULL,
    words TEXT NOT NULL,
    price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
    price_currency TEXT NOT NULL CHECK (length(price_currency) = 3),
    postage_minor INTEGER CHECK (postage_minor >= 0),
    postage_currency TEXT CHECK (length(postage_currency) = 3),
    from_country TEXT NOT NULL,
    url TEXT NOT NULL,
    flags TEXT NOT NULL, -- red flags and marks, parted by blanks
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    PRIMARY KEY (subject, country, id),
    CHECK ((postage_minor IS NULL) = (postage_currency IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX copy_seen ON copy (source, last_seen);

CREATE INDEX copy_id ON copy (id);

-- The last word of a source about a book. `good_at`: when it last answered with something readable,
-- which is how old its copies are.
CREATE TABLE copy_answer (
    subject TEXT NOT NULL,
    country TEXT NOT NULL,
    source TEXT NOT NULL,
    is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
    state TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    rows INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0, -- in a row
    asked_at INTEGER NOT NULL,
    good_at INTEGER,
    next_at INTEGER,
    PRIMARY KEY (subject, country, source, is_sample)
) STRICT, WITHOUT ROWID;

-- A source as this daemon's keeper set it, and what of its budget is spent.
CREATE TABLE copy_source (
    id TEXT NOT NULL,
    is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
    is_on INTEGER NOT NULL DEFAULT 1 CHECK (is_on IN (0, 1)),
    secret TEXT, -- the key; never answered, never logged
    window_from INTEGER NOT NULL DEFAULT 0,
    window_calls INTEGER NOT NULL DEFAULT 0,
    day INTEGER NOT NULL DEFAULT 0,
    day_calls INTEGER NOT NULL DEFAULT 0,
    closed_until INTEGER, -- it asked us to wait
    last_state TEXT,
    last_at INTEGER,
    PRIMARY KEY (id, is_sample)
) STRICT, WITHOUT ROWID;

-- The lowest total of a day in each condition, in euros by that day's rates; only of sources whose
-- terms allow it.
CREATE TABLE price_point (
    subject TEXT NOT NULL,
    country TEXT NOT NULL,
    is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
    day TEXT NOT NULL CHECK (length(day) = 10),
    condition TEXT NOT NULL,
    total_minor INTEGER NOT NULL CHECK (total_minor >= 0),
    copies INTEGER NOT NULL CHECK (copies > 0),
    PRIMARY KEY (subject, country, is_sample, day, condition)
) STRICT, WITHOUT ROWID;

CREATE TABLE hidden_copy (
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    id BLOB NOT NULL CHECK (length(id) = 16),
    reason TEXT NOT NULL,
    title TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (account, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE hidden_seller (
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    seller TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (account, source, seller)
) STRICT, WITHOUT ROWID;
