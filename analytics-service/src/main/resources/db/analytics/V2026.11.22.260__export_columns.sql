-- What exports and charts show besides. Rows from before have neither until the history is rebuilt.
ALTER TABLE milestone_history
  ADD COLUMN external_ids JSON NULL,
  ADD COLUMN planned_start DATE NULL;
