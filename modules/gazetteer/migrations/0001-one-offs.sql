-- Roads closed and places that exist for a time, as staff in the control room say. Times are epoch milliseconds.
CREATE TABLE gazetteer.one_off (
  id                 text PRIMARY KEY,
  -- closure, place
  kind               text NOT NULL,
  label              text NOT NULL,
  lon                double precision,
  lat                double precision,
  radius_metres      integer NOT NULL,
  emergency_may_pass boolean NOT NULL,
  reason             text,
  author             text NOT NULL,
  set_at             bigint NOT NULL,
  ends_at            bigint NOT NULL,
  -- in-force, ended, expired
  state              text NOT NULL
);
CREATE INDEX one_off_in_force ON gazetteer.one_off (id) WHERE state = 'in-force';
