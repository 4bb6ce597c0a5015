-- Calls and other contacts. Times are epoch milliseconds; free text and personal data come from erasable details and may be null.
CREATE TABLE operations.contact (
  id             text PRIMARY KEY,
  -- The local day and the sequence in it; null while it rings. Gaps are allowed, doubles are not.
  day            text,
  sequence       integer,
  number         text,
  state          text NOT NULL,
  channel        text NOT NULL,
  caller_number  text,
  caller_name    text,
  caller_address text,
  what           text,
  note           text,
  circle         jsonb,
  place          jsonb,
  received_at    bigint NOT NULL,
  answered_at    bigint,
  seat_id        text,
  taken_by       text,
  incident_id    text,
  outcome        text,
  alarms         jsonb NOT NULL
);
CREATE UNIQUE INDEX contact_number ON operations.contact (day, sequence) WHERE sequence IS NOT NULL;
CREATE INDEX contact_unsettled ON operations.contact (received_at) WHERE state <> 'settled';
CREATE INDEX contact_caller ON operations.contact (caller_number, received_at) WHERE caller_number IS NOT NULL;
CREATE INDEX contact_incident ON operations.contact (incident_id) WHERE incident_id IS NOT NULL;
