-- Audits by scan of a station or a room, and every label that was read in them. Times are epoch milliseconds; `settle_note` is erasable.
CREATE TABLE estate.audit (
  id         text PRIMARY KEY,
  station_id text NOT NULL,
  room       text,
  by         text NOT NULL,
  begun_at   bigint NOT NULL,
  ended_at   bigint,
  -- Items that should be there when it began.
  expected   integer NOT NULL,
  -- Promises that run: {key, label, startedAt, dueAt}
  owed       jsonb NOT NULL
);

CREATE TABLE estate.audit_line (
  audit_id    text NOT NULL,
  line_id     text NOT NULL,
  -- as-recorded; exceptions: elsewhere, in-hands, lost, not-in-use, unknown, missing
  kind        text NOT NULL,
  scanned     text NOT NULL,
  item_id     text,
  label       text,
  -- Where the record has it: a station, a room.
  recorded    text NOT NULL,
  at          bigint NOT NULL,
  settled_at  bigint,
  settled_by  text,
  -- found, record-corrected, reported-lost, relabelled, put-back
  settled_how text,
  settle_note text,
  PRIMARY KEY (audit_id, line_id)
);
CREATE INDEX audit_line_open ON estate.audit_line (audit_id, line_id) WHERE kind <> 'as-recorded' AND settled_at IS NULL;
