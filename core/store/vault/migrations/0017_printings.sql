-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a source says of a copy's printing, each empty where it does not: the binding in the seller's
-- words, the year, the language ("de").

ALTER TABLE copy ADD COLUMN binding TEXT NOT NULL DEFAULT '';
ALTER TABLE copy ADD COLUMN published TEXT NOT NULL DEFAULT '';
ALTER TABLE copy ADD COLUMN language TEXT NOT NULL DEFAULT '';
