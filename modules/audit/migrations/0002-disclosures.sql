-- Which seal covers a position: asked for each row that is given out.
CREATE INDEX checkpoint_position ON audit.checkpoint (position);
-- Between which positions a time lies.
CREATE INDEX checkpoint_sealed_at ON audit.checkpoint (sealed_at);

-- What was given out, to whom and why, as the log says.
CREATE TABLE audit.disclosure (
  id          uuid PRIMARY KEY,
  record_id   uuid NOT NULL,
  number      text NOT NULL,
  -- Up to which position of the log.
  until       bigint NOT NULL,
  -- Positions held back, each with its ground; null where that was erased.
  redactions  jsonb NOT NULL,
  recipient   text,
  reason      text,
  disclosed_at bigint NOT NULL,
  disclosed_by text NOT NULL
);
CREATE INDEX disclosure_at ON audit.disclosure (disclosed_at);
