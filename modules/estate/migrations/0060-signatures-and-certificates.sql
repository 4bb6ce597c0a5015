-- Signatures are kept as evidence with the line that they stand under; signed_as is erasable.
ALTER TABLE estate.custody_line ADD COLUMN signature_sha text, ADD COLUMN signed_as text;

-- What has been disposed of: the certificate as it was signed; signed_as is erasable.
ALTER TABLE estate.custody ADD COLUMN certificate jsonb, ADD COLUMN disposed_at bigint;
CREATE INDEX custody_disposed ON estate.custody (disposed_at) WHERE disposed_at IS NOT NULL;
