-- SPDX-License-Identifier: GPL-3.0-or-later
-- Bookshops and public bookcases that a source knows in an area: a cell and a distance, as text. They
-- are exact; who asked for them is not kept with them.

CREATE TABLE place (
    area TEXT NOT NULL,
    is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
    source TEXT NOT NULL,
    ref TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    lat REAL NOT NULL CHECK (lat BETWEEN -90 AND 90),
    lng REAL NOT NULL CHECK (lng BETWEEN -180 AND 180),
    address TEXT NOT NULL,
    website TEXT NOT NULL,
    hours TEXT NOT NULL,
    PRIMARY KEY (area, is_sample, source, ref)
) STRICT, WITHOUT ROWID;
