-- Records that a supervisor looks at again: drawn by lot, or closed without anybody having been there.
CREATE TABLE insight.check (
  id          text PRIMARY KEY,
  kind        text NOT NULL,
  rule_id     text NOT NULL,
  rule_name   text NOT NULL,
  questions   jsonb NOT NULL,
  -- The incident, or the contact of which none came.
  subject_id  text NOT NULL,
  incident_id text,
  contact_id  text,
  number      text NOT NULL,
  -- Whose work it was.
  account_id  text,
  person      text,
  drawn_at    bigint NOT NULL,
  drawn_by    text NOT NULL,
  taken_at    bigint,
  taken_by    text,
  answered_at bigint,
  answered_by text,
  answers     jsonb NOT NULL,
  feedback    text
);
CREATE INDEX check_subject ON insight.check (subject_id);
CREATE INDEX check_waiting ON insight.check (drawn_at) WHERE answered_at IS NULL;
CREATE INDEX check_person ON insight.check (account_id, drawn_at);
