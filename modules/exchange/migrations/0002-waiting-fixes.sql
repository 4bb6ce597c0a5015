-- Fixes of phones whose call has not come yet: kept for ten minutes. Neither IMSI nor IMEI is in them.
CREATE TABLE exchange.waiting_fix (
  id         text PRIMARY KEY,
  -- In digits with the country in front.
  number     text NOT NULL,
  fix        jsonb NOT NULL,
  gateway    text NOT NULL,
  source     text NOT NULL,
  expires_at bigint NOT NULL
);
CREATE INDEX waiting_fix_number ON exchange.waiting_fix (number);
CREATE INDEX waiting_fix_expires ON exchange.waiting_fix (expires_at);
GRANT SELECT, INSERT, DELETE ON exchange.waiting_fix TO trefoil_app;
