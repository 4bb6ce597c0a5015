-- Reviews of agreements, by their id in the pack. Times are epoch milliseconds; note is erasable.
CREATE TABLE service.agreement_review (
  id          text PRIMARY KEY,
  name        text NOT NULL,
  version     integer NOT NULL,
  review_at   bigint,
  reviewed_at bigint,
  reviewed_by text,
  -- stands, to-change
  outcome     text,
  note        text
);
