-- What became of incidents in time: a row from the first unit, the first target missed, the closing or a restriction on. An
-- incident that is only raised is in no figure yet, and raising it costs nothing here.
CREATE TABLE insight.response (
  incident_id     text PRIMARY KEY,
  number          text NOT NULL,
  contact_id      text,
  channel         text NOT NULL,
  received_at     bigint NOT NULL,
  opened_at       bigint NOT NULL,
  code            text NOT NULL,
  closing_code    text,
  grade           text NOT NULL,
  -- 1 is the heaviest.
  weight          integer NOT NULL,
  area_id         text,
  setting         text NOT NULL,
  restriction     text NOT NULL,
  allowed         jsonb NOT NULL,
  guarded_at      bigint NOT NULL,
  assigned_at     bigint,
  attended_at     bigint,
  -- When the target was due that was missed.
  deploy_due_at   bigint,
  arrive_due_at   bigint,
  -- Who sent the first unit.
  sent_by_id      text,
  sent_by         text,
  -- Why nobody was sent, or nobody in time.
  reason_code     text,
  reason_name     text,
  closed_at       bigint
);
CREATE INDEX response_received ON insight.response (received_at);
CREATE INDEX response_contact ON insight.response (contact_id);
CREATE INDEX response_closed ON insight.response (closed_at);

-- Calls and other contacts: how long they rang, who took them, how long they took.
CREATE TABLE insight.call (
  contact_id  text PRIMARY KEY,
  number      text,
  channel     text NOT NULL,
  received_at bigint NOT NULL,
  -- False: opened by hand, it never rang here.
  rang        boolean NOT NULL,
  answered_at bigint,
  ended_at    bigint,
  outcome     text,
  -- The national code under which it is counted.
  code        text,
  -- The caller rang off before anybody answered.
  abandoned   boolean NOT NULL,
  incident_id text,
  account_id  text,
  taken_by    text,
  seat_id     text
);
CREATE INDEX call_received ON insight.call (received_at);
CREATE INDEX call_account ON insight.call (account_id, received_at);
