-- Where notices of what was set up go when who made it cannot be told.
ALTER TABLE mail_settings ADD COLUMN notices_to VARCHAR(254) NULL;
