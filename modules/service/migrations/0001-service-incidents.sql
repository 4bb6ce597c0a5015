-- IT incidents. Times are epoch milliseconds; summary, description, reporter, call_back and the text of lines are erasable.
CREATE TABLE service.service_incident (
  id           text PRIMARY KEY,
  number       text NOT NULL,
  sequence     integer NOT NULL UNIQUE,
  -- open, paused, resolved, closed
  situation    text NOT NULL,
  paused_for   text,
  summary      text,
  description  text,
  reporter     text,
  call_back    text,
  reporter_id  text,
  source       text NOT NULL,
  service_id   text,
  category_id  text,
  team_id      text NOT NULL,
  assignee_id  text,
  assignee     text,
  item_ids     text[] NOT NULL,
  impact       smallint NOT NULL,
  urgency      smallint NOT NULL,
  priority     smallint NOT NULL,
  reopened     integer NOT NULL,
  raised_at    bigint NOT NULL,
  changed_at   bigint NOT NULL,
  clocks       jsonb NOT NULL
);
CREATE INDEX service_incident_open ON service.service_incident (id) WHERE situation <> 'closed';
CREATE INDEX service_incident_reporter ON service.service_incident (reporter_id, raised_at);
CREATE INDEX service_incident_items ON service.service_incident USING gin (item_ids);

CREATE TABLE service.service_incident_line (
  service_incident_id text NOT NULL,
  position            bigint NOT NULL,
  at                  bigint NOT NULL,
  author              text NOT NULL,
  kind                text NOT NULL,
  -- public, internal
  audience            text NOT NULL,
  text                text NOT NULL,
  PRIMARY KEY (service_incident_id, position)
);
