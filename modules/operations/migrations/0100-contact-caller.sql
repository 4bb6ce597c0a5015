-- Numbers are sought by their last nine digits (contact_number_tail): one index of them is enough.
DROP INDEX operations.contact_caller;
