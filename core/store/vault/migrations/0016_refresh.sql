-- SPDX-License-Identifier: GPL-3.0-or-later
-- The refresh token that the one alive was given for. It works again, until the one alive is used:
-- an answer may be lost on its way.

ALTER TABLE session ADD COLUMN previous_hash BLOB CHECK (length(previous_hash) = 32);
