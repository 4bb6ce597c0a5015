-- The register of officers: who they are by collar number, their radio, and what they hold an authority for.
CREATE TABLE operations.officer (
  collar    text PRIMARY KEY,
  -- Null when erased.
  name      text,
  -- The keys by which the name is found again, as pole makes them.
  name_keys text[] NOT NULL,
  issi      text,
  -- {skill: {until, authority, withdrawn}}
  skills    jsonb NOT NULL
);
CREATE INDEX officer_name ON operations.officer USING gin (name_keys);
CREATE INDEX officer_collar ON operations.officer (collar text_pattern_ops);
CREATE INDEX officer_issi ON operations.officer (issi text_pattern_ops) WHERE issi IS NOT NULL;
