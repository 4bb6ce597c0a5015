-- Messages that could not be mapped, before the supervisors until somebody has dealt with them.
CREATE TABLE exchange.unread (
  id          text PRIMARY KEY,
  state       text NOT NULL,
  gateway     text NOT NULL,
  source      text NOT NULL,
  reason      text NOT NULL,
  bytes       bigint NOT NULL,
  came_at     bigint NOT NULL,
  -- As it came; null when it was erased.
  original    text,
  encoding    text NOT NULL,
  taken_by    text,
  taken_at    bigint,
  late        jsonb,
  outcome     text,
  contact_id  text,
  answer      text,
  answered_by text,
  answered_at bigint
);
CREATE INDEX unread_open ON exchange.unread (came_at, id) WHERE state = 'open';
-- Whether a reject has been brought before the supervisors. What was rejected before there was such a place is not.
ALTER TABLE exchange.reject ADD COLUMN raised boolean NOT NULL DEFAULT false;
UPDATE exchange.reject SET raised = true;
CREATE INDEX reject_unraised ON exchange.reject (id) WHERE NOT raised;
GRANT UPDATE (raised) ON exchange.reject TO trefoil_app;
