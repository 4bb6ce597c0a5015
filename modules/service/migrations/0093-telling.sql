-- Who was told what of an IT incident, by the rules of the force.
CREATE TABLE service.staff_told (
  person_id           text NOT NULL,
  position            bigint NOT NULL,
  service_incident_id text NOT NULL,
  at                  bigint NOT NULL,
  why                 text NOT NULL,
  PRIMARY KEY (person_id, position)
);
CREATE INDEX staff_told_of ON service.staff_told (service_incident_id);
