-- When a reminder came into its person's inbox, whatever became of the mail.
ALTER TABLE reminder ADD COLUMN inbox_at DATETIME(6) NULL;
