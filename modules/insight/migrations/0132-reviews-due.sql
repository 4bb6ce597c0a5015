-- How many records of one kind fall due for review on one day, and what that owes: one promise for all of them.
CREATE TABLE insight.reviews_due (
  id         text PRIMARY KEY,
  records    text NOT NULL,
  -- Records that fall due from here on and before `until_at`; 0: all that were overdue when it was first looked.
  from_at    bigint NOT NULL,
  until_at   bigint NOT NULL,
  count      integer NOT NULL,
  -- The end of the log when it was looked: what was reviewed until then is not in `count`.
  as_of      bigint NOT NULL,
  alarms     jsonb NOT NULL
);
CREATE INDEX reviews_due_span ON insight.reviews_due (records, from_at, until_at);
CREATE INDEX reviews_due_alarmed ON insight.reviews_due (id) WHERE alarms <> '[]'::jsonb;
