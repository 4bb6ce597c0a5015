-- A stream may be under several legal holds at once (an inquest and a complaint): lifting one leaves the others. A hold is named
-- by its holdId; one lifted without a name lifts all that stand.
CREATE FUNCTION kernel.is_held(of_stream text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM kernel.event AS placed WHERE placed.stream = of_stream AND placed.type = 'kernel.HoldPlaced' AND NOT EXISTS (
      SELECT FROM kernel.event AS lifted
       WHERE lifted.stream = of_stream AND lifted.type = 'kernel.HoldLifted' AND lifted.version > placed.version
         AND (lifted.data->>'holdId' IS NULL OR lifted.data->>'holdId' = placed.data->>'holdId')))
$$;

CREATE OR REPLACE FUNCTION kernel.check_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_stream text := (SELECT e.stream FROM kernel.event AS e WHERE e.position = OLD.position);
BEGIN
  IF NOT EXISTS (SELECT FROM kernel.event AS e WHERE e.stream = of_stream AND e.type = 'kernel.Redacted'
                    AND e.data->'positions' @> to_jsonb(OLD.position)) THEN
    RAISE EXCEPTION 'detail % has no Redacted event in %', OLD.position, of_stream USING ERRCODE = 'TR403';
  END IF;
  IF kernel.is_held(of_stream) THEN
    RAISE EXCEPTION 'detail % of % is under a legal hold', OLD.position, of_stream USING ERRCODE = 'TR403';
  END IF;
  RETURN OLD;
END;
$$;
