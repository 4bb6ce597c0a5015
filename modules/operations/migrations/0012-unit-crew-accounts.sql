-- Accounts of the crew: who may act for their own unit alone is held to it. Erased with the words of the booking.
ALTER TABLE operations.unit ADD COLUMN crew_accounts text[] NOT NULL DEFAULT '{}';
UPDATE operations.unit SET crew_accounts = ARRAY(
         SELECT member ->> 'accountId' FROM jsonb_array_elements(booked.crew) WITH ORDINALITY AS one (member, n)
          WHERE member ->> 'accountId' IS NOT NULL ORDER BY n)
  FROM (SELECT event.stream, detail.detail -> 'crew' AS crew
          FROM kernel.event AS event JOIN kernel.event_detail AS detail USING (position)
         WHERE event.type = 'operations.TourBegan') AS booked
 WHERE booked.stream = 'operations.tour/' || operations.unit.id;
