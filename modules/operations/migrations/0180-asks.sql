-- What incidents need beside their units, asked for and answered. Its words are erased with the events' details.
CREATE TABLE operations.ask (
  id          text PRIMARY KEY,
  ask_id      text NOT NULL,
  incident_id text NOT NULL,
  what        text NOT NULL,
  name        text NOT NULL,
  count       integer NOT NULL,
  urgent      boolean NOT NULL,
  by          text,
  note        text,
  state       text NOT NULL,
  asked_at    bigint NOT NULL,
  asked_by    text NOT NULL,
  due_at      bigint NOT NULL,
  callsigns   text[] NOT NULL,
  answered_at bigint,
  answered_by text,
  reason      text
);
CREATE INDEX ask_of_incident ON operations.ask (incident_id);
CREATE INDEX ask_waits ON operations.ask (asked_at) WHERE state = 'open';
