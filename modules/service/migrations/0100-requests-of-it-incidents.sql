-- The IT incident because of which something was asked for; each keeps its own clocks and its own end.
ALTER TABLE service.request ADD COLUMN service_incident_id text, ADD COLUMN service_incident_number text;
CREATE INDEX request_service_incident ON service.request (service_incident_id) WHERE service_incident_id IS NOT NULL;
