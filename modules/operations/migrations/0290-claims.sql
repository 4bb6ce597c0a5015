-- Units that something else has for a period: a planned operation, another force that borrowed them, or one that lent them.
CREATE TABLE operations.claim (
  id       text PRIMARY KEY,
  kind     text NOT NULL,
  of_id    text NOT NULL,
  callsign text NOT NULL,
  -- Operation or force, as it is said: no personal data.
  name     text NOT NULL,
  from_at  bigint NOT NULL,
  until_at bigint NOT NULL,
  open     boolean NOT NULL
);
CREATE INDEX claim_open ON operations.claim (callsign) WHERE open;
CREATE INDEX claim_of ON operations.claim (of_id);

CREATE TABLE operations.planned_operation (
  id     text PRIMARY KEY,
  ended  boolean NOT NULL,
  ends_at bigint NOT NULL,
  -- As it is shown; its words are erased with the events' details.
  sheet  jsonb NOT NULL,
  alarms jsonb NOT NULL
);
CREATE INDEX planned_operation_runs ON operations.planned_operation (id) WHERE NOT ended;
CREATE INDEX planned_operation_alarmed ON operations.planned_operation (id) WHERE alarms <> '[]'::jsonb;

CREATE TABLE operations.aid (
  id      text PRIMARY KEY,
  over    boolean NOT NULL,
  until_at bigint NOT NULL,
  sheet   jsonb NOT NULL,
  alarms  jsonb NOT NULL
);
CREATE INDEX aid_runs ON operations.aid (id) WHERE NOT over;
CREATE INDEX aid_alarmed ON operations.aid (id) WHERE alarms <> '[]'::jsonb;

-- What partners were called out for, beside the incident that it was for.
CREATE TABLE operations.call_out (
  id          text PRIMARY KEY,
  incident_id text NOT NULL,
  call_out    jsonb NOT NULL
);
CREATE INDEX call_out_of_incident ON operations.call_out (incident_id);

-- Radios that a unit has beside its own since it was paired: what they send is of this unit.
ALTER TABLE operations.unit ADD COLUMN other_issis text[] NOT NULL DEFAULT '{}';

-- What the register owes those who keep it: an authority that ends soon.
ALTER TABLE operations.officer ADD COLUMN alarms jsonb NOT NULL DEFAULT '[]'::jsonb;
CREATE INDEX officer_alarmed ON operations.officer (collar) WHERE alarms <> '[]'::jsonb;
