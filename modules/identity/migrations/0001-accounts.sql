-- Accounts as the log tells them, and the secrets that the log names only by id.
-- Every column that ends in _at holds epoch milliseconds.

CREATE SCHEMA IF NOT EXISTS identity;

-- Projection. Names are null once erased by law.
CREATE TABLE identity.account (
  id             text PRIMARY KEY,
  name           text UNIQUE,
  display_name   text,
  callsign       text,
  collar         text,
  roles          text[] NOT NULL,
  -- [{id, kind, label, addedAt}]: a secret whose id does not stand here opens nothing.
  credentials    jsonb NOT NULL,
  access_version bigint NOT NULL,
  session_epoch  integer NOT NULL,
  created_at     bigint NOT NULL,
  disabled_at    bigint
);

CREATE TABLE identity.passkey (
  id            text PRIMARY KEY,
  account_id    text NOT NULL,
  -- The authenticator's own name for the key, base64url.
  credential_id text NOT NULL UNIQUE,
  public_key    bytea NOT NULL,
  counter       bigint NOT NULL,
  transports    text[] NOT NULL,
  last_used_at  bigint
);

CREATE TABLE identity.password (
  id         text PRIMARY KEY,
  account_id text NOT NULL,
  -- argon2id in PHC form: parameters and salt stand in it.
  hash       text NOT NULL
);
CREATE INDEX password_account ON identity.password (account_id);

CREATE TABLE identity.totp (
  id         text PRIMARY KEY,
  account_id text NOT NULL,
  secret     text NOT NULL,
  -- The last time step used: no code opens twice (RFC 6238 section 5.2).
  last_step  bigint NOT NULL
);
CREATE INDEX totp_account ON identity.totp (account_id);

CREATE TABLE identity.api_token (
  id         text PRIMARY KEY,
  account_id text NOT NULL,
  token_hash bytea NOT NULL UNIQUE
);

-- One-time codes. A password waits here until its first TOTP code has been shown to work.
CREATE TABLE identity.enrolment (
  id              text PRIMARY KEY,
  account_id      text NOT NULL,
  code_hash       bytea NOT NULL UNIQUE,
  expires_at      bigint NOT NULL,
  pending_hash    text,
  pending_secret  text
);

-- Challenges of passkey ceremonies: taken out when used, so that none is used twice.
CREATE TABLE identity.challenge (
  challenge  text PRIMARY KEY,
  purpose    text NOT NULL CHECK (purpose IN ('register', 'sign-in')),
  account_id text,
  expires_at bigint NOT NULL
);
CREATE INDEX challenge_age ON identity.challenge (expires_at);

CREATE TABLE identity.session (
  id         text PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  account_id text NOT NULL,
  -- identity.account.session_epoch at sign-in; the session lives while both are equal.
  epoch      integer NOT NULL,
  how        text NOT NULL CHECK (how IN ('passkey', 'password', 'demo')),
  source     text NOT NULL,
  started_at bigint NOT NULL,
  -- When its person last proved who they are: at sign-in, and at each unlock.
  proved_at  bigint NOT NULL,
  ends_at    bigint NOT NULL,
  locked_at  bigint,
  ended_at   bigint
);
CREATE INDEX session_account ON identity.session (account_id);

GRANT USAGE ON SCHEMA identity TO trefoil_app;
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON identity.account TO trefoil_app;
GRANT SELECT, INSERT, UPDATE, DELETE
  ON identity.passkey, identity.password, identity.totp, identity.api_token, identity.enrolment, identity.challenge, identity.session
  TO trefoil_app;
