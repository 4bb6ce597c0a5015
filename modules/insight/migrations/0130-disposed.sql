-- When a record's details were erased because its time of keeping had ended: it is due no more.
ALTER TABLE insight.response ADD COLUMN disposed_at bigint;
ALTER TABLE insight.call ADD COLUMN disposed_at bigint;
