-- Duties: who is planned to be on when, and what became of it.
CREATE TABLE operations.duty (
  id           text PRIMARY KEY,
  plan_id      text NOT NULL,
  callsign     text NOT NULL,
  kind         text NOT NULL,
  area_id      text NOT NULL,
  station_id   text,
  talkgroup    text NOT NULL,
  starts_at    bigint NOT NULL,
  ends_at      bigint NOT NULL,
  extended     boolean NOT NULL,
  -- [{collar, name, permit}]; empty when erased.
  crew         jsonb NOT NULL,
  -- Collar numbers of those who will not come.
  absent       text[] NOT NULL,
  state        text NOT NULL,
  nobody_comes boolean NOT NULL,
  tour_id      text,
  taken_at     bigint,
  ended_at     bigint,
  alarms       jsonb NOT NULL
);
CREATE INDEX duty_planned ON operations.duty (callsign, starts_at) WHERE state = 'planned';
CREATE INDEX duty_on ON operations.duty (tour_id) WHERE state = 'on';
CREATE INDEX duty_time ON operations.duty (starts_at);
CREATE INDEX duty_alarmed ON operations.duty (id) WHERE alarms <> '[]'::jsonb;
