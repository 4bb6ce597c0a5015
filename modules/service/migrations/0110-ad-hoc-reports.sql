-- Reports over freely chosen fields that somebody has saved. name and conditions are erasable.
CREATE TABLE service.ad_hoc_report (
  id         text PRIMARY KEY,
  name       text,
  owner_id   text NOT NULL,
  owner      text NOT NULL,
  shared     boolean NOT NULL,
  form       jsonb NOT NULL,
  conditions jsonb,
  dropped    boolean NOT NULL,
  guarded_at bigint NOT NULL,
  changed_at bigint NOT NULL
);
