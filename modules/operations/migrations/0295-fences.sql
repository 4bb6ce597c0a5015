-- Fences: what they go round and who crossed them. Who is inside is known beside the log, as positions are (decision 0004).
CREATE TABLE operations.fence (
  id          text PRIMARY KEY,
  -- The incident that it belongs to, else itself: its rows are read and replaced by this.
  about_id    text NOT NULL,
  incident_id text,
  shape_id    text,
  shown       jsonb NOT NULL,
  live        boolean NOT NULL,
  listed      boolean NOT NULL,
  alarms      jsonb NOT NULL
);
CREATE INDEX fence_listed ON operations.fence (id) WHERE listed;
CREATE INDEX fence_alarmed ON operations.fence (id) WHERE alarms <> '[]'::jsonb;
CREATE INDEX fence_about ON operations.fence (about_id);

-- Whose units inside are known.
CREATE TABLE operations.fence_watched (zone_id text PRIMARY KEY);

CREATE TABLE operations.fence_inside (
  -- The fence, and of one round markers the marker.
  zone_id      text NOT NULL,
  fence_id     text NOT NULL,
  tour_id      text NOT NULL,
  slack_metres double precision NOT NULL,
  PRIMARY KEY (zone_id, tour_id)
);
CREATE INDEX fence_inside_of ON operations.fence_inside (fence_id);
