-- Whom submitted milestones wait for now: what "what waits for me" reads. Follows from the milestones.
CREATE TABLE gate_waiting (
  tenant_id VARCHAR(63) NOT NULL,
  approver VARCHAR(100) NOT NULL,
  -- Lists end with what has no date.
  due_sort DATE NOT NULL,
  milestone_id UUID NOT NULL,
  PRIMARY KEY (tenant_id, approver, due_sort, milestone_id),
  KEY gate_waiting_milestone (tenant_id, milestone_id),
  CONSTRAINT gate_waiting_milestone FOREIGN KEY (tenant_id, milestone_id) REFERENCES milestone (tenant_id, id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
