-- Every word of the search index goes with its four weeks: a common word has a short list in each of them, and the newest are read
-- first and alone. One list of all years would be read from its beginning for one page of its end. And what is entered now touches
-- one small part of the index. The weeks in older entries (w=) are sought by nobody any more.
CREATE FUNCTION operations.by_period(received_at bigint, words tsvector) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT array_to_tsvector(array_agg((received_at / 2419200000) || '.' || word)) FROM unnest(tsvector_to_array(words)) AS word
$$;
DROP INDEX operations.history_entry_words;
CREATE INDEX history_entry_by_period ON operations.history_entry USING gin (operations.by_period(received_at, words)) WITH (fastupdate = off);
-- No word of one period is common: what could be counted of them would mislead the planner.
ALTER INDEX operations.history_entry_by_period ALTER COLUMN 1 SET STATISTICS 0;
