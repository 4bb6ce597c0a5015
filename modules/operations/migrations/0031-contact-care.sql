-- What a contact has besides its words: an offer to another desk, calls back that are owed, where the caller is.
ALTER TABLE operations.contact ADD COLUMN care jsonb;
-- The national code under which a contact that is no incident is counted.
ALTER TABLE operations.contact ADD COLUMN closing_code text;
-- The open contacts of a desk that is left.
CREATE INDEX contact_open_seat ON operations.contact (seat_id) WHERE state = 'open';
