-- Last sign of life of each item that is watched. Bulk: they come hundreds a second, and none is an event.
CREATE TABLE estate.last_seen (
  item_id     text PRIMARY KEY,
  at          bigint NOT NULL,
  -- up, degraded, down
  state       text NOT NULL,
  -- Since when it has been in this state.
  since       bigint NOT NULL,
  detail      text NOT NULL,
  source      text NOT NULL,
  -- When somebody was told of the state it is in; null: not yet.
  told_at     bigint
) WITH (fillfactor = 70);
CREATE INDEX last_seen_untold ON estate.last_seen (item_id) WHERE state = 'down' AND told_at IS NULL;
