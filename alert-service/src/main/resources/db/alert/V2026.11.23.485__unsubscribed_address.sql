-- Which address of a party was unsubscribed; NULL for whichever it has. Added in moments, as the last column.
ALTER TABLE alert_preference ADD COLUMN address VARCHAR(320) NULL;
