-- How long before its due date the work on a milestone starts, while the date waits: a template says it.
ALTER TABLE milestone ADD COLUMN start_before VARCHAR(40) NULL;
