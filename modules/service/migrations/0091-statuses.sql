-- How open IT incidents stand, in the force's own words; what was never said has no row.
CREATE TABLE service.service_incident_status (
  service_incident_id text PRIMARY KEY,
  -- Null: as it stood when it was opened.
  status_id           text,
  name                text NOT NULL,
  since               bigint NOT NULL
);
