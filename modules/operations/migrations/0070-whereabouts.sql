-- Where an incident was, is and is worked from, and whose ground it was offered to. Null: raised before this was kept.
ALTER TABLE operations.incident ADD COLUMN whereabouts jsonb;
-- An offer to another force waits for its answer: few do.
ALTER TABLE operations.incident ADD COLUMN transfer_waits boolean NOT NULL DEFAULT false;
CREATE INDEX incident_transfer_waits ON operations.incident (id) WHERE transfer_waits;
