-- What became of the talkgroup of an officer in need; a row for each unit with an emergency open. Rebuilt from the log.
CREATE TABLE operations.emergency (
  tour_id  text PRIMARY KEY,
  outcome  text
);

-- Every client asks for these when it comes: ended tours must not be gone through for it.
CREATE INDEX unit_emergency ON operations.unit (id) WHERE emergency;
