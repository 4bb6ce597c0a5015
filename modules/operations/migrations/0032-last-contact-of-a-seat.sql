-- Which contact a seat had last: its recording is asked for at the position.
CREATE INDEX contact_last_at_seat ON operations.contact (seat_id, answered_at DESC) WHERE seat_id IS NOT NULL;
