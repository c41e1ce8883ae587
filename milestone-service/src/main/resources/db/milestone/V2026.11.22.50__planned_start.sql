-- When work on a milestone is to start, and whether dependencies may not move its due date.
ALTER TABLE milestone
  ADD COLUMN planned_start DATE NULL AFTER baseline_due_date,
  ADD COLUMN date_fixed BOOLEAN NOT NULL DEFAULT FALSE AFTER planned_start;
