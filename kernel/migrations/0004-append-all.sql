-- Appends the events of several commands at their expected versions, in one step under the ordering lock: commands that are ready
-- at the same time share one transaction and one fsync (decision 0008). kernel.append stays for a server of the version before.
-- expected: [{stream, version}] every stream that a rule read, also those it adds nothing to;
-- events: in order, each {stream, version, type, recordedAt, occurredAt, occurredBy, actor, commandId,
-- packVersion, data, commit, salt, detail}, times as epoch milliseconds, commit and salt as hex;
-- commands: [{commandId, actorId, name, bodyHash, result, recordedAt, upTo}], upTo = how many of the events stand with it and those before.
-- Answers the last position that stood before, then the positions of the events in order. A clash raises SQLSTATE TR409.
CREATE FUNCTION kernel.append_all(expected jsonb, events jsonb, commands jsonb) RETURNS SETOF bigint
LANGUAGE plpgsql AS $$
DECLARE
  clash text;
  before bigint;
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
  SELECT coalesce(max(x.position), 0) INTO before FROM kernel.event AS x;
  RETURN NEXT before;
  RETURN QUERY
  WITH numbered AS MATERIALIZED (
    SELECT nextval('kernel.event_position') AS position, o.e AS e, o.n AS n
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
  ), remembered AS (
    INSERT INTO kernel.command_result (command_id, actor_id, name, body_hash, position, result, recorded_at)
    SELECT (c->>'commandId')::uuid, c->>'actorId', c->>'name', decode(c->>'bodyHash', 'hex'),
           coalesce((SELECT n.position FROM numbered AS n WHERE n.n = (c->>'upTo')::integer), before),
           c->'result', (c->>'recordedAt')::bigint
      FROM jsonb_array_elements(commands) AS c
  )
  SELECT n.position FROM numbered AS n ORDER BY n.position;
END;
$$;
