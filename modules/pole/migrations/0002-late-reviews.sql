-- A review that warns or is late: {state, since, dueAt, told, areaId, label}, or null. It stands in the alarm strip.
ALTER TABLE pole.marker ADD COLUMN late jsonb;
CREATE INDEX marker_late ON pole.marker (id) WHERE late IS NOT NULL;
