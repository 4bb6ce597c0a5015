-- Units: tours of duty. The id is the tour's.
CREATE TABLE operations.unit (
  id                 text PRIMARY KEY,
  callsign           text NOT NULL,
  kind               text NOT NULL,
  responds           boolean NOT NULL,
  armed              boolean NOT NULL,
  crew               jsonb NOT NULL,
  -- Driver permits of the crew, ids of the force pack.
  permits            jsonb NOT NULL,
  -- True when one of them lets the unit drive under emergency conditions.
  emergency_driver   boolean NOT NULL,
  vehicle            jsonb,
  skills             jsonb NOT NULL,
  talkgroup          text NOT NULL,
  issi               text,
  area_id            text NOT NULL,
  station_id         text,
  -- The derived state: own status and assignments together.
  status             text NOT NULL,
  meaning            text NOT NULL,
  status_name        text NOT NULL,
  availability       text NOT NULL,
  since              bigint NOT NULL,
  began_at           bigint NOT NULL,
  shift_ends_at      bigint NOT NULL,
  on_duty            boolean NOT NULL,
  ended_at           bigint,
  emergency          boolean NOT NULL,
  -- {assignmentId, incidentId, milestone, since}, or null.
  active             jsonb,
  active_incident_id text,
  -- [{assignmentId, incidentId}], next first.
  stacked            jsonb NOT NULL,
  alarms             jsonb NOT NULL
);
CREATE INDEX unit_on_tour ON operations.unit (callsign) WHERE ended_at IS NULL;
CREATE INDEX unit_issi ON operations.unit (issi) WHERE ended_at IS NULL;
CREATE INDEX unit_active ON operations.unit (active_incident_id) WHERE active_incident_id IS NOT NULL;
CREATE INDEX unit_alarmed ON operations.unit (id) WHERE alarms <> '[]'::jsonb;
