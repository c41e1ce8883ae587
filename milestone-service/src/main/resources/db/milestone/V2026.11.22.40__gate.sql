-- Who must approve a milestone, how far its last submission came, and how many gates before it are not passed. Lists read
-- them with the milestone, so that they cost no query a row.
ALTER TABLE milestone
  ADD COLUMN gate LONGTEXT NULL AFTER origin,
  ADD COLUMN gate_round LONGTEXT NULL AFTER gate,
  -- Counted anew, under the contract's lock, by whatever changes it.
  ADD COLUMN open_gates INT NOT NULL DEFAULT 0 AFTER gate_round,
  ADD COLUMN blocked BOOLEAN AS
    (open_gates > 0 AND status IN ('PLANNED', 'IN_PROGRESS', 'SUBMITTED', 'REJECTED')) PERSISTENT,
  ADD KEY milestone_blocked_due (tenant_id, blocked, due_sort, id);
