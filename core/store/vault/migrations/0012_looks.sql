-- SPDX-License-Identifier: GPL-3.0-or-later
-- How often a source has answered about a book: what was made of its copies is good while this stays.

ALTER TABLE copy_answer ADD COLUMN looks INTEGER NOT NULL DEFAULT 0;
