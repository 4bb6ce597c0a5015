-- The log, what is erasable beside it, and what the kernel derives from it (DESIGN: one log).
-- Every column that ends in _at holds epoch milliseconds, as everywhere in Trefoil: one form from the clock to the screen.

-- Order of positions equals order of commits: kernel.append holds an advisory lock from numbering to commit (decision 0002).
CREATE SEQUENCE kernel.event_position AS bigint;

CREATE TABLE kernel.event (
  position      bigint PRIMARY KEY,
  stream        text NOT NULL,
  version       integer NOT NULL,
  type          text NOT NULL,
  recorded_at   bigint NOT NULL,
  occurred_at   bigint NOT NULL,
  -- Who says so: the server's clock, or the sender's claim.
  occurred_by   text NOT NULL CHECK (occurred_by IN ('server', 'claim')),
  actor         jsonb NOT NULL,
  command_id    uuid NOT NULL,
  pack_version  text NOT NULL,
  data          jsonb NOT NULL,
  detail_commit bytea,
  UNIQUE (stream, version)
);

-- Personal data and free text, by reference: SHA-256(salt || detail) stays in the event when the row here is erased by law.
CREATE TABLE kernel.event_detail (
  position bigint PRIMARY KEY REFERENCES kernel.event (position),
  salt     bytea NOT NULL,
  detail   jsonb NOT NULL
);

CREATE TABLE kernel.command_result (
  command_id  uuid PRIMARY KEY,
  actor_id    text NOT NULL,
  name        text NOT NULL,
  body_hash   bytea NOT NULL,
  position    bigint NOT NULL,
  result      jsonb NOT NULL,
  recorded_at bigint NOT NULL
);
CREATE INDEX command_result_age ON kernel.command_result (recorded_at);

CREATE TABLE kernel.deadline (
  id         text PRIMARY KEY,
  stream     text NOT NULL,
  key        text NOT NULL,
  kind       text NOT NULL,
  promised   jsonb NOT NULL,
  started_at bigint NOT NULL,
  due_at     bigint NOT NULL,
  done_step  integer NOT NULL,
  told       text,
  next_at    bigint
);
CREATE INDEX deadline_next ON kernel.deadline (next_at, due_at, id) WHERE next_at IS NOT NULL;
CREATE INDEX deadline_stream ON kernel.deadline (stream);

CREATE TABLE kernel.reaction_checkpoint (
  name     text PRIMARY KEY,
  position bigint NOT NULL
);

-- An event that a reaction could not digest in five tries: kept, counted, shown; the reaction goes on.
CREATE TABLE kernel.dead_letter (
  reaction text NOT NULL,
  position bigint NOT NULL,
  tries    integer NOT NULL,
  error    text NOT NULL,
  at       bigint NOT NULL,
  PRIMARY KEY (reaction, position)
);

CREATE TABLE kernel.setting (
  name  text PRIMARY KEY,
  value jsonb NOT NULL
);

-- Held from numbering to commit by whoever appends, and by a rebuild: one at a time, in the order of the log.
CREATE FUNCTION kernel.hold_order() RETURNS void LANGUAGE sql AS $$ SELECT pg_advisory_xact_lock(72363345) $$;

-- Appends events to streams at their expected versions, in one step under the ordering lock.
-- expected: [{stream, version}] every stream that the rule read, also those it adds nothing to;
-- events: in order, each {stream, version, type, recordedAt, occurredAt, occurredBy, actor, commandId,
-- packVersion, data, commit, salt, detail}, times as epoch milliseconds, commit and salt as hex;
-- command: {commandId, actorId, name, bodyHash, result, recordedAt}, remembered with the events, or null.
-- Answers the positions in order. A clash raises SQLSTATE TR409.
CREATE FUNCTION kernel.append(expected jsonb, events jsonb, command jsonb) RETURNS SETOF bigint
LANGUAGE plpgsql AS $$
DECLARE
  clash text;
BEGIN
  PERFORM kernel.hold_order();
  SELECT e->>'stream' INTO clash
    FROM jsonb_array_elements(expected) AS e
    WHERE (e->>'version')::integer <> coalesce(
      (SELECT max(x.version) FROM kernel.event AS x WHERE x.stream = e->>'stream'), 0)
    LIMIT 1;
  IF clash IS NOT NULL THEN
    RAISE EXCEPTION 'stream % has moved on', clash USING ERRCODE = 'TR409';
  END IF;
  RETURN QUERY
  WITH numbered AS MATERIALIZED (
    SELECT nextval('kernel.event_position') AS position, o.e AS e
      FROM (SELECT a.e, a.n FROM jsonb_array_elements(events) WITH ORDINALITY AS a(e, n) ORDER BY a.n) AS o
  ), written AS (
    INSERT INTO kernel.event (position, stream, version, type, recorded_at, occurred_at, occurred_by, actor, command_id, pack_version, data, detail_commit)
    SELECT n.position, n.e->>'stream', (n.e->>'version')::integer, n.e->>'type',
           (n.e->>'recordedAt')::bigint,
           (n.e->>'occurredAt')::bigint,
           n.e->>'occurredBy', n.e->'actor', (n.e->>'commandId')::uuid, n.e->>'packVersion', n.e->'data', decode(n.e->>'commit', 'hex')
      FROM numbered AS n
  ), details AS (
    INSERT INTO kernel.event_detail (position, salt, detail)
    SELECT n.position, decode(n.e->>'salt', 'hex'), n.e->'detail' FROM numbered AS n WHERE n.e ? 'salt'
  )
  SELECT n.position FROM numbered AS n ORDER BY n.position;
  IF command IS NOT NULL THEN
    -- The order is held: the highest position is that of the last event here, or the last there is when none was added.
    INSERT INTO kernel.command_result (command_id, actor_id, name, body_hash, position, result, recorded_at)
    SELECT (command->>'commandId')::uuid, command->>'actorId', command->>'name', decode(command->>'bodyHash', 'hex'),
           coalesce((SELECT max(x.position) FROM kernel.event AS x), 0), command->'result', (command->>'recordedAt')::bigint;
  END IF;
END;
$$;

-- A detail goes only after a Redacted event in its stream that names its position, and never under a legal hold: the last
-- word on holds in the stream must not be that one was placed (CPIA, inquest, complaint). It binds the owner as well.
CREATE FUNCTION kernel.check_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_stream text := (SELECT e.stream FROM kernel.event AS e WHERE e.position = OLD.position);
BEGIN
  IF NOT EXISTS (SELECT FROM kernel.event AS e WHERE e.stream = of_stream AND e.type = 'kernel.Redacted'
                    AND e.data->'positions' @> to_jsonb(OLD.position)) THEN
    RAISE EXCEPTION 'detail % has no Redacted event in %', OLD.position, of_stream USING ERRCODE = 'TR403';
  END IF;
  IF (SELECT e.type FROM kernel.event AS e WHERE e.stream = of_stream AND e.type IN ('kernel.HoldPlaced', 'kernel.HoldLifted')
       ORDER BY e.version DESC LIMIT 1) = 'kernel.HoldPlaced' THEN
    RAISE EXCEPTION 'detail % of % is under a legal hold', OLD.position, of_stream USING ERRCODE = 'TR403';
  END IF;
  RETURN OLD;
END;
$$;
CREATE TRIGGER check_erasure BEFORE DELETE ON kernel.event_detail FOR EACH ROW EXECUTE FUNCTION kernel.check_erasure();

-- The application may add to the log and read it; nothing else (decision 0003).
GRANT USAGE ON SCHEMA kernel TO trefoil_app, trefoil_eraser;
GRANT SELECT, INSERT ON kernel.event, kernel.event_detail TO trefoil_app;
GRANT USAGE ON SEQUENCE kernel.event_position TO trefoil_app;
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE
  ON kernel.command_result, kernel.deadline, kernel.reaction_checkpoint, kernel.dead_letter, kernel.setting TO trefoil_app;
GRANT SELECT ON kernel.event TO trefoil_eraser;
GRANT SELECT, DELETE ON kernel.event_detail TO trefoil_eraser;
