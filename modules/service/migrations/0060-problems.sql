-- Problems and known errors. Times are epoch milliseconds; all texts and names are erasable.
CREATE TABLE service.problem (
  id           text PRIMARY KEY,
  number       text NOT NULL,
  sequence     integer NOT NULL UNIQUE,
  -- open, review, closed
  situation    text NOT NULL,
  ending       text,
  source       text NOT NULL,
  title        text,
  description  text,
  contact_id   text,
  contact      text,
  category_id  text,
  service_id   text,
  item_ids     text[] NOT NULL,
  site_id      text,
  team_id      text NOT NULL,
  owner_id     text,
  owner        text,
  impact       smallint NOT NULL,
  urgency      smallint NOT NULL,
  priority     smallint NOT NULL,
  major        boolean NOT NULL,
  incidents    integer NOT NULL,
  analyses     jsonb NOT NULL,
  workaround   text,
  changes      jsonb NOT NULL,
  known_error  jsonb,
  major_review jsonb,
  opened_at    bigint NOT NULL,
  changed_at   bigint NOT NULL,
  closed_at    bigint,
  -- What is due next of it; null: nothing.
  due_at       bigint,
  words        tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('english', coalesce(title, '')), 'A') ||
    setweight(to_tsvector('english', coalesce(description, '')), 'B')) STORED
);
CREATE INDEX problem_words ON service.problem USING gin (words);
CREATE INDEX problem_items ON service.problem USING gin (item_ids);

CREATE TABLE service.problem_incident (
  problem_id          text NOT NULL,
  service_incident_id text NOT NULL,
  number              text NOT NULL,
  PRIMARY KEY (problem_id, service_incident_id)
);
CREATE INDEX problem_of_incident ON service.problem_incident (service_incident_id);

CREATE TABLE service.problem_line (
  problem_id text NOT NULL,
  position   bigint NOT NULL,
  at         bigint NOT NULL,
  author     text NOT NULL,
  kind       text NOT NULL,
  text       text NOT NULL,
  PRIMARY KEY (problem_id, position)
);

-- Every version of every part of the search for a cause; content is null when erased.
CREATE TABLE service.problem_analysis (
  problem_id text NOT NULL,
  kind       text NOT NULL,
  version    integer NOT NULL,
  at         bigint NOT NULL,
  author     text NOT NULL,
  content    jsonb,
  PRIMARY KEY (problem_id, kind, version)
);

-- Bears the id of its problem.
CREATE TABLE service.known_error (
  id          text PRIMARY KEY,
  number      text NOT NULL,
  -- desk, everybody; null: to nobody
  audience    text,
  title       text,
  symptom     text,
  cause       text,
  workaround  text,
  fix         text,
  category_id text,
  item_ids    text[] NOT NULL,
  version     integer NOT NULL,
  review_at   bigint NOT NULL,
  words       tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('english', coalesce(title, '')), 'A') ||
    setweight(to_tsvector('english', coalesce(symptom, '')), 'A') ||
    setweight(to_tsvector('english', coalesce(workaround, '')), 'C')) STORED
);
CREATE INDEX known_error_words ON service.known_error USING gin (words) WHERE audience IS NOT NULL;
CREATE INDEX known_error_items ON service.known_error USING gin (item_ids) WHERE audience IS NOT NULL;

-- What repeats: one row for each item, category or place that was ever proposed.
CREATE TABLE service.trend (
  id         text PRIMARY KEY,
  -- found, dismissed, taken
  situation  text NOT NULL,
  by         text NOT NULL,
  subject_id text NOT NULL,
  days       integer NOT NULL,
  count      integer NOT NULL,
  found_at   bigint NOT NULL,
  look_by    bigint NOT NULL
);
CREATE INDEX trend_found ON service.trend (id) WHERE situation = 'found';

CREATE INDEX change_cause ON service.change (cause_id) WHERE cause_id IS NOT NULL;
