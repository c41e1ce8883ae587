-- What was agreed when: one row holds all milestones of a baseline. Rows are only ever added.
CREATE TABLE contract_baseline (
  tenant_id VARCHAR(63) NOT NULL,
  contract_id UUID NOT NULL,
  number INT NOT NULL,
  amendment_id UUID NULL,
  set_at DATETIME(6) NOT NULL,
  starts_on DATE NULL,
  ends_on DATE NULL,
  value_amount DECIMAL(19,4) NULL,
  value_currency CHAR(3) NULL,
  milestones LONGTEXT NOT NULL,
  PRIMARY KEY (tenant_id, contract_id, number),
  CONSTRAINT contract_baseline_contract FOREIGN KEY (tenant_id, contract_id) REFERENCES contract (tenant_id, id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
