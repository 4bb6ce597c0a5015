-- People, vehicles and property that records speak of. What names them is erasable; times are epoch milliseconds.
CREATE TABLE pole.entry (
  id        text PRIMARY KEY,
  -- person, vehicle, property
  kind      text NOT NULL,
  -- known, merged
  state     text NOT NULL,
  -- The entry that this one was merged into.
  into_id   text,
  name      text,
  said      jsonb,
  -- Log position of what was said last.
  said_position bigint NOT NULL,
  -- {intoId, reason, by, at}: somebody thinks that it is the same as another; or null.
  proposal  jsonb,
  added_by  text NOT NULL,
  added_at  bigint NOT NULL,
  -- How its names sound and are misspelt, its numbers, addresses, registration (names/keys.ts). No extension is needed for it.
  keys      text[] NOT NULL
);
-- No pending list: a search in the middle of a call does not read through what was put off.
CREATE INDEX entry_keys ON pole.entry USING gin (keys) WITH (fastupdate = off) WHERE state = 'known';
-- Without statistics the planner takes keys to be rare and uses the index. What it would count are the common ones, and then it reads
-- the whole table for the rare names that matter.
ALTER TABLE pole.entry ALTER COLUMN keys SET STATISTICS 0;
CREATE INDEX entry_merged ON pole.entry (into_id) WHERE into_id IS NOT NULL;

-- An entry's role in an incident or a contact.
CREATE TABLE pole.link (
  id         text PRIMARY KEY,
  entry_id   text NOT NULL,
  role       text NOT NULL,
  -- incident, contact
  about_kind text NOT NULL,
  about_id   text NOT NULL,
  reason     text,
  linked_by  text NOT NULL,
  linked_at  bigint NOT NULL,
  -- linked, unlinked
  state      text NOT NULL
);
CREATE INDEX link_entry ON pole.link (entry_id, linked_at) WHERE state = 'linked';
CREATE INDEX link_about ON pole.link (about_id) WHERE state = 'linked';

-- Markers warn of people and vehicles as well as of places.
ALTER TABLE pole.marker ADD COLUMN entry_id text;
CREATE INDEX marker_entry ON pole.marker (entry_id) WHERE state = 'in-force' AND entry_id IS NOT NULL;
