-- SPDX-License-Identifier: GPL-3.0-or-later
-- Accounts, sessions, the shared catalogue and the activity log. Ids are UUIDs as 16 bytes, times are
-- milliseconds since 1970 in UTC.

CREATE TABLE server (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    server_id BLOB NOT NULL CHECK (length(server_id) = 16),
    signing_seed BLOB NOT NULL CHECK (length(signing_seed) = 32),
    solo_account BLOB CHECK (length(solo_account) = 16), -- the one that a Solo daemon made by itself
    created INTEGER NOT NULL
) STRICT;

-- A deleted account stays as a row without anything personal, so that what names it still can.
CREATE TABLE account (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    email TEXT,
    email_key TEXT UNIQUE,
    password_hash TEXT,
    display_name TEXT NOT NULL,
    locale TEXT NOT NULL DEFAULT 'en',
    time_zone TEXT NOT NULL DEFAULT 'UTC',
    currency TEXT NOT NULL DEFAULT 'EUR' CHECK (length(currency) = 3),
    country TEXT NOT NULL DEFAULT 'DE' CHECK (length(country) = 2),
    role TEXT NOT NULL DEFAULT 'reader' CHECK (role IN ('reader', 'librarian', 'moderator', 'admin')),
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    deleted_at INTEGER,
    CHECK ((email IS NULL) = (email_key IS NULL)),
    CHECK (deleted_at IS NULL OR (email IS NULL AND password_hash IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX account_created ON account (created, id);

-- A session is a family of refresh tokens: one alive, the others spent.
CREATE TABLE session (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    device_name TEXT NOT NULL,
    refresh_hash BLOB CHECK (length(refresh_hash) = 32),
    refresh_expires INTEGER,
    created INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX session_account ON session (account, created);
CREATE TABLE session_spent (
    refresh_hash BLOB PRIMARY KEY CHECK (length(refresh_hash) = 32),
    session BLOB NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    spent_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_spent_session ON session_spent (session);

CREATE TABLE book (
    number INTEGER PRIMARY KEY, -- the full-text index's handle
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    isbn TEXT UNIQUE CHECK (length(isbn) = 13),
    title TEXT NOT NULL CHECK (title <> ''),
    subtitle TEXT,
    authors TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(authors)),
    published TEXT NOT NULL DEFAULT '',
    publisher TEXT,
    language TEXT,
    work_id BLOB NOT NULL CHECK (length(work_id) = 16),
    goodreads_id TEXT,
    title_key TEXT NOT NULL, -- folded, for sorting and for finding the same work
    author_key TEXT NOT NULL,
    title_words TEXT NOT NULL, -- folded title and subtitle, for the full-text index
    author_words TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT 'hand',
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE INDEX book_title ON book (title_key, id) WHERE deleted_at IS NULL;
CREATE INDEX book_author ON book (author_key, id) WHERE deleted_at IS NULL;
CREATE INDEX book_published ON book (published, id) WHERE deleted_at IS NULL;
CREATE INDEX book_created ON book (created, id) WHERE deleted_at IS NULL;
CREATE INDEX book_work ON book (work_id);

-- What else names a book: 'goodreads' (book id), 'goodreads_work', 'isbn' of other printings,
-- 'openlibrary', 'gutenberg' …
CREATE TABLE book_key (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    book BLOB NOT NULL REFERENCES book (id) ON DELETE CASCADE,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX book_key_book ON book_key (book);

-- Names of authors that a catalogue gives apart from its books (Open Library), and the books that wait
-- for one.
CREATE TABLE catalogue_author (
    key TEXT PRIMARY KEY,
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE book_author_wanted (
    author TEXT NOT NULL,
    book BLOB NOT NULL REFERENCES book (id) ON DELETE CASCADE,
    PRIMARY KEY (author, book)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE book_text USING fts5 (
    title_words, author_words,
    content = 'book', content_rowid = 'number', tokenize = 'unicode61', prefix = '2 3'
);
CREATE TRIGGER book_text_added AFTER INSERT ON book BEGIN
    INSERT INTO book_text (rowid, title_words, author_words)
    VALUES (new.number, new.title_words, new.author_words);
END;
CREATE TRIGGER book_text_removed AFTER DELETE ON book BEGIN
    INSERT INTO book_text (book_text, rowid, title_words, author_words)
    VALUES ('delete', old.number, old.title_words, old.author_words);
END;
CREATE TRIGGER book_text_changed AFTER UPDATE OF title_words, author_words ON book
WHEN old.title_words <> new.title_words OR old.author_words <> new.author_words BEGIN
    INSERT INTO book_text (book_text, rowid, title_words, author_words)
    VALUES ('delete', old.number, old.title_words, old.author_words);
    INSERT INTO book_text (rowid, title_words, author_words)
    VALUES (new.number, new.title_words, new.author_words);
END;

-- A catalogue file on its way in. `position` is how far its rows are committed, so that a killed
-- import goes on from there.
CREATE TABLE catalogue_import (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    file TEXT NOT NULL, -- path
    name TEXT NOT NULL, -- as its sender called it
    account BLOB,
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
    position INTEGER NOT NULL DEFAULT 0,
    size INTEGER NOT NULL DEFAULT 0,
    rows INTEGER NOT NULL DEFAULT 0,
    added INTEGER NOT NULL DEFAULT 0,
    updated INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0, -- rows that could not be read
    reason TEXT,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE activity (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    at INTEGER NOT NULL,
    actor BLOB, -- NULL: the daemon, or its operator's command line
    action TEXT NOT NULL, -- "book.delete"
    subject TEXT NOT NULL, -- "book:978…"
    detail TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(detail))
) STRICT, WITHOUT ROWID;
CREATE INDEX activity_at ON activity (at, id);
CREATE INDEX activity_actor ON activity (actor, at);
