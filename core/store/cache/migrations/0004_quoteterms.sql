-- Until when a quote may be shown, by the terms of the source that it is from; null: they do not say. What was
-- pencilled without them is asked for again.
DELETE FROM quote;
ALTER TABLE quote ADD COLUMN good_until INTEGER;
CREATE INDEX quote_good_until ON quote (good_until) WHERE good_until IS NOT NULL;
