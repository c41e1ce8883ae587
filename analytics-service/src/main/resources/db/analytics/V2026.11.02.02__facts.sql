-- What the events say is the case now. One row a contract, party, milestone and payment.
CREATE TABLE contract_fact (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  reference VARCHAR(255) NOT NULL,
  title VARCHAR(1000) NOT NULL,
  status VARCHAR(16) NOT NULL,
  time_zone VARCHAR(64) NOT NULL,
  deleted BOOLEAN NOT NULL,
  UNIQUE KEY contract_fact_tenant (tenant_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE contract_party (
  contract_id UUID NOT NULL,
  party_id UUID NOT NULL,
  role VARCHAR(16) NOT NULL,
  tenant_id VARCHAR(63) NOT NULL,
  PRIMARY KEY (contract_id, party_id, role),
  KEY contract_party_party (tenant_id, party_id, contract_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- changed_at decides between two parties that for a moment have the same reference: each has a stream of its own.
CREATE TABLE party_fact (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  reference VARCHAR(255) NOT NULL,
  name VARCHAR(1000) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  KEY party_fact_reference (tenant_id, reference, changed_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- variance_days: met_on minus the baseline (or due) date, of met milestones that have both.
CREATE TABLE milestone_fact (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  contract_id UUID NOT NULL,
  version BIGINT NOT NULL,
  type VARCHAR(16) NOT NULL,
  status VARCHAR(16) NOT NULL,
  priority VARCHAR(16) NOT NULL,
  owner_id UUID NULL,
  responsible_party_id UUID NULL,
  due_date DATE NULL,
  baseline_due_date DATE NULL,
  met_on DATE NULL,
  submitted_at DATETIME(6) NULL,
  decided_at DATETIME(6) NULL,
  variance_days INT NULL,
  KEY milestone_fact_contract (tenant_id, contract_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE payment_fact (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  contract_id UUID NOT NULL,
  milestone_id UUID NULL,
  version BIGINT NOT NULL,
  amount DECIMAL(19,4) NOT NULL,
  currency CHAR(3) NOT NULL,
  status VARCHAR(16) NOT NULL,
  due_on DATE NOT NULL,
  paid_on DATE NULL,
  KEY payment_fact_contract (tenant_id, contract_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
