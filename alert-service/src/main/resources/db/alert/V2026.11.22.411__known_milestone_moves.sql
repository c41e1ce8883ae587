-- When its state and its due date changed last, as it was folded, for digests. NULL while neither has since this was kept.
ALTER TABLE known_milestone
  ADD COLUMN status_at DATETIME(6) NULL AFTER changed_at,
  ADD COLUMN due_moved_at DATETIME(6) NULL AFTER status_at;
