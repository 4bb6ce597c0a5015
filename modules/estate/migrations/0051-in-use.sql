-- What of the force's work the technology must know: who is out with which radio and car, and how much is going on where. Kept from the
-- events of the control room, so that it stands while the control room is stopped. Callsigns and counts, no text of an incident.
CREATE TABLE estate.unit_out (
  tour_id       text PRIMARY KEY,
  callsign      text NOT NULL,
  issi          text,
  registration  text,
  talkgroup     text NOT NULL,
  area_id       text NOT NULL,
  station_id    text,
  armed         boolean NOT NULL,
  -- Crewed by one.
  lone          boolean NOT NULL,
  assignment_id text,
  incident_id   text,
  emergency     boolean NOT NULL,
  position      bigint NOT NULL
);
CREATE INDEX unit_out_issi ON estate.unit_out (issi);

CREATE TABLE estate.open_call (
  incident_id text PRIMARY KEY,
  grade       text NOT NULL,
  weight      integer NOT NULL,
  area_id     text,
  beat_id     text,
  concealed   boolean NOT NULL,
  closed      boolean NOT NULL,
  position    bigint NOT NULL
);
CREATE INDEX open_call_area ON estate.open_call (area_id) WHERE NOT closed;
