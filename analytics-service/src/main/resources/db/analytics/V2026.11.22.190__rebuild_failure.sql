-- When a rebuild last failed and why: it is FAILED while it has these and is not finished.
ALTER TABLE rebuild
  ADD COLUMN failed_at DATETIME(6) NULL AFTER finished_at,
  ADD COLUMN failure VARCHAR(1000) NULL AFTER failed_at;
