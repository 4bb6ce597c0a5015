-- Log position at which a contact was settled: from there on it is guarded as its incident is.
ALTER TABLE operations.contact ADD COLUMN settled_position bigint;
UPDATE operations.contact SET settled_position = settling.position
  FROM (SELECT stream, max(position) AS position FROM kernel.event
         WHERE type IN ('operations.ContactBecameIncident', 'operations.ContactAddedToIncident', 'operations.ContactClosed')
         GROUP BY stream) AS settling
 WHERE settling.stream = 'operations.contact/' || operations.contact.id;
