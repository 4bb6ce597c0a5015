-- What people follow of their own, of whatever kind. Times are epoch milliseconds; title and owner are erasable.
CREATE TABLE service.own_record (
  id         text PRIMARY KEY,
  -- it-incident, request
  kind       text NOT NULL,
  owner_id   text NOT NULL,
  owner      text,
  number     text NOT NULL,
  title      text,
  site_id    text,
  service_id text,
  standing   jsonb NOT NULL,
  raised_at  bigint NOT NULL,
  changed_at bigint NOT NULL
);
CREATE INDEX own_record_owner ON service.own_record (owner_id, id);
CREATE INDEX own_record_site ON service.own_record (site_id, id) WHERE site_id IS NOT NULL;

-- Who has said "me too" of an outage.
CREATE TABLE service.affected (
  service_incident_id text NOT NULL,
  person_id           text NOT NULL,
  joined_at           bigint NOT NULL,
  PRIMARY KEY (service_incident_id, person_id)
);
CREATE INDEX affected_person ON service.affected (person_id);
CREATE INDEX service_incident_outage ON service.service_incident (id) WHERE priority = 1 AND situation <> 'closed';
