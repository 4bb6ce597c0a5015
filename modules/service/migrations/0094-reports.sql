-- Reports that are made by themselves; next_at null: no more. A made one keeps its numbers as they were.
CREATE TABLE service.report_schedule (
  id      text PRIMARY KEY,
  name    text NOT NULL,
  kind    text NOT NULL,
  -- day, week, month
  every   text NOT NULL,
  at      text NOT NULL,
  next_at bigint
);
CREATE TABLE service.report_made (
  position    bigint PRIMARY KEY,
  schedule_id text NOT NULL,
  name        text NOT NULL,
  kind        text NOT NULL,
  from_at     bigint NOT NULL,
  to_at       bigint NOT NULL,
  made_at     bigint NOT NULL,
  rows        jsonb NOT NULL
);
CREATE INDEX report_made_of ON service.report_made (schedule_id);
