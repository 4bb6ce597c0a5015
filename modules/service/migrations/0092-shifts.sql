-- Who is at the desk now; name is erasable. A row goes when the shift ends.
CREATE TABLE service.desk_shift (
  id            text PRIMARY KEY,
  name          text,
  team_ids      text[] NOT NULL,
  category_ids  text[] NOT NULL,
  since         bigint NOT NULL,
  ends_at       bigint NOT NULL,
  given         integer NOT NULL,
  last_given_at bigint
);
