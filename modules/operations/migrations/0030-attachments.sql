-- Files of contacts and incidents. Their bytes stand in kernel.blob under their SHA-256; the name is erased with the event's detail.
CREATE TABLE operations.attachment (
  id         text NOT NULL,
  record_id  text NOT NULL,
  sha256     text NOT NULL,
  media_type text NOT NULL,
  bytes      bigint NOT NULL,
  given_by   text NOT NULL,
  name       text,
  at         bigint NOT NULL,
  by         text NOT NULL,
  seat_id    text,
  PRIMARY KEY (record_id, id)
);
CREATE INDEX attachment_id ON operations.attachment (id);
