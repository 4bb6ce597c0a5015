-- Qualifiers, deferral, updates that are owed, the crime that was reported, legal holds: as screens show them.
ALTER TABLE operations.incident ADD COLUMN record jsonb NOT NULL
  DEFAULT '{"qualifiers":[],"deferredUntil":null,"updates":[],"crime":null,"held":false}';
