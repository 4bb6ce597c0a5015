-- Lists of staff that were taken in.
-- kind: it-incidents, people
ALTER TABLE service.history_import ADD COLUMN kind text NOT NULL DEFAULT 'it-incidents';

-- The import that wrote a profile last; null: its owner did.
ALTER TABLE service.profile ADD COLUMN import_id text;
CREATE INDEX profile_import ON service.profile (import_id) WHERE import_id IS NOT NULL;
