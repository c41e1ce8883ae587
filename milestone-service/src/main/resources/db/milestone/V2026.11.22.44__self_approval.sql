ALTER TABLE contract ADD COLUMN self_approval_allowed BOOLEAN NOT NULL DEFAULT FALSE AFTER time_zone;
