-- Every time that a seat was told of an alarm: how many alarms a person is asked to bear is measured (ISO 11064-5).
CREATE TABLE operations.bell (
  position    bigint NOT NULL,
  seat_id     text NOT NULL,
  stream      text NOT NULL,
  at          bigint NOT NULL,
  kind        text NOT NULL,
  alarm_class text NOT NULL,
  PRIMARY KEY (position, seat_id)
);
CREATE INDEX bell_at ON operations.bell (at);
