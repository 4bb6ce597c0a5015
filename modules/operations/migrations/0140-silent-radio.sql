-- Since when the radio of a unit has been noted as silent, until the unit is heard of.
ALTER TABLE operations.unit ADD COLUMN silent_since bigint;
CREATE INDEX unit_silent ON operations.unit (id) WHERE silent_since IS NOT NULL;
