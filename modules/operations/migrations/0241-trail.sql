-- Where a unit has been lately: positions lie in the order in which they came, so that a few bytes a stretch of pages find the last
-- half hour, at no cost to who writes them.
CREATE INDEX position_history_received ON operations.position_history USING brin (received_at) WITH (pages_per_range = 16, autosummarize = on);
