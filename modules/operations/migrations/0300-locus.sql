-- Where an incident is, by area, and which desks have it: what decides for a desk that reaches no further than its areas. Of no
-- area: within the reach of all; so is every incident with an officer in need.
ALTER TABLE operations.incident ADD COLUMN locus jsonb NOT NULL DEFAULT '{"areas": [], "seats": []}';
UPDATE operations.incident SET locus = jsonb_build_object(
  'areas', jsonb_build_array(area_id),
  'seats', CASE WHEN owner_seat_id IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(owner_seat_id) END)
 WHERE area_id IS NOT NULL
   AND NOT EXISTS (SELECT FROM operations.unit WHERE unit.active_incident_id = incident.id AND unit.emergency);
