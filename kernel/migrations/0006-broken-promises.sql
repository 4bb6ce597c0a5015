-- How many promises of one kind are broken and still climb (SPEC 5.10): asked by rungs that wait for company.
CREATE INDEX deadline_broken ON kernel.deadline (kind) WHERE done_step >= 1 AND next_at IS NOT NULL;
