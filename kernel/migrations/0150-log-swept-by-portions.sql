-- The log is swept after so many new rows, not after a fifth of what there is: of a log of millions that would be hundreds of thousands of
-- pages at once, and until then, and again after it, new events would be put into what room is left on old pages. Each such page must
-- be read, and goes whole into the write-ahead log, which a commit waits for.
ALTER TABLE kernel.event SET (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000);
ALTER TABLE kernel.event_detail SET (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000);
ALTER TABLE kernel.command_result SET (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000);
