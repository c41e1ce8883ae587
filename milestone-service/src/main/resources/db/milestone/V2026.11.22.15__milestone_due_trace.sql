-- How a due date came about, as it was computed.
CREATE TABLE milestone_due_trace (
  tenant_id VARCHAR(63) NOT NULL,
  milestone_id UUID NOT NULL,
  trace LONGTEXT NOT NULL,
  PRIMARY KEY (tenant_id, milestone_id),
  CONSTRAINT milestone_due_trace_milestone FOREIGN KEY (tenant_id, milestone_id) REFERENCES milestone (tenant_id, id)
    ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
