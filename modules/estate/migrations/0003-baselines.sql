-- The estate as it was, by a position of the log. Times are epoch milliseconds; note is erasable.
CREATE TABLE estate.baseline (
  id       text PRIMARY KEY,
  name     text NOT NULL,
  note     text,
  author   text NOT NULL,
  at       bigint NOT NULL,
  position bigint NOT NULL,
  items    integer NOT NULL
);
