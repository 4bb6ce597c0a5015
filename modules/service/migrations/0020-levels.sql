-- What the clocks of IT incidents are worked out from. Times are epoch milliseconds; breach_reason.note is erasable.
CREATE TABLE service.level_record (
  id          text PRIMARY KEY,
  number      text NOT NULL,
  service_id  text,
  category_id text,
  team_id     text NOT NULL,
  priority    smallint NOT NULL,
  raised_at   bigint NOT NULL,
  ended_at    bigint
);
CREATE INDEX level_record_raised ON service.level_record (raised_at);
CREATE INDEX level_record_ended ON service.level_record (ended_at);

CREATE TABLE service.level_event (
  service_incident_id text NOT NULL,
  position            bigint NOT NULL,
  at                  bigint NOT NULL,
  by                  text NOT NULL,
  facts               jsonb NOT NULL,
  PRIMARY KEY (service_incident_id, position)
);

CREATE TABLE service.breach_reason (
  service_incident_id text NOT NULL,
  metric              text NOT NULL,
  reason              text NOT NULL,
  team_id             text NOT NULL,
  note                text,
  by                  text NOT NULL,
  at                  bigint NOT NULL,
  PRIMARY KEY (service_incident_id, metric)
);
