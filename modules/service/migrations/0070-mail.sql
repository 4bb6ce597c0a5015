-- E-mail of the service desk. Times are epoch milliseconds. Of mails that came, address, name, subject, text, quoted, signature,
-- because, reason and the names in files and left_out are erasable; of mails that go out, address, subject, text and because.
CREATE TABLE service.incoming_mail (
  id                  text PRIMARY KEY,
  -- filed, waiting, settled
  situation           text NOT NULL,
  message_id          text,
  -- As it came, in kernel.blob.
  sha256              text NOT NULL,
  bytes               bigint NOT NULL,
  -- new, word, other-word, automatic, bounce, aside
  fate                text NOT NULL,
  doubt               text,
  service_incident_id text,
  person_id           text,
  address             text,
  name                text,
  subject             text,
  text                text,
  quoted              text,
  signature           text,
  because             text,
  files               jsonb NOT NULL,
  left_out            jsonb NOT NULL,
  came_at             bigint NOT NULL,
  outcome             text,
  reason              text,
  settled_by          text,
  settled_at          bigint
);
CREATE INDEX incoming_mail_waiting ON service.incoming_mail (id) WHERE situation = 'waiting';
CREATE INDEX incoming_mail_message ON service.incoming_mail (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX incoming_mail_record ON service.incoming_mail (service_incident_id, id) WHERE service_incident_id IS NOT NULL;
CREATE INDEX incoming_mail_sender ON service.incoming_mail (address, came_at);

CREATE TABLE service.outgoing_mail (
  id                  text PRIMARY KEY,
  -- owed, trying, left, not-delivered, reached-otherwise
  situation           text NOT NULL,
  service_incident_id text NOT NULL,
  on_what             text NOT NULL,
  -- reporter, text, team
  to_whom             text NOT NULL,
  message_id          text NOT NULL,
  answers             text[] NOT NULL,
  automatic           boolean NOT NULL,
  address             text,
  subject             text,
  text                text,
  attempts            integer NOT NULL,
  unsure              boolean NOT NULL,
  because             text,
  next_at             bigint,
  owed_at             bigint NOT NULL,
  changed_at          bigint NOT NULL
);
CREATE INDEX outgoing_mail_due ON service.outgoing_mail (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX outgoing_mail_undelivered ON service.outgoing_mail (id) WHERE situation IN ('owed', 'trying', 'not-delivered');
CREATE INDEX outgoing_mail_message ON service.outgoing_mail (message_id);
CREATE INDEX outgoing_mail_record ON service.outgoing_mail (service_incident_id, id);
CREATE INDEX outgoing_mail_address ON service.outgoing_mail (address, owed_at) WHERE automatic;

-- Whose an address is; address is erasable.
CREATE TABLE service.mail_address (
  id        text PRIMARY KEY,
  person_id text,
  address   text,
  kept_at   bigint NOT NULL
);
CREATE INDEX mail_address_address ON service.mail_address (address);
CREATE INDEX mail_address_person ON service.mail_address (person_id) WHERE person_id IS NOT NULL;
