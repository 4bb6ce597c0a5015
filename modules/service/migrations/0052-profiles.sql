-- Where people work and who leads them; call_back, manager and deputy are erasable.
CREATE TABLE service.profile (
  id         text PRIMARY KEY,
  site_id    text,
  manager_id text,
  deputy_id  text,
  call_back  text,
  manager    text,
  deputy     text
);
