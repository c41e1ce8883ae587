-- Which open milestones have no float, as far as it was computed: reads that ask for it compute the contracts anew whose
-- last event is not the one they were computed for, so that writes need not know of it.
ALTER TABLE milestone
  ADD COLUMN critical BOOLEAN NOT NULL DEFAULT FALSE,
  ADD KEY milestone_critical_due (tenant_id, critical, due_sort, id);

CREATE TABLE critical_path (
  tenant_id VARCHAR(63) NOT NULL,
  contract_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, contract_id),
  CONSTRAINT critical_path_contract FOREIGN KEY (tenant_id, contract_id) REFERENCES contract (tenant_id, id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
