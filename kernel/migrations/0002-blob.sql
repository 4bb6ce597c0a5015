-- Attachments by what they are: the same bytes are kept once. In a table, so that a backup of the database is whole.
CREATE TABLE kernel.blob (
  sha256     bytea PRIMARY KEY,
  media_type text NOT NULL,
  bytes      bytea NOT NULL,
  stored_at  bigint NOT NULL
);
-- Photographs do not get smaller: the server need not try.
ALTER TABLE kernel.blob ALTER COLUMN bytes SET STORAGE EXTERNAL;
GRANT SELECT, INSERT ON kernel.blob TO trefoil_app;
GRANT SELECT, DELETE ON kernel.blob TO trefoil_eraser;
