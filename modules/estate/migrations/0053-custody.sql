-- Who has which item, and what is owed since it was lost. `person` is erasable. Times are epoch milliseconds.
CREATE TABLE estate.custody (
  item_id         text PRIMARY KEY,
  person_id       text,
  collar          text,
  person          text,
  since           bigint,
  signature_kind  text,
  signature_sha   text,
  lost_at         bigint,
  lost_by         text,
  incident_id     text,
  -- none, owed, proposed, asked, done
  stun            text,
  report          text,
  -- none, owed, issued
  replacement     text,
  audited_at      bigint,
  -- Promises that run: {key, label, startedAt, dueAt}
  owed            jsonb NOT NULL,
  changed_at      bigint NOT NULL
);
CREATE INDEX custody_person ON estate.custody (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX custody_owed ON estate.custody (item_id) WHERE owed <> '[]'::jsonb;

CREATE TABLE estate.custody_line (
  item_id  text NOT NULL,
  position bigint NOT NULL,
  at       bigint NOT NULL,
  author   text NOT NULL,
  kind     text NOT NULL,
  text     text NOT NULL,
  PRIMARY KEY (item_id, position)
);
