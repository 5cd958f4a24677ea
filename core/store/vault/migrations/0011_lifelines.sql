-- SPDX-License-Identifier: GPL-3.0-or-later
-- Copies over time, of sources whose terms let prices be modelled: a row for each copy, and one for each day on
-- which its total (in euro cents, delivered) became another.
CREATE TABLE copy_life (
    subject TEXT NOT NULL,
    country TEXT NOT NULL CHECK (length(country) = 2),
    is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
    id BLOB NOT NULL CHECK (length(id) = 16),
    source TEXT NOT NULL,
    condition TEXT NOT NULL,
    last_day TEXT NOT NULL CHECK (length(last_day) = 10),
    is_gone INTEGER NOT NULL DEFAULT 0 CHECK (is_gone IN (0, 1)),
    PRIMARY KEY (subject, country, is_sample, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE copy_step (
    subject TEXT NOT NULL,
    country TEXT NOT NULL,
    is_sample INTEGER NOT NULL,
    id BLOB NOT NULL,
    day TEXT NOT NULL CHECK (length(day) = 10),
    total_minor INTEGER NOT NULL CHECK (total_minor >= 0),
    PRIMARY KEY (subject, country, is_sample, id, day),
    FOREIGN KEY (subject, country, is_sample, id) REFERENCES copy_life (subject, country, is_sample, id)
        ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Listings that were shown as one copy and that a reader parted again; a < b.
CREATE TABLE copy_parted (
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    a BLOB NOT NULL CHECK (length(a) = 16),
    b BLOB NOT NULL CHECK (length(b) = 16),
    at INTEGER NOT NULL,
    PRIMARY KEY (account, a, b),
    CHECK (a < b)
) STRICT, WITHOUT ROWID;
