-- Changes. Times are epoch milliseconds; title, said, raiser, requester, implementers, tasks, review and the text of lines are erasable.
CREATE TABLE service.change (
  id              text PRIMARY KEY,
  number          text NOT NULL,
  sequence        integer NOT NULL UNIQUE,
  -- standard, normal, emergency, unauthorised
  model           text NOT NULL,
  -- new, assess, authorise, scheduled, implement, review, closed, rejected, cancelled
  situation       text NOT NULL,
  title           text,
  said            jsonb,
  proposal        jsonb NOT NULL,
  template_id     text,
  cause_id        text,
  team_id         text NOT NULL,
  category_id     text,
  service_ids     text[] NOT NULL,
  -- services that fall while it is done, the declared ones included
  touched_ids     text[] NOT NULL,
  item_ids        text[] NOT NULL,
  raiser_id       text NOT NULL,
  raiser          text NOT NULL,
  requester_id    text,
  requester       text,
  implementer_ids text[] NOT NULL,
  implementers    text[] NOT NULL,
  papers_owed     text[] NOT NULL,
  judged          jsonb,
  band            text,
  score           real,
  approval        jsonb,
  authorised_at   bigint,
  held            jsonb,
  tasks           jsonb NOT NULL,
  begun_at        bigint,
  ended_at        bigint,
  outcome         text,
  closure         text,
  suspicions      jsonb NOT NULL,
  review          jsonb,
  review_owed     text[] NOT NULL,
  follower_ids    text[] NOT NULL,
  published       boolean NOT NULL,
  -- the window with the planned way back; null: no window yet
  starts_at       bigint,
  ends_at         bigint,
  plain           jsonb NOT NULL,
  why             text,
  raised_at       bigint NOT NULL,
  changed_at      bigint NOT NULL
);
CREATE INDEX change_open ON service.change (id) WHERE situation NOT IN ('closed', 'rejected', 'cancelled');
CREATE INDEX change_booked ON service.change (ends_at) WHERE situation IN ('assess', 'authorise', 'scheduled', 'implement');
CREATE INDEX change_items ON service.change USING gin (item_ids);
CREATE INDEX change_ended ON service.change (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX change_published ON service.change (ends_at) WHERE published;
CREATE INDEX change_team ON service.change (team_id, model) WHERE outcome IS NOT NULL;

CREATE TABLE service.change_line (
  change_id text NOT NULL,
  position  bigint NOT NULL,
  at        bigint NOT NULL,
  author    text NOT NULL,
  kind      text NOT NULL,
  -- public: whoever follows it reads it; internal
  audience  text NOT NULL,
  text      text NOT NULL,
  PRIMARY KEY (change_id, position)
);

-- Who was asked to agree, in which round, and who may not answer because it is their own.
CREATE TABLE service.change_asked (
  change_id   text NOT NULL,
  round       integer NOT NULL,
  group_id    text NOT NULL,
  asked_key   text NOT NULL,
  account_id  text,
  role        text,
  delegate_id text,
  barred_ids  text[] NOT NULL,
  PRIMARY KEY (change_id, round, group_id, asked_key)
);
CREATE INDEX change_asked_account ON service.change_asked (account_id) WHERE account_id IS NOT NULL;

CREATE TABLE service.change_vote (
  change_id text NOT NULL,
  round     integer NOT NULL,
  group_id  text NOT NULL,
  asked_key text NOT NULL,
  voter_id  text NOT NULL,
  as_role   text,
  decision  text NOT NULL CHECK (decision IN ('yes', 'no', 'abstain')),
  at        bigint NOT NULL,
  PRIMARY KEY (change_id, round, group_id, asked_key)
);

-- The database's own rule, whatever a program decides: an answer is given by somebody who was asked, and never to their own change.
-- SQLSTATE TR403 is a refusal: its constraint is the code, its message what the person reads.
CREATE FUNCTION service.vote_of_somebody_asked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asked service.change_asked;
BEGIN
  SELECT * INTO asked FROM service.change_asked AS one
  WHERE (one.change_id, one.round, one.group_id, one.asked_key) = (NEW.change_id, NEW.round, NEW.group_id, NEW.asked_key);
  IF NOT FOUND OR NOT (
    asked.account_id IS NOT DISTINCT FROM NEW.voter_id
    OR asked.delegate_id IS NOT DISTINCT FROM NEW.voter_id
    OR (asked.account_id IS NULL AND asked.role IS NOT DISTINCT FROM NEW.as_role AND NEW.as_role IS NOT NULL)
  ) THEN
    RAISE EXCEPTION 'You were not asked.' USING ERRCODE = 'TR403', CONSTRAINT = 'not-asked';
  END IF;
  IF NEW.voter_id = ANY (asked.barred_ids) THEN
    RAISE EXCEPTION 'Nobody agrees to what they raised or do themselves.'
      USING ERRCODE = 'TR403', CONSTRAINT = 'own-change';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vote_of_somebody_asked BEFORE INSERT OR UPDATE ON service.change_vote
  FOR EACH ROW EXECUTE FUNCTION service.vote_of_somebody_asked();

CREATE TABLE service.change_template (
  id          text PRIMARY KEY,
  name        text NOT NULL,
  proposal    jsonb NOT NULL,
  said        jsonb NOT NULL,
  approved_at bigint,
  reviewed_at bigint,
  review_due  bigint,
  outcomes    text[] NOT NULL,
  -- why it is suspended whatever the time
  suspended   text[] NOT NULL,
  withdrawn   boolean NOT NULL
);

-- Times in which nothing is changed.
CREATE TABLE service.blackout (
  id          text PRIMARY KEY,
  -- freeze, operation, major-incident
  kind        text NOT NULL,
  name        text,
  reason      text,
  starts_at   bigint NOT NULL,
  -- null: nobody knows yet
  ends_at     bigint,
  service_ids text[] NOT NULL,
  area_ids    text[] NOT NULL,
  by          text NOT NULL,
  ended       boolean NOT NULL
);
CREATE INDEX blackout_open ON service.blackout (ends_at) WHERE NOT ended;

CREATE TABLE service.cab (
  id          text PRIMARY KEY,
  -- called, held
  situation   text NOT NULL,
  name        text NOT NULL,
  at          bigint NOT NULL,
  members     jsonb NOT NULL,
  quorum      integer NOT NULL,
  agenda      jsonb NOT NULL,
  attendance  jsonb NOT NULL,
  minutes     jsonb NOT NULL
);
