-- SPDX-License-Identifier: GPL-3.0-or-later
-- Neighbours: where people are (never finer than their cell), what they offer, what they look for, and
-- which of these belong together.
-- Where a person is: the centre of their cell. The point they sent is not kept.
CREATE TABLE position (
    account BLOB NOT NULL PRIMARY KEY CHECK (length(account) = 16),
    lat REAL NOT NULL CHECK (lat BETWEEN -90 AND 90),
    lng REAL NOT NULL CHECK (lng BETWEEN -180 AND 180),
    cell_m INTEGER NOT NULL CHECK (cell_m IN (1000, 3000, 10000)),
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- An offer or a search: same shape, opposite direction. lat and lng are the centre of a cell.
CREATE TABLE post (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    account BLOB NOT NULL CHECK (length(account) = 16),
    direction TEXT NOT NULL CHECK (direction IN ('offer', 'search')),
    kind TEXT NOT NULL CHECK (kind IN ('sell', 'give', 'swap', 'lend')),
    isbn INTEGER,
    title TEXT NOT NULL,
    authors TEXT NOT NULL DEFAULT '[]',
    title_key INTEGER NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    keywords TEXT NOT NULL DEFAULT '[]',
    lat REAL NOT NULL CHECK (lat BETWEEN -90 AND 90),
    lng REAL NOT NULL CHECK (lng BETWEEN -180 AND 180),
    cell_m INTEGER NOT NULL CHECK (cell_m IN (1000, 3000, 10000)),
    radius_m INTEGER NOT NULL CHECK (radius_m >= 0),
    price_minor INTEGER,
    price_currency TEXT,
    condition TEXT,
    moves_with_me INTEGER NOT NULL CHECK (moves_with_me IN (0, 1)),
    images TEXT NOT NULL DEFAULT '[]',
    valid_from INTEGER NOT NULL,
    valid_until INTEGER,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    created_at INTEGER NOT NULL,
    edited_at INTEGER NOT NULL,
    deleted_at INTEGER,
    CHECK ((price_minor IS NULL) = (price_currency IS NULL))
) STRICT;

CREATE INDEX post_of_account ON post (account, direction, id);

CREATE INDEX post_isbn ON post (isbn) WHERE isbn IS NOT NULL AND deleted_at IS NULL;

CREATE INDEX post_title ON post (title_key) WHERE deleted_at IS NULL;

-- The box around each post's region; one that crosses the 180th meridian has two.
CREATE VIRTUAL TABLE post_box USING rtree(n, lat_min, lat_max, lng_min, lng_max, +post INTEGER);

CREATE TABLE post_keyword (
    keyword TEXT NOT NULL,
    post INTEGER NOT NULL REFERENCES post (n) ON DELETE CASCADE,
    PRIMARY KEY (keyword, post)
) STRICT, WITHOUT ROWID;

CREATE INDEX post_keyword_of ON post_keyword (post);

-- An offer, and who it is for: a standing search or a wish. `seeker_id` is the search's or wish's id.
CREATE TABLE match (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    offer INTEGER NOT NULL REFERENCES post (n) ON DELETE CASCADE,
    offerer BLOB NOT NULL CHECK (length(offerer) = 16),
    seeker BLOB NOT NULL CHECK (length(seeker) = 16),
    search INTEGER REFERENCES post (n) ON DELETE CASCADE,
    wish BLOB,
    seeker_id BLOB NOT NULL CHECK (length(seeker_id) = 16),
    band TEXT NOT NULL,
    why TEXT NOT NULL,
    seen_by_offerer INTEGER NOT NULL DEFAULT 0 CHECK (seen_by_offerer IN (0, 1)),
    seen_by_seeker INTEGER NOT NULL DEFAULT 0 CHECK (seen_by_seeker IN (0, 1)),
    created_at INTEGER NOT NULL,
    CHECK ((search IS NULL) <> (wish IS NULL)),
    UNIQUE (offer, seeker_id)
) STRICT;

CREATE INDEX match_seeker ON match (seeker, n);

CREATE INDEX match_seeker_id ON match (seeker_id);

CREATE INDEX match_offerer ON match (offerer, n);

CREATE INDEX match_search ON match (search) WHERE search IS NOT NULL;

CREATE TABLE notification (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    account BLOB NOT NULL CHECK (length(account) = 16),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    about TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    read_at INTEGER
) STRICT;

CREATE INDEX notification_of ON notification (account, id);

CREATE UNIQUE INDEX notification_unread ON notification (account, kind, subject) WHERE read_at IS NULL;
