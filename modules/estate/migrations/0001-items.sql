-- Items of the estate and what they need. Times are epoch milliseconds; name, personal and the text of lines are erasable.
CREATE TABLE estate.item (
  id         text PRIMARY KEY,
  class_id   text NOT NULL,
  label      text NOT NULL UNIQUE,
  prefix     text,
  sequence   integer,
  stage      text NOT NULL,
  archived   boolean NOT NULL,
  name       text,
  fields     jsonb NOT NULL,
  personal   jsonb,
  origins    jsonb NOT NULL,
  source     text NOT NULL,
  -- open, restricted, concealed
  access     text NOT NULL,
  allowed    text[] NOT NULL,
  guarded_at bigint NOT NULL,
  added_at   bigint NOT NULL,
  changed_at bigint NOT NULL
);
CREATE UNIQUE INDEX item_number ON estate.item (prefix, sequence) WHERE sequence IS NOT NULL;
CREATE INDEX item_fields ON estate.item USING gin (fields jsonb_path_ops);

CREATE TABLE estate.relation (
  id         text PRIMARY KEY,
  from_id    text NOT NULL,
  to_id      text NOT NULL,
  kind       text NOT NULL,
  group_name text,
  needs      integer
);
CREATE INDEX relation_from ON estate.relation (from_id);
CREATE INDEX relation_to ON estate.relation (to_id);

CREATE TABLE estate.item_line (
  item_id  text NOT NULL,
  position bigint NOT NULL,
  at       bigint NOT NULL,
  author   text NOT NULL,
  kind     text NOT NULL,
  text     text NOT NULL,
  PRIMARY KEY (item_id, position)
);
