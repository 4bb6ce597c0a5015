-- Where the caller's phone says it is: the best fix, and all of them in the order in which they came. Erased with the fixes.
ALTER TABLE operations.contact ADD COLUMN fix jsonb;
ALTER TABLE operations.contact ADD COLUMN track jsonb NOT NULL DEFAULT '[]';
-- A number is written in many ways; its last nine digits are the same in all of them.
CREATE INDEX contact_number_tail ON operations.contact
  (right(regexp_replace(caller_number, '\D', '', 'g'), 9), received_at) WHERE caller_number IS NOT NULL;
