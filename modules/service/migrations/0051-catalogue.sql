-- The request catalogue. Times are epoch milliseconds.
CREATE TABLE service.catalogue_item (
  id                 text PRIMARY KEY,
  -- draft, published, withdrawn
  situation          text NOT NULL,
  draft              jsonb NOT NULL,
  revision           integer NOT NULL,
  version            integer,
  terms              jsonb,
  -- joiner, mover, leaver
  bundle             text,
  -- What happened to accounts before is nothing that this item is asked for.
  published_position bigint,
  in_stock           integer,
  changed_at         bigint NOT NULL
);
CREATE INDEX catalogue_item_bundle ON service.catalogue_item (bundle) WHERE bundle IS NOT NULL;

CREATE TABLE service.catalogue_version (
  item_id text NOT NULL,
  version integer NOT NULL,
  at      bigint NOT NULL,
  author  text NOT NULL,
  terms   jsonb NOT NULL,
  PRIMARY KEY (item_id, version)
);
