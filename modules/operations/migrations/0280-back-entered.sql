-- The number of the sheet from which a contact was entered afterwards: so that no sheet is entered twice unseen.
ALTER TABLE operations.contact ADD COLUMN paper text;
CREATE INDEX contact_paper ON operations.contact (paper) WHERE paper IS NOT NULL;
