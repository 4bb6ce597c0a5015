-- What a unit carries, and when the authority for each of its skills ends (by the register of officers).
ALTER TABLE operations.unit ADD COLUMN equipment jsonb NOT NULL DEFAULT '[]';
ALTER TABLE operations.unit ADD COLUMN skills_until jsonb NOT NULL DEFAULT '{}';
