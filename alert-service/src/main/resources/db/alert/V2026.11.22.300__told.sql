-- As of when a digest told of an entry as new: what was written while that digest was built is told by the next.
ALTER TABLE inbox_entry ADD COLUMN told_at DATETIME(6) NULL;
