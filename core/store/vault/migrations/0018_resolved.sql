-- SPDX-License-Identifier: GPL-3.0-or-later
-- Any catalogue may have known what a key is: found_by is its id, or 'title'.

CREATE TABLE resolution (
    key TEXT PRIMARY KEY,
    book BLOB REFERENCES book (id) ON DELETE CASCADE,
    found_by TEXT,
    tried TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tried)),
    changed INTEGER NOT NULL,
    next_at INTEGER,
    CHECK ((book IS NULL) = (found_by IS NULL))
) STRICT, WITHOUT ROWID;

INSERT INTO resolution (key, book, found_by, tried, changed, next_at)
    SELECT key, book, found_by, tried, changed, next_at FROM job_resolution;

DROP TABLE job_resolution;

ALTER TABLE resolution RENAME TO job_resolution;
