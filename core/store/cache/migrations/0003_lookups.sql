-- What is asked for again and again without a list: the wishes of a book whose copies were found, and those
-- of which nothing but the key of a link is known.
CREATE INDEX wish_of_isbn ON wish (isbn) WHERE isbn <> '';
CREATE INDEX wish_unresolved ON wish (source_key) WHERE coalesce(isbn, '') = '' AND coalesce(authors, '') = '';
