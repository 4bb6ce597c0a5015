-- Seats, who sits at them, and the published versions of the force pack.
-- Every column that ends in _at holds epoch milliseconds.

CREATE SCHEMA IF NOT EXISTS force;

-- Projection: a row for each seat at which somebody sits. One person, one seat: of two who take at once, the second clashes
-- here, starts again and leaves the first.
CREATE TABLE force.seat (
  seat_id    text PRIMARY KEY,
  account_id text NOT NULL UNIQUE,
  name       text NOT NULL,
  since_at   bigint NOT NULL
);

-- Projection: how often the seat of a person has changed; part of the version of what they may see.
CREATE TABLE force.sitter (
  account_id text PRIMARY KEY,
  changes    integer NOT NULL
);

-- Projection: the pack in force.
CREATE TABLE force.pack (
  pack_id      text PRIMARY KEY,
  version      text NOT NULL,
  hash         text NOT NULL,
  published_at bigint NOT NULL
);

-- Bulk: every version ever loaded, whole. The log names a version, here it is found.
CREATE TABLE force.pack_version (
  pack_id   text NOT NULL,
  version   text NOT NULL,
  hash      text NOT NULL,
  content   jsonb NOT NULL,
  loaded_at bigint NOT NULL,
  PRIMARY KEY (pack_id, version)
);
