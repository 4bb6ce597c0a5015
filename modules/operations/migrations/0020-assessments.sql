-- What is known of a call beyond what and where; erased with its words. Null: nothing yet.
ALTER TABLE operations.contact ADD COLUMN assessment jsonb;
ALTER TABLE operations.incident ADD COLUMN assessment jsonb;
-- Calls about it that are not wrapped up yet.
ALTER TABLE operations.incident ADD COLUMN wrap_ups jsonb NOT NULL DEFAULT '[]';
CREATE INDEX incident_wrap_ups ON operations.incident (id) WHERE wrap_ups <> '[]'::jsonb;
-- The latest incidents, for the words that callers use for each code.
CREATE INDEX incident_latest ON operations.incident (opened_at);
