-- Drafts of the force pack, who made each version and what it changed, and each time one was ordered, withdrawn or put in force.
-- Every column that ends in _at holds epoch milliseconds.

-- Of the versions loaded before this, nobody knows any more what they changed.
ALTER TABLE force.pack_version
  ADD COLUMN origin  text NOT NULL DEFAULT 'folder',
  ADD COLUMN made_by text NOT NULL DEFAULT 'start',
  ADD COLUMN over    text,
  ADD COLUMN changes jsonb NOT NULL DEFAULT '[]';

-- True: somebody put it there, whom a start of the server does not overrule.
ALTER TABLE force.pack ADD COLUMN chosen boolean NOT NULL DEFAULT false;
-- What the alarm strip shows of a version that is about to take effect, or should have.
ALTER TABLE force.pack ADD COLUMN late jsonb;

-- Projection: drafts that stand.
CREATE TABLE force.draft (
  draft_id   uuid PRIMARY KEY,
  account_id text NOT NULL,
  name       text NOT NULL,
  begun_at   bigint NOT NULL,
  saved_at   bigint NOT NULL
);

-- Projection: what a draft says of a section; `over` is the hash of the section in force that it was made over.
CREATE TABLE force.draft_section (
  draft_id uuid NOT NULL,
  section  text NOT NULL,
  value    jsonb NOT NULL,
  hash     text NOT NULL,
  over     text NOT NULL,
  saved_at bigint NOT NULL,
  PRIMARY KEY (draft_id, section)
);

-- Projection: a row for each time a version was ordered, withdrawn or put in force.
CREATE TABLE force.publication (
  position bigint PRIMARY KEY,
  pack_id  text NOT NULL,
  version  text NOT NULL,
  what     text NOT NULL,
  at       bigint NOT NULL,
  by_name  text NOT NULL,
  reason   text,
  from_at  bigint,
  previous text
);
CREATE INDEX publication_of_version ON force.publication (pack_id, version);
