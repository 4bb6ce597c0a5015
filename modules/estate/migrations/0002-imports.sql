-- What imports brought, what they found otherwise than recorded, and when each item was seen last. Times are epoch milliseconds.
ALTER TABLE estate.item
  ADD COLUMN findings integer NOT NULL DEFAULT 0,
  ADD COLUMN stale    boolean NOT NULL DEFAULT false,
  ADD COLUMN seen_at  bigint,
  ADD COLUMN seen_by  text;
CREATE INDEX item_class ON estate.item (class_id);

-- recorded and found are erasable.
CREATE TABLE estate.finding (
  id        text PRIMARY KEY,
  item_id   text NOT NULL,
  field     text NOT NULL,
  source    text NOT NULL,
  recorded  jsonb,
  found     jsonb,
  at        bigint NOT NULL
);
CREATE INDEX finding_item ON estate.finding (item_id);

CREATE TABLE estate.import (
  id        text PRIMARY KEY,
  source    text NOT NULL,
  file_name text,
  author    text NOT NULL,
  at        bigint NOT NULL,
  added     integer NOT NULL,
  changed   integer NOT NULL,
  same      integer NOT NULL,
  findings  integer NOT NULL,
  -- line and reason of each row that was left out
  faults    jsonb NOT NULL,
  undone_at bigint
);

-- Which items an import has written, until it is undone.
CREATE TABLE estate.import_touch (
  id        text PRIMARY KEY,
  import_id text NOT NULL,
  item_id   text NOT NULL
);
CREATE INDEX import_touch_import ON estate.import_touch (import_id);
