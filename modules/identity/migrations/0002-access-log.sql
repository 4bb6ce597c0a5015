-- The access log of the law's six verbs, and the log of sign-ins. The application may add rows and read them, nothing else:
-- no grant, and a trigger that also stops an owner who slips. Retention and disclosure belong to audit.

CREATE TABLE identity.access_log (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at         bigint NOT NULL,
  account_id text NOT NULL,
  name       text NOT NULL,
  seat_id    text,
  verb       text NOT NULL CHECK (verb IN ('collection', 'alteration', 'consultation', 'disclosure', 'combination', 'erasure')),
  -- The view or command.
  what       text NOT NULL,
  -- A list is one row with all its ids; `count` also counts what has no id.
  objects    text[] NOT NULL,
  count      integer NOT NULL,
  reason     text,
  recipient  text,
  CONSTRAINT disclosed_to CHECK (verb <> 'disclosure' OR recipient IS NOT NULL)
);
CREATE INDEX access_log_objects ON identity.access_log USING gin (objects);
CREATE INDEX access_log_account ON identity.access_log (account_id, id);
CREATE INDEX access_log_at ON identity.access_log USING brin (at);

-- Who tried to sign in. A name that belongs to nobody is not kept: it may be a password typed into the wrong field.
CREATE TABLE identity.sign_in_log (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at         bigint NOT NULL,
  account_id text,
  how        text NOT NULL,
  source     text NOT NULL,
  outcome    text NOT NULL CHECK (outcome IN ('signed-in', 'refused', 'slow-down', 'unlocked', 'signed-out'))
);
CREATE INDEX sign_in_log_account ON identity.sign_in_log (account_id, id);

CREATE FUNCTION identity.only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END;
$$;

CREATE TRIGGER access_log_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON identity.access_log
  FOR EACH STATEMENT EXECUTE FUNCTION identity.only_added_to();
CREATE TRIGGER sign_in_log_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON identity.sign_in_log
  FOR EACH STATEMENT EXECUTE FUNCTION identity.only_added_to();

GRANT SELECT, INSERT ON identity.access_log, identity.sign_in_log TO trefoil_app;
