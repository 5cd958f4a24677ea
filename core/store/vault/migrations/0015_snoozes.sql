-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a reader put off in the morning post: a book of a notification, until a moment or until it
-- costs less than `minor`. Times are milliseconds since 1970 in UTC.

CREATE TABLE snooze (
    notification BLOB NOT NULL REFERENCES notification (id) ON DELETE CASCADE,
    wish BLOB NOT NULL CHECK (length(wish) = 16),
    account BLOB NOT NULL CHECK (length(account) = 16),
    until INTEGER,
    minor INTEGER,
    currency TEXT CHECK (length(currency) = 3),
    PRIMARY KEY (notification, wish),
    CHECK ((minor IS NULL) = (currency IS NULL)),
    CHECK ((until IS NULL) <> (minor IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX snooze_of ON snooze (account);
