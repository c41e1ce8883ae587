CREATE TABLE payment (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  contract_id UUID NOT NULL,
  milestone_id UUID NULL,
  amount DECIMAL(19,4) NOT NULL,
  currency CHAR(3) NOT NULL,
  status VARCHAR(20) NOT NULL,
  due_on DATE NOT NULL,
  paid_on DATE NULL,
  external_ids LONGTEXT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  -- A milestone has at most one payment that is not cancelled.
  live_milestone_id UUID AS (IF(status = 'CANCELLED', NULL, milestone_id)) PERSISTENT,
  UNIQUE KEY payment_tenant (tenant_id, id),
  UNIQUE KEY payment_live_milestone (tenant_id, live_milestone_id),
  KEY payment_due_on (tenant_id, due_on, id),
  KEY payment_status_due_on (tenant_id, status, due_on, id),
  KEY payment_contract (tenant_id, contract_id, due_on, id),
  CONSTRAINT payment_contract FOREIGN KEY (tenant_id, contract_id) REFERENCES contract (tenant_id, id),
  CONSTRAINT payment_milestone FOREIGN KEY (tenant_id, milestone_id) REFERENCES milestone (tenant_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What happened to a payment. Rows are only ever added.
CREATE TABLE payment_entry (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  payment_id UUID NOT NULL,
  kind VARCHAR(20) NOT NULL,
  amount DECIMAL(19,4) NOT NULL,
  currency CHAR(3) NOT NULL,
  value_date DATE NOT NULL,
  person_id UUID NULL,
  changed_by VARCHAR(200) COLLATE utf8mb4_uca1400_ai_ci NOT NULL,
  reason TEXT COLLATE utf8mb4_uca1400_ai_ci NULL,
  changed_at DATETIME(6) NOT NULL,
  KEY payment_entry_payment (tenant_id, payment_id, id),
  CONSTRAINT payment_entry_payment FOREIGN KEY (tenant_id, payment_id) REFERENCES payment (tenant_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
