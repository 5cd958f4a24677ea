-- SPDX-License-Identifier: GPL-3.0-or-later
-- A space's log is swept of what nobody will ask for any more: how far the sweep has come, and where
-- it ends. Above `sweep_to` the log is gapless.

ALTER TABLE space ADD COLUMN swept INTEGER NOT NULL DEFAULT 0;

ALTER TABLE space ADD COLUMN sweep_to INTEGER NOT NULL DEFAULT 0;
