-- Both are written once and then grow by every key and line. Where there is room on its own page a new version touches no index and no
-- other page; without it, among a hundred thousand closed ones, each key of a call found room on another page and wrote every index.
ALTER TABLE operations.contact SET (fillfactor = 60);
ALTER TABLE operations.incident SET (fillfactor = 60);
-- Only added to, as the log is: swept by portions.
ALTER TABLE operations.incident_line SET (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000);
