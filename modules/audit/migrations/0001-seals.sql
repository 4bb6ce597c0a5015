-- Checkpoints of the log (SEAL.md): only ever added to, by the sealer, each second in which the log has grown.
CREATE SCHEMA IF NOT EXISTS audit;

CREATE TABLE audit.checkpoint (
  -- Rows of kernel.event that it seals, counted from the first.
  size       bigint PRIMARY KEY,
  -- Log position of the last of them: where the next seal goes on.
  position   bigint NOT NULL,
  sealed_at  bigint NOT NULL,
  root       bytea NOT NULL,
  -- Roots of the complete subtrees, largest first: all that the next seal needs of the rows before.
  edge       bytea NOT NULL,
  -- Leaf hashes of the rows since the checkpoint before, so that a single altered row can be named.
  leaves     bytea NOT NULL,
  public_key bytea NOT NULL,
  signature  bytea NOT NULL
);
-- Hashes do not get smaller.
ALTER TABLE audit.checkpoint ALTER COLUMN leaves SET STORAGE EXTERNAL;

CREATE FUNCTION audit.only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only added to', TG_TABLE_NAME USING ERRCODE = 'TR403';
END;
$$;
CREATE TRIGGER checkpoint_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION audit.only_added_to();
