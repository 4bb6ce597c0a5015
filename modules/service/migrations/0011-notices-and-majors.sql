-- What everybody is told. title and text are erasable.
CREATE TABLE service.notice (
  id          text PRIMARY KEY,
  -- outage, planned
  kind        text NOT NULL,
  major       boolean NOT NULL,
  shown       boolean NOT NULL,
  title       text,
  text        text,
  service_ids text[] NOT NULL,
  site_ids    text[] NOT NULL,
  about_id    text,
  starts_at   bigint NOT NULL,
  until       bigint,
  next_at     bigint,
  changed_at  bigint NOT NULL
);
CREATE INDEX notice_shown ON service.notice (id) WHERE shown;

-- Major IT incidents. title, text, manager, lessons and actions are erasable.
CREATE TABLE service.major (
  id                      text PRIMARY KEY,
  number                  text NOT NULL,
  sequence                integer NOT NULL UNIQUE,
  -- running, ended, reviewed
  situation               text NOT NULL,
  service_incident_id     text NOT NULL,
  service_incident_number text NOT NULL,
  title                   text,
  text                    text,
  manager_id              text NOT NULL,
  manager                 text,
  service_ids             text[] NOT NULL,
  declared_at             bigint NOT NULL,
  updated_at              bigint NOT NULL,
  next_at                 bigint NOT NULL,
  ended_at                bigint,
  review_due_at           bigint,
  lessons                 text,
  actions                 jsonb NOT NULL
);
CREATE INDEX major_of_incident ON service.major (service_incident_id);

CREATE TABLE service.major_line (
  major_id text NOT NULL,
  position bigint NOT NULL,
  at       bigint NOT NULL,
  author   text NOT NULL,
  kind     text NOT NULL,
  text     text NOT NULL,
  PRIMARY KEY (major_id, position)
);
