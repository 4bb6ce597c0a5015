-- The last requests of whoever rings, and of whom a team is asked; short look-ups while somebody is on the line.
CREATE INDEX request_by_requester ON service.request (requester_id, sequence) WHERE requester_id IS NOT NULL;
