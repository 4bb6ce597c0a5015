-- When a vehicle is next due for its service: by date or by mileage, whichever comes first. Times are epoch milliseconds.
CREATE TABLE estate.servicing (
  item_id     text PRIMARY KEY,
  -- By the calendar; null: no date was said.
  plan_at     bigint,
  plan_miles  integer,
  miles       integer,
  miles_at    bigint,
  -- The first of both; null: nothing is planned, or nobody knows how it is driven.
  due_at      bigint,
  -- date, mileage, mileage-projected
  due_by      text,
  serviced_at bigint
);
CREATE INDEX servicing_due ON estate.servicing (due_at) WHERE due_at IS NOT NULL;
