-- Legal holds are few among millions of events, and must be listed at once. Other events pay nothing for it.
CREATE INDEX event_hold ON kernel.event (position) WHERE type IN ('kernel.HoldPlaced', 'kernel.HoldLifted');
