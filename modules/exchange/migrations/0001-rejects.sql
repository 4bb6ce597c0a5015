-- What a gateway could not take in: kept raw, counted, shown. Nothing that came in is lost.
CREATE TABLE exchange.reject (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      bigint NOT NULL,
  gateway text NOT NULL,
  -- Where it came from, e.g. 127.0.0.1:50211.
  source  text NOT NULL,
  -- As it came, at most 1,000 bytes in hex; the length tells whether it was cut.
  raw     text NOT NULL,
  bytes   integer NOT NULL,
  reason  text NOT NULL
);
CREATE INDEX reject_at ON exchange.reject (at DESC);
GRANT SELECT, INSERT, DELETE ON exchange.reject TO trefoil_app;
