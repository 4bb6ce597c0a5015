-- History of another service desk that was taken in, and what came of it. Times are epoch milliseconds; file_name is erasable.
-- history: taken in, and nobody here has worked on it: it rings nobody and is in no figure unless asked for.
ALTER TABLE service.service_incident ADD COLUMN history boolean NOT NULL DEFAULT false;
ALTER TABLE service.level_record ADD COLUMN history boolean NOT NULL DEFAULT false;

CREATE TABLE service.history_import (
  id          text PRIMARY KEY,
  source      text NOT NULL,
  file_name   text,
  author      text NOT NULL,
  at          bigint NOT NULL,
  added       integer NOT NULL,
  continued   integer NOT NULL,
  same        integer NOT NULL,
  -- line and reason of each row that was left out
  faults      jsonb NOT NULL,
  -- records by kind of difference; said and found resolution targets by priority
  differences jsonb NOT NULL,
  compared    jsonb NOT NULL,
  undone_at   bigint
);

-- id: of the IT incident.
CREATE TABLE service.imported_record (
  id          text PRIMARY KEY,
  import_id   text NOT NULL,
  source      text NOT NULL,
  reference   text NOT NULL,
  priority    smallint NOT NULL,
  -- null: the source does not say
  said        boolean,
  -- met, missed, none
  here        text NOT NULL,
  differences text[] NOT NULL,
  -- null, undone, kept
  undone      text
);
CREATE INDEX imported_record_import ON service.imported_record (import_id, id);
CREATE INDEX imported_record_reference ON service.imported_record (source, reference);
