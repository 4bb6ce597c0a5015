-- Records that a review has kept beyond the time of their class, and until when.
CREATE TABLE insight.review (
  record_id   text PRIMARY KEY,
  keep_until  bigint NOT NULL,
  reviewed_at bigint NOT NULL,
  reviewed_by text NOT NULL
);
