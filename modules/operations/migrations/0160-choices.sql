-- What was known when a unit was chosen, one row an assignment.
CREATE TABLE operations.choice (
  assignment_id text PRIMARY KEY,
  incident_id   text NOT NULL,
  position      bigint NOT NULL,
  at            bigint NOT NULL,
  by            text NOT NULL,
  -- The ranking that stood before whoever chose: the first ones with their terms.
  known         jsonb NOT NULL,
  reason        text,
  pack_version  text NOT NULL
);
CREATE INDEX choice_of_incident ON operations.choice (incident_id, position);

-- The level of its response plan that somebody has set for an incident; most have none.
CREATE TABLE operations.plan_level (
  incident_id text PRIMARY KEY,
  plan_id     text NOT NULL,
  level       integer NOT NULL,
  reason      text,
  at          bigint NOT NULL,
  by          text NOT NULL
);
