-- The archive by its words. GIN, and only of what is closed: a record is written into it when it is closed and when its words change after,
-- and no other write makes more of its indexes than before (`changed_at`, which moves with every write, is in none).
CREATE FUNCTION service.archive_words(number text, said text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
  -- A number as one word, and as its digits alone: `it5026 5026`.
  RETURN to_tsvector('simple', replace(number, '-', '') || ' ' || split_part(number, '-', 2) || ' ' || said);

CREATE INDEX service_incident_archive ON service.service_incident USING gin (service.archive_words(number,
  coalesce(summary, '') || ' ' || coalesce(description, '') || ' ' || coalesce(symptoms, '') || ' ' || coalesce(reporter, '')))
  WHERE situation = 'closed';
CREATE INDEX service_incident_closed ON service.service_incident (closed_at DESC, id) WHERE situation = 'closed';
CREATE INDEX problem_archive ON service.problem USING gin (service.archive_words(number,
  coalesce(title, '') || ' ' || coalesce(description, '') || ' ' || coalesce(owner, ''))) WHERE situation = 'closed';
CREATE INDEX change_archive ON service.change USING gin (service.archive_words(number,
  coalesce(title, '') || ' ' || coalesce(requester, ''))) WHERE situation IN ('closed', 'rejected', 'cancelled');
CREATE INDEX request_archive ON service.request USING gin (service.archive_words(number,
  coalesce(name, '') || ' ' || coalesce(requester, '') || ' ' || coalesce(for_whom, ''))) WHERE situation = 'ended';

-- Nobody asks for a person's records by when they were raised: their last ones are asked for by number.
DROP INDEX service.service_incident_reporter;
