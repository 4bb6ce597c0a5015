-- Where it is, and what reports count by.
ALTER TABLE service.service_incident ADD COLUMN site_id text;
CREATE INDEX service_incident_site ON service.service_incident (site_id, sequence) WHERE site_id IS NOT NULL;
