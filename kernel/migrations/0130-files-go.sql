-- An event refers to a file by the field sha256 of its data. While the detail of one that does still stands, or one has no detail
-- that could be erased, the file is kept; with the last such detail the bytes go too.
CREATE INDEX event_file ON kernel.event ((data->>'sha256')) WHERE data ? 'sha256';

CREATE FUNCTION kernel.is_referred_to(file bytea) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM kernel.event AS e
     WHERE e.data ? 'sha256' AND e.data->>'sha256' = encode(file, 'hex')
       AND (e.detail_commit IS NULL OR EXISTS (SELECT FROM kernel.event_detail AS d WHERE d.position = e.position)))
$$;

-- What was sent in and never attached is nobody's record: only what an event names may go by law. It binds the owner as well.
CREATE FUNCTION kernel.check_file_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF kernel.is_referred_to(OLD.sha256) THEN
    RAISE EXCEPTION 'file % is still referred to', encode(OLD.sha256, 'hex') USING ERRCODE = 'TR403';
  END IF;
  RETURN OLD;
END;
$$;

-- Erased before bytes went with their record.
DELETE FROM kernel.blob AS b
 WHERE EXISTS (SELECT FROM kernel.event AS e WHERE e.data ? 'sha256' AND e.data->>'sha256' = encode(b.sha256, 'hex'))
   AND NOT kernel.is_referred_to(b.sha256);

CREATE TRIGGER check_file_erasure BEFORE DELETE ON kernel.blob FOR EACH ROW EXECUTE FUNCTION kernel.check_file_erasure();
