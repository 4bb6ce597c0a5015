-- Requests. Times are epoch milliseconds; requester, for_whom, approver, deputy, answers and the text of lines are erasable.
CREATE TABLE service.request (
  id           text PRIMARY KEY,
  number       text NOT NULL,
  sequence     integer NOT NULL UNIQUE,
  -- approving, preparing, delivered, ended
  situation    text NOT NULL,
  item_id      text NOT NULL,
  name         text NOT NULL,
  requester_id text,
  requester    text,
  for_whom     text,
  -- Whose word is asked for now; null: nobody's.
  approver_id  text,
  approver     text,
  deputy_id    text,
  deputy       text,
  site_id      text,
  booked       boolean NOT NULL,
  price_pence  integer NOT NULL,
  lead_minutes integer NOT NULL,
  answers      jsonb NOT NULL,
  tasks        jsonb NOT NULL,
  started_at   bigint NOT NULL,
  due_at       bigint NOT NULL,
  submitted_at bigint NOT NULL,
  changed_at   bigint NOT NULL
);
CREATE INDEX request_open ON service.request (id) WHERE situation <> 'ended';
CREATE INDEX request_approver ON service.request (approver_id, id) WHERE approver_id IS NOT NULL;

CREATE TABLE service.request_line (
  request_id text NOT NULL,
  position   bigint NOT NULL,
  at         bigint NOT NULL,
  author     text NOT NULL,
  kind       text NOT NULL,
  -- public, internal
  audience   text NOT NULL,
  text       text NOT NULL,
  PRIMARY KEY (request_id, position)
);
