-- Why nobody was sent, or nobody in time: the reason given last.
ALTER TABLE operations.incident ADD COLUMN unresourced jsonb;
