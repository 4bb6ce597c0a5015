-- What a reaction could not digest waits for its next try while the others go on; next_at null: given up, until somebody has it
-- carried again. What comes later in the same stream waits behind it. sent_again: position of the last order to do so.
ALTER TABLE kernel.dead_letter ADD COLUMN stream text NOT NULL DEFAULT '';
ALTER TABLE kernel.dead_letter ADD COLUMN next_at bigint;
ALTER TABLE kernel.dead_letter ADD COLUMN sent_again bigint NOT NULL DEFAULT 0;
UPDATE kernel.dead_letter AS l SET stream = e.stream FROM kernel.event AS e WHERE e.position = l.position;
