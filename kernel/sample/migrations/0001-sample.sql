CREATE TABLE sample.job (
  id          text PRIMARY KEY,
  state       text NOT NULL,
  note        text,
  unit_id     text,
  restriction text NOT NULL,
  allowed     jsonb NOT NULL,
  guarded_at  bigint NOT NULL
);
CREATE TABLE sample.line (
  id     text PRIMARY KEY,
  job_id text NOT NULL,
  n      integer NOT NULL,
  note   text
);
CREATE TABLE sample.unit (id text PRIMARY KEY, job_id text, times integer NOT NULL);
CREATE TABLE sample.tally (id text PRIMARY KEY, closed integer NOT NULL);
