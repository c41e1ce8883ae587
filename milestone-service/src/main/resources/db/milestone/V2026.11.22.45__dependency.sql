-- What of a milestone depends on what of another one of its contract.
CREATE TABLE milestone_dependency (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  contract_id UUID NOT NULL,
  predecessor_id UUID NOT NULL,
  successor_id UUID NOT NULL,
  type VARCHAR(2) NOT NULL,
  lag INT NOT NULL,
  lag_unit VARCHAR(20) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  UNIQUE KEY milestone_dependency_tenant (tenant_id, id),
  UNIQUE KEY milestone_dependency_pair (tenant_id, predecessor_id, successor_id, type),
  KEY milestone_dependency_successor (tenant_id, successor_id, predecessor_id),
  KEY milestone_dependency_contract (tenant_id, contract_id, id),
  CONSTRAINT milestone_dependency_contract FOREIGN KEY (tenant_id, contract_id) REFERENCES contract (tenant_id, id),
  CONSTRAINT milestone_dependency_predecessor FOREIGN KEY (tenant_id, predecessor_id) REFERENCES milestone (tenant_id, id),
  CONSTRAINT milestone_dependency_successor FOREIGN KEY (tenant_id, successor_id) REFERENCES milestone (tenant_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
