-- Talkgroups that an incident is or was worked on, and with which others they are patched.
CREATE TABLE operations.talkgroup_use (
  -- The incident and the talkgroup.
  id           text PRIMARY KEY,
  incident_id  text NOT NULL,
  talkgroup_id text NOT NULL,
  name         text NOT NULL,
  kind         text NOT NULL,
  purpose      text,
  since        bigint NOT NULL,
  by           text NOT NULL,
  released_at  bigint,
  patch_id     text,
  patch_kind   text
);
CREATE INDEX talkgroup_use_of ON operations.talkgroup_use (incident_id);
CREATE INDEX talkgroup_in_use ON operations.talkgroup_use (talkgroup_id) WHERE released_at IS NULL;
