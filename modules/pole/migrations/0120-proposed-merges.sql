-- A supervisor asks for what has been proposed and not decided: few among very many entries.
CREATE INDEX entry_proposed ON pole.entry (id) WHERE state = 'known' AND proposal IS NOT NULL;
