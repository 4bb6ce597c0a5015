-- Articles. Times are epoch milliseconds; all texts and names are erasable. What is published stands beside what is being written.
CREATE TABLE service.article (
  id               text PRIMARY KEY,
  number           text NOT NULL,
  sequence         integer NOT NULL UNIQUE,
  -- draft, in-review, published, expired, withdrawn
  standing         text NOT NULL,
  -- What is written anew of one that is published: draft, in-review; null: nothing.
  revision         text,
  version          integer NOT NULL,
  title            text,
  body             text,
  owner_id         text,
  owner            text,
  audience         text NOT NULL,
  category_id      text,
  class_ids        text[] NOT NULL,
  live_version     integer,
  live_title       text,
  live_body        text,
  live_audience    text,
  live_category_id text,
  live_class_ids   text[] NOT NULL,
  published_at     bigint,
  expires_at       bigint,
  due_at           bigint,
  changed_at       bigint NOT NULL,
  words            tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('english', coalesce(live_title, '')), 'A') ||
    setweight(to_tsvector('english', coalesce(live_body, '')), 'C')) STORED
);
CREATE INDEX article_words ON service.article USING gin (words) WHERE standing = 'published';

CREATE TABLE service.article_line (
  article_id text NOT NULL,
  position   bigint NOT NULL,
  at         bigint NOT NULL,
  author     text NOT NULL,
  kind       text NOT NULL,
  text       text NOT NULL,
  PRIMARY KEY (article_id, position)
);

-- What readers say of an article; comment is erasable.
CREATE TABLE service.article_opinion (
  id         text PRIMARY KEY,
  article_id text NOT NULL,
  version    integer NOT NULL,
  helped     boolean NOT NULL,
  comment    text,
  by_id      text NOT NULL,
  at         bigint NOT NULL
);
CREATE INDEX article_opinion_of ON service.article_opinion (article_id, at);

-- Reports that were not needed: an article or a known error had helped.
CREATE TABLE service.avoided_report (
  id          text PRIMARY KEY,
  -- article, known-error
  kind        text NOT NULL,
  target_id   text NOT NULL,
  -- portal, call
  at_door     text NOT NULL,
  category_id text,
  site_id     text,
  at          bigint NOT NULL
);
CREATE INDEX avoided_report_of ON service.avoided_report (target_id);
