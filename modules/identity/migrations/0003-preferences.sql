-- How a person likes a screen: keys, theme, sizes. No record: the screen's own affair, kept so that it follows them to any desk.
CREATE TABLE identity.preference (
  account_id text NOT NULL,
  screen     text NOT NULL,
  kept       jsonb NOT NULL,
  kept_at    bigint NOT NULL,
  PRIMARY KEY (account_id, screen)
);
