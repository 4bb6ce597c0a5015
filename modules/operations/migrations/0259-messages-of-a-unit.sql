-- What a unit was told in a shift, for its history.
CREATE INDEX message_told_unit ON operations.message_told (callsign, told_at) WHERE callsign IS NOT NULL;
