-- The desktop's tables: sync.md §5, client. Unsigned 64 bit numbers (devices, lins, chains) are kept as
-- SQLite's signed integers of the same bits; stamps as blobs of 16 bytes.

-- n = 1 is the account's own space; its id is not known before a server has said it.
CREATE TABLE space (
    n INTEGER PRIMARY KEY,
    sp BLOB UNIQUE CHECK (sp IS NULL OR length(sp) = 16),
    role TEXT NOT NULL DEFAULT 'owner',
    cursor INTEGER NOT NULL DEFAULT 0,
    lin INTEGER NOT NULL DEFAULT 0,
    high_seq INTEGER NOT NULL DEFAULT 0,
    high_lin INTEGER NOT NULL DEFAULT 0,
    condition INTEGER NOT NULL DEFAULT 0 CHECK (condition BETWEEN 0 AND 3),
    fork INTEGER NOT NULL DEFAULT 0,
    staged INTEGER NOT NULL DEFAULT 0,
    staged_lin INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO space (n) VALUES (1);

CREATE TABLE state (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    dev INTEGER NOT NULL DEFAULT 0,
    next_d INTEGER NOT NULL DEFAULT 1,
    through INTEGER NOT NULL DEFAULT 0,
    chain INTEGER NOT NULL DEFAULT 0,
    last_stamp INTEGER NOT NULL DEFAULT 0,
    acked_stamp INTEGER NOT NULL DEFAULT 0,
    offset_ms INTEGER NOT NULL DEFAULT 0,
    acct BLOB CHECK (acct IS NULL OR length(acct) = 16),
    is_open INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO state (one) VALUES (1);

-- Rows. A register's value is in its column, or in `extra` (CBOR map) if the column cannot hold it: a
-- field of a newer version, an odd type. Which registers there are, with stamp, seq and generation, says
-- `meta`. Lists of texts have U+001F after each element; money has its currency beside it.

CREATE TABLE list (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    space INTEGER NOT NULL REFERENCES space,
    "name" TEXT,
    "pos" TEXT,
    "role" TEXT,
    "visibility" TEXT,
    "sort" TEXT,
    "view" TEXT,
    life INTEGER NOT NULL CHECK (life IN (0, 1)),
    life_st BLOB NOT NULL CHECK (length(life_st) = 16),
    life_seq INTEGER NOT NULL,
    life_base INTEGER NOT NULL,
    rseq INTEGER NOT NULL,
    extra BLOB,
    meta BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE wish (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    space INTEGER NOT NULL REFERENCES space,
    "list" BLOB,
    "pos" TEXT,
    "book_id" BLOB,
    "isbn" TEXT,
    "title" TEXT,
    "authors" TEXT,
    "published" TEXT,
    "series" TEXT,
    "series_no" TEXT,
    "cover_hint" TEXT,
    "source_key" TEXT,
    "want" INTEGER,
    "own" INTEGER,
    "state" TEXT,
    "edition_mode" TEXT,
    "edition_isbns" TEXT,
    "edition_languages" TEXT,
    "limit_total" INTEGER,
    "limit_total_currency" TEXT,
    "limit_condition" TEXT,
    "limit_distance_m" INTEGER,
    "words" TEXT,
    "not_words" TEXT,
    "alert" TEXT,
    "ask_neighbours" INTEGER,
    "priority" INTEGER,
    "note" TEXT,
    "rating" INTEGER,
    "read_from" TEXT,
    "read_to" TEXT,
    "bought_total" INTEGER,
    "bought_total_currency" TEXT,
    "bought_at" TEXT,
    "added_at" INTEGER,
    place INTEGER NOT NULL CHECK (place BETWEEN 0 AND 2), -- domain::Placement
    life INTEGER NOT NULL CHECK (life IN (0, 1)),
    life_st BLOB NOT NULL CHECK (length(life_st) = 16),
    life_seq INTEGER NOT NULL,
    life_base INTEGER NOT NULL,
    rseq INTEGER NOT NULL,
    extra BLOB,
    meta BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    space INTEGER NOT NULL REFERENCES space,
    "wish" BLOB,
    "text" TEXT,
    life INTEGER NOT NULL CHECK (life IN (0, 1)),
    life_st BLOB NOT NULL CHECK (length(life_st) = 16),
    life_seq INTEGER NOT NULL,
    life_base INTEGER NOT NULL,
    rseq INTEGER NOT NULL,
    extra BLOB,
    meta BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_search (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    space INTEGER NOT NULL REFERENCES space,
    "name" TEXT,
    "query" TEXT,
    "place" BLOB,
    "radius_m" INTEGER,
    "kinds" TEXT,
    "alert" TEXT,
    life INTEGER NOT NULL CHECK (life IN (0, 1)),
    life_st BLOB NOT NULL CHECK (length(life_st) = 16),
    life_seq INTEGER NOT NULL,
    life_base INTEGER NOT NULL,
    rseq INTEGER NOT NULL,
    extra BLOB,
    meta BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pref (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    space INTEGER NOT NULL REFERENCES space,
    "value" BLOB,
    life INTEGER NOT NULL CHECK (life IN (0, 1)),
    life_st BLOB NOT NULL CHECK (length(life_st) = 16),
    life_seq INTEGER NOT NULL,
    life_base INTEGER NOT NULL,
    rseq INTEGER NOT NULL,
    extra BLOB,
    meta BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    space INTEGER NOT NULL REFERENCES space,
    "list" BLOB,
    "wish" BLOB,
    "by" BLOB,
    "state" TEXT,
    life INTEGER NOT NULL CHECK (life IN (0, 1)),
    life_st BLOB NOT NULL CHECK (length(life_st) = 16),
    life_seq INTEGER NOT NULL,
    life_base INTEGER NOT NULL,
    rseq INTEGER NOT NULL,
    extra BLOB,
    meta BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX wish_of_list ON wish (list, place, pos);

CREATE INDEX wish_elsewhere ON wish (place) WHERE place <> 0;

CREATE INDEX tag_of ON tag (wish);

-- Rows of kinds that this version does not know, as they came.
CREATE TABLE foreign_row (
    space INTEGER NOT NULL REFERENCES space,
    kind TEXT NOT NULL,
    id BLOB NOT NULL CHECK (length(id) = 16),
    seq INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (space, kind, id)
) STRICT, WITHOUT ROWID;

-- Groups not acknowledged yet, numbered without gaps. Once sent, the bytes stay.
CREATE TABLE outbox (
    d INTEGER PRIMARY KEY,
    space INTEGER NOT NULL REFERENCES space,
    body BLOB NOT NULL,
    sent INTEGER NOT NULL DEFAULT 0 CHECK (sent IN (0, 1)),
    made_ms INTEGER NOT NULL,
    action BLOB NOT NULL CHECK (length(action) = 16)
) STRICT;

CREATE TABLE quarantine (
    n INTEGER PRIMARY KEY,
    d INTEGER NOT NULL,
    dev INTEGER NOT NULL,
    body BLOB NOT NULL,
    why TEXT NOT NULL,
    field TEXT NOT NULL DEFAULT '',
    action BLOB NOT NULL CHECK (length(action) = 16),
    made_ms INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;

-- The last confirmed value of fields with unsent edits; "life" is one of them.
CREATE TABLE shadow (
    kind INTEGER NOT NULL,
    id BLOB NOT NULL CHECK (length(id) = 16),
    field TEXT NOT NULL,
    value BLOB NOT NULL, -- CBOR; of a life [alive, base]
    stamp BLOB NOT NULL CHECK (length(stamp) = 16),
    seq INTEGER NOT NULL,
    gen INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, id, field)
) STRICT, WITHOUT ROWID;

-- A space fetched anew, until it is joined.
CREATE TABLE stage_row (
    space INTEGER NOT NULL REFERENCES space,
    kind INTEGER NOT NULL,
    id BLOB NOT NULL CHECK (length(id) = 16),
    body BLOB NOT NULL,
    PRIMARY KEY (space, kind, id)
) STRICT, WITHOUT ROWID;

-- What can be fetched again.
CREATE TABLE quote (
    wish BLOB PRIMARY KEY CHECK (length(wish) = 16),
    total INTEGER NOT NULL,
    currency TEXT NOT NULL,
    condition INTEGER NOT NULL,
    at_least INTEGER NOT NULL CHECK (at_least IN (0, 1)),
    sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
    seen_at INTEGER NOT NULL,
    source TEXT NOT NULL,
    copies INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE near (
    wish BLOB PRIMARY KEY CHECK (length(wish) = 16),
    count INTEGER NOT NULL CHECK (count > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE fetched (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    body BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What became of each row of an imported file.
CREATE TABLE import_batch (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    file TEXT NOT NULL,
    format TEXT NOT NULL,
    digest BLOB NOT NULL,
    at INTEGER NOT NULL,
    action BLOB,
    heap_in INTEGER NOT NULL,
    heap_look_again INTEGER NOT NULL,
    heap_could_not_read INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX import_digest ON import_batch (digest);

CREATE TABLE import_row (
    batch BLOB NOT NULL REFERENCES import_batch ON DELETE CASCADE,
    line INTEGER NOT NULL,
    heap INTEGER NOT NULL CHECK (heap BETWEEN 0 AND 2),
    title TEXT NOT NULL,
    raw TEXT NOT NULL,
    reason TEXT NOT NULL,
    wish BLOB,
    PRIMARY KEY (batch, line)
) STRICT, WITHOUT ROWID;
