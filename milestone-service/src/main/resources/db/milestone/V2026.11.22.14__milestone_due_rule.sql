-- The rule that a due date comes from, what it waits for, and which day of a recurrence it is; a day has one milestone.
ALTER TABLE milestone
  ADD COLUMN due_rule LONGTEXT NULL,
  ADD COLUMN waiting_for LONGTEXT NULL,
  ADD COLUMN recurrence_id UUID NULL,
  ADD COLUMN occurrence_on DATE NULL,
  ADD UNIQUE KEY milestone_occurrence (tenant_id, recurrence_id, occurrence_on),
  ADD CONSTRAINT milestone_recurrence FOREIGN KEY (tenant_id, recurrence_id) REFERENCES recurrence (tenant_id, id);
