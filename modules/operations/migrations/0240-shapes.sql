-- What is drawn for incidents that are open: few have any.
CREATE INDEX incident_drawn ON operations.incident (id) WHERE jsonb_exists(whereabouts, 'shapes') AND state <> 'closed';
