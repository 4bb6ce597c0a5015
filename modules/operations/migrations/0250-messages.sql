-- Messages between people, desks and units; obs and notes. Who has read one is a receipt beside the log (decision 0004).
CREATE TABLE operations.message (
  id              text PRIMARY KEY,
  -- The incident that it is about, else itself: its rows are read and replaced by this.
  about_id        text NOT NULL,
  incident_id     text,
  incident_number text,
  kind            text NOT NULL,
  priority        text NOT NULL,
  addressees      jsonb NOT NULL,
  to_words        text,
  text            text,
  image           jsonb,
  from_account    text NOT NULL,
  from_name       text NOT NULL,
  from_seat_id    text,
  sent_at         bigint NOT NULL,
  expires_at      bigint NOT NULL,
  ended_at        bigint,
  ended_why       text,
  alarms          jsonb NOT NULL
);
CREATE INDEX message_live ON operations.message (id) WHERE ended_at IS NULL;
CREATE INDEX message_sent ON operations.message (sent_at);
CREATE INDEX message_about ON operations.message (about_id);
CREATE INDEX message_alarmed ON operations.message (id) WHERE alarms <> '[]'::jsonb;

CREATE TABLE operations.message_told (
  -- The message and the account.
  id              text PRIMARY KEY,
  message_id      text NOT NULL,
  account_id      text NOT NULL,
  name            text,
  seat_id         text,
  callsign        text,
  told_at         bigint NOT NULL,
  acknowledged_at bigint
);
CREATE INDEX message_told_of ON operations.message_told (message_id);

CREATE TABLE operations.message_read (
  message_id text NOT NULL,
  account_id text NOT NULL,
  at         bigint NOT NULL,
  PRIMARY KEY (message_id, account_id)
);
