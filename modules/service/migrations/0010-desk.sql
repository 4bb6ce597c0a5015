-- What the desk does with IT incidents. symptoms, parameters and the names of files are erasable.
ALTER TABLE service.service_incident
  ADD COLUMN symptoms            text,
  ADD COLUMN parameters          jsonb,
  ADD COLUMN call_back_by        text,
  ADD COLUMN computed            smallint,
  ADD COLUMN floor               jsonb,
  ADD COLUMN vip                 text,
  -- waiting, snoozed, done
  ADD COLUMN triage              text NOT NULL DEFAULT 'done',
  ADD COLUMN snoozed_until       bigint,
  ADD COLUMN ping_pong           smallint NOT NULL DEFAULT 0,
  ADD COLUMN links               jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN candidate           text,
  ADD COLUMN resolved_at         bigint,
  ADD COLUMN closed_at           bigint,
  ADD COLUMN closure_category_id text,
  ADD COLUMN resolved_by_id      text,
  ADD COLUMN first_contact       boolean NOT NULL DEFAULT false,
  ADD COLUMN responded_at        bigint,
  ADD COLUMN missed              jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN last_reopened       jsonb;
CREATE INDEX service_incident_category ON service.service_incident (category_id, raised_at);
CREATE INDEX service_incident_team ON service.service_incident (team_id, sequence);
CREATE INDEX service_incident_service ON service.service_incident (service_id, sequence);
CREATE INDEX service_incident_assignee ON service.service_incident (assignee_id) WHERE situation IN ('open', 'paused');
CREATE INDEX service_incident_resolved_by ON service.service_incident (resolved_by_id, resolved_at);
CREATE INDEX service_incident_raised ON service.service_incident (raised_at);
CREATE INDEX service_incident_call_back ON service.service_incident (call_back, sequence) WHERE call_back <> '';
CREATE INDEX service_incident_by_reporter ON service.service_incident (reporter_id, sequence);

-- One row for each end of a link.
CREATE TABLE service.service_incident_link (
  service_incident_id text NOT NULL,
  kind                text NOT NULL,
  other_id            text NOT NULL,
  PRIMARY KEY (service_incident_id, kind, other_id)
);

CREATE TABLE service.service_incident_file (
  id                  text PRIMARY KEY,
  service_incident_id text NOT NULL,
  position            bigint NOT NULL,
  sha256              text NOT NULL,
  media_type          text NOT NULL,
  bytes               bigint NOT NULL,
  -- public, internal
  audience            text NOT NULL,
  -- Null when erased: then the file is given out no more.
  name                text,
  at                  bigint NOT NULL,
  by                  text NOT NULL
);
CREATE INDEX service_incident_file_of ON service.service_incident_file (service_incident_id, position);

-- What was begun and not sent. No projection: nobody has said it.
CREATE TABLE service.draft (
  record_id  text NOT NULL,
  account_id text NOT NULL,
  name       text NOT NULL,
  -- answer, note, workaround, resolve
  kind       text NOT NULL,
  text       text NOT NULL,
  changed_at bigint NOT NULL,
  PRIMARY KEY (record_id, account_id, kind)
);
CREATE INDEX draft_age ON service.draft (changed_at);
