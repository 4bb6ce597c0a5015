-- By what a caller is found again: how the name sounds and is misspelt, and the door (pole's keys). Only contacts with a name or an
-- address have a row; numbers have an index of their own (contact_number_tail).
CREATE TABLE operations.caller (
  contact_id text PRIMARY KEY,
  keys       text[] NOT NULL
);
CREATE INDEX caller_keys ON operations.caller USING gin (keys) WITH (fastupdate = off);
-- As in pole.entry: without statistics the planner uses the index for rare names as well.
ALTER TABLE operations.caller ALTER COLUMN keys SET STATISTICS 0;
