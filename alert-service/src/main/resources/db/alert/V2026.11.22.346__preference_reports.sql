-- Whether saved reports of others reach a recipient by mail.
ALTER TABLE alert_preference ADD COLUMN reports BOOLEAN NOT NULL DEFAULT TRUE;
