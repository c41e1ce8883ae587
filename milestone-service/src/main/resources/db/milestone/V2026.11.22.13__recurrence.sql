-- Milestones that come again, and how far ahead they were made.
CREATE TABLE recurrence (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  contract_id UUID NOT NULL,
  rule LONGTEXT NOT NULL,
  template LONGTEXT NOT NULL,
  until_day DATE NOT NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY recurrence_tenant (tenant_id, id),
  KEY recurrence_contract (tenant_id, contract_id, id),
  CONSTRAINT recurrence_contract FOREIGN KEY (tenant_id, contract_id) REFERENCES contract (tenant_id, id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
