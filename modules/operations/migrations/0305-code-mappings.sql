-- What the last test of the code mappings found, and codes that a partner could not be given.
CREATE TABLE operations.code_test (
  id     text PRIMARY KEY,
  shown  jsonb NOT NULL,
  alarms jsonb NOT NULL
);

CREATE TABLE operations.unmapped_code (
  id          text PRIMARY KEY,
  incident_id text NOT NULL,
  at          bigint NOT NULL,
  partner_id  text NOT NULL,
  shown       jsonb NOT NULL
);
CREATE INDEX unmapped_code_incident ON operations.unmapped_code (incident_id);
CREATE INDEX unmapped_code_at ON operations.unmapped_code (at);
