-- What happened that dates may be counted from, and whether any milestone's date depends on what others say.
ALTER TABLE contract
  ADD COLUMN recorded_events LONGTEXT NOT NULL DEFAULT '[]',
  ADD COLUMN has_due_rules BOOLEAN NOT NULL DEFAULT FALSE;
