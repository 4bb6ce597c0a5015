-- Incidents and their logs.
CREATE TABLE operations.incident (
  id                text PRIMARY KEY,
  day               text NOT NULL,
  sequence          integer NOT NULL,
  number            text NOT NULL,
  contact_id        text,
  -- Derived: open, assigned, attending, at-scene, resulted, closed.
  state             text NOT NULL,
  code              text NOT NULL,
  code_name         text NOT NULL,
  grade             text NOT NULL,
  grade_name        text NOT NULL,
  -- 1 is the heaviest.
  weight            integer NOT NULL,
  emergency_driving boolean NOT NULL,
  channel           text NOT NULL,
  callers           integer NOT NULL,
  label             text NOT NULL,
  lon               double precision,
  lat               double precision,
  gazetteer_id      text,
  verified          boolean NOT NULL,
  area_id           text,
  ward              text,
  setting           text NOT NULL,
  what              text,
  received_at       bigint NOT NULL,
  opened_at         bigint NOT NULL,
  closed_at         bigint,
  owner_seat_id     text,
  owner_seat_name   text,
  restriction       text NOT NULL,
  allowed           jsonb NOT NULL,
  radius_metres     integer NOT NULL,
  -- Log position at which the restriction or its list last changed.
  guarded_at        bigint NOT NULL,
  referred_to       text,
  referred_reason   text,
  next_review_at    bigint,
  result            text,
  closing_code      text,
  lines             integer NOT NULL,
  last_line_at      bigint NOT NULL,
  clocks            jsonb NOT NULL,
  units             jsonb NOT NULL,
  agencies          jsonb NOT NULL,
  alarms            jsonb NOT NULL
);
CREATE UNIQUE INDEX incident_number ON operations.incident (day, sequence);
CREATE INDEX incident_open ON operations.incident (weight, received_at) WHERE state <> 'closed';
CREATE INDEX incident_where ON operations.incident (lat, lon);
CREATE INDEX incident_owner ON operations.incident (owner_seat_id) WHERE state <> 'closed';
CREATE INDEX incident_concealed ON operations.incident (id) WHERE restriction = 'concealed' AND state <> 'closed';
CREATE INDEX incident_alarmed ON operations.incident (id) WHERE alarms <> '[]'::jsonb;

CREATE TABLE operations.incident_line (
  incident_id  text NOT NULL,
  -- The line id that the writer minted, or the log position.
  id           text NOT NULL,
  position     bigint NOT NULL,
  at           bigint NOT NULL,
  occurred_at  bigint NOT NULL,
  kind         text NOT NULL,
  text         text,
  by           text NOT NULL,
  seat_id      text,
  corrects     text,
  corrected_by text,
  PRIMARY KEY (incident_id, id)
);
CREATE INDEX incident_line_order ON operations.incident_line (incident_id, position);
CREATE INDEX incident_line_id ON operations.incident_line (id);

-- How many lines of a log a person has seen: read receipts stay out of the log (decision 0004).
CREATE TABLE operations.last_looked (
  account_id  text NOT NULL,
  incident_id text NOT NULL,
  lines       integer NOT NULL,
  at          bigint NOT NULL,
  PRIMARY KEY (account_id, incident_id)
);
