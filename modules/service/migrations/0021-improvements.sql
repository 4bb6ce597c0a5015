-- The Service Improvement Plan. Times are epoch milliseconds; action, measure, benefit and the notes of progress are erasable.
CREATE TABLE service.improvement (
  id           text PRIMARY KEY,
  number       text NOT NULL,
  sequence     integer NOT NULL UNIQUE,
  -- planned, reached, dropped
  situation    text NOT NULL,
  source       text NOT NULL,
  month        text,
  title        text NOT NULL,
  agreement_id text,
  service_id   text,
  owner_id     text,
  owner        text NOT NULL,
  action       text,
  measure      text,
  benefit      text,
  percent      smallint NOT NULL,
  review_at    bigint NOT NULL,
  planned_at   bigint NOT NULL,
  changed_at   bigint NOT NULL,
  progress     jsonb NOT NULL
);
