-- How incidents belong together: one link a pair of them, with its kind and direction.
CREATE TABLE operations.link (
  -- Both ids, the lesser first.
  id          text PRIMARY KEY,
  kind        text NOT NULL,
  from_id     text NOT NULL,
  to_id       text NOT NULL,
  from_number text NOT NULL,
  to_number   text NOT NULL,
  at          bigint NOT NULL,
  by          text NOT NULL
);
CREATE INDEX link_from ON operations.link (from_id);
CREATE INDEX link_to ON operations.link (to_id);

-- Whoever took the call has said that it is not about this incident: it is not offered to them again.
CREATE TABLE operations.ruled_out (
  contact_id  text NOT NULL,
  incident_id text NOT NULL,
  PRIMARY KEY (contact_id, incident_id)
);

-- The other incident that a line names: whoever may not see that one does not see the line. And where the line came from.
ALTER TABLE operations.incident_line ADD COLUMN about_id text;
ALTER TABLE operations.incident_line ADD COLUMN source text NOT NULL DEFAULT 'desk';
UPDATE operations.incident_line AS line SET source = CASE
         WHEN event.actor ->> 'id' = 'radio-gateway' THEN 'radio'
         WHEN event.actor ->> 'kind' = 'system' THEN 'auto'
         WHEN event.type IN ('operations.CallerSaid', 'operations.ContactAdded') THEN 'call'
         WHEN event.type = 'operations.IncidentRaised' AND event.data ->> 'contactId' IS NOT NULL THEN 'call'
         WHEN event.actor ->> 'seatId' IS NULL THEN 'mobile'
         ELSE 'desk' END
  FROM kernel.event AS event WHERE event.position = line.position;

-- What was closed at a place lately.
CREATE INDEX incident_closed_where ON operations.incident (lat, lon) WHERE state = 'closed';
