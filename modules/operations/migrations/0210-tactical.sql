-- Pursuits, firearms jobs and their tactical phases, each with its incident. Rebuilt from the log; its words are erased with the details.
CREATE TABLE operations.tactical (
  id           text PRIMARY KEY,
  incident_id  text NOT NULL,
  tactic       jsonb NOT NULL,
  owes_address boolean NOT NULL
);
CREATE INDEX tactical_of_incident ON operations.tactical (incident_id);
