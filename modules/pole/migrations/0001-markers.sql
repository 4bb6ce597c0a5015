-- Warning markers on places. Times are epoch milliseconds; text and reason are erasable.
CREATE TABLE pole.marker (
  id            text PRIMARY KEY,
  kind          text NOT NULL,
  label         text NOT NULL,
  lon           double precision,
  lat           double precision,
  radius_metres integer NOT NULL,
  text          text,
  reason        text,
  author        text NOT NULL,
  set_at        bigint NOT NULL,
  review_at     bigint NOT NULL,
  expires_at    bigint NOT NULL,
  -- in-force, withdrawn, expired
  state         text NOT NULL
);
CREATE INDEX marker_where ON pole.marker (lat, lon) WHERE state = 'in-force';
