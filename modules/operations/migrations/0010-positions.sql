-- Where units are. Not in the log (decision 0004): hundreds a second, worthless one by one after minutes.
CREATE TABLE operations.position (
  tour_id           text PRIMARY KEY,
  lon               double precision NOT NULL,
  lat               double precision NOT NULL,
  at                bigint NOT NULL,
  accuracy_metres   double precision,
  speed_kmh         double precision,
  source            text NOT NULL,
  received_at       bigint NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX position_received ON operations.position (received_at);

-- One partition a day (UTC), dropped whole after 31 days.
CREATE TABLE operations.position_history (
  tour_id           text NOT NULL,
  lon               double precision NOT NULL,
  lat               double precision NOT NULL,
  at                bigint NOT NULL,
  accuracy_metres   double precision,
  speed_kmh         double precision,
  source            text NOT NULL,
  received_at       bigint NOT NULL
) PARTITION BY RANGE (received_at);

-- Runs as the owner: the application's role makes no tables. `day` counts from 1970-01-01.
CREATE FUNCTION operations.keep_position_days(first_day integer, last_day integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, operations AS $$
DECLARE
  partition text;
BEGIN
  PERFORM pg_advisory_xact_lock(72363347);
  FOR day IN last_day - 1 .. last_day LOOP
    EXECUTE format(
      'CREATE TABLE IF NOT EXISTS operations.position_day_%s PARTITION OF operations.position_history FOR VALUES FROM (%s) TO (%s)',
      day, day::bigint * 86400000, (day::bigint + 1) * 86400000);
    EXECUTE format('GRANT SELECT, INSERT ON operations.position_day_%s TO trefoil_app', day);
  END LOOP;
  FOR partition IN
    SELECT c.relname FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'operations.position_history'::regclass
       AND substring(c.relname FROM '\d+$')::integer < first_day
  LOOP
    EXECUTE format('DROP TABLE operations.%I', partition);
  END LOOP;
END;
$$;
REVOKE ALL ON FUNCTION operations.keep_position_days(integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION operations.keep_position_days(integer, integer) TO trefoil_app;
