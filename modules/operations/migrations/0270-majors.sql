-- The major incident that was made of an incident: one of each, under its id. Its guard is the incident's.
CREATE TABLE operations.major (
  id         text PRIMARY KEY,
  -- reported, standby, declared, stood-down
  situation  text NOT NULL,
  -- Nothing is owed of it any more: stood down and debriefed.
  over       boolean NOT NULL,
  since      bigint NOT NULL,
  brief      jsonb NOT NULL,
  sheet      jsonb NOT NULL,
  alarms     jsonb NOT NULL
);
CREATE INDEX major_running ON operations.major (id) WHERE NOT over;
CREATE INDEX major_alarmed ON operations.major (id) WHERE alarms <> '[]'::jsonb;

-- What is said to those alone who must know; it is not in the sheet.
CREATE TABLE operations.major_flag (
  major_id  text NOT NULL,
  flag_id   text NOT NULL,
  position  bigint NOT NULL,
  name      text NOT NULL,
  allowed   jsonb NOT NULL,
  reason    text,
  at        bigint NOT NULL,
  by        text NOT NULL,
  until     bigint,
  PRIMARY KEY (major_id, position)
);

-- Its log, line by line; a line about a flag shows to whoever may see the flag.
CREATE TABLE operations.major_line (
  major_id    text NOT NULL,
  position    bigint NOT NULL,
  at          bigint NOT NULL,
  occurred_at bigint NOT NULL,
  kind        text NOT NULL,
  text        text,
  by          text NOT NULL,
  seat_id     text,
  flag        jsonb,
  PRIMARY KEY (major_id, position)
);
