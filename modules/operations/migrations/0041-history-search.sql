-- The index of the search over all history. It stays out of the log, and behind it by a second: whoever takes a call waits for no
-- index. One entry an incident, and one a contact that came to none.
CREATE TABLE operations.history_entry (
  id          text PRIMARY KEY,
  kind        text NOT NULL,
  received_at bigint NOT NULL,
  -- Stems of what was said; l= place, n= name, c= telephone, u= callsign, #= number, w= week since 1970.
  words       tsvector NOT NULL
);
CREATE INDEX history_entry_time ON operations.history_entry (received_at, id);
-- Without a list of what is yet to be merged: a search would have to read it through.
CREATE INDEX history_entry_words ON operations.history_entry USING gin (words) WITH (fastupdate = off);

-- How far the log has been read for it: one row, once it has been read.
CREATE TABLE operations.history_cursor (
  id       integer PRIMARY KEY CHECK (id = 1),
  position bigint NOT NULL
);

-- Lower case, without accents: as `plain` in history-search/words.ts has it.
CREATE FUNCTION operations.plain(text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT regexp_replace(normalize(lower($1), NFD), U&'[\0300-\036f]', '', 'g') $$;

CREATE FUNCTION operations.tagged(tag text, said text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_to_tsvector(coalesce(array_agg(DISTINCT tag || word), '{}'))
    FROM regexp_split_to_table(operations.plain(said), '[^a-z0-9]+') AS word WHERE word <> ''
$$;
