-- What was the case from when to when: one row for each change that figures can see, so that every question can be asked
-- for any moment. A row holds from valid_from on and before valid_to; the current one until 9999-12-31.
-- build: which making of the facts a row belongs to; a rebuild writes the next one beside the live one.
-- sequence: the event of the contract's stream that made the row.
CREATE TABLE contract_history (
  tenant_id VARCHAR(63) NOT NULL,
  build INT NOT NULL,
  contract_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  valid_from DATETIME(6) NOT NULL,
  valid_to DATETIME(6) NOT NULL,
  counted BOOLEAN NOT NULL,
  counted_since DATETIME(6) NULL,
  title VARCHAR(1000) NOT NULL,
  time_zone VARCHAR(64) NOT NULL,
  value DECIMAL(19,4) NULL,
  currency CHAR(3) NULL,
  PRIMARY KEY (tenant_id, build, contract_id, sequence),
  KEY contract_history_from (tenant_id, build, valid_from),
  KEY contract_history_zone (tenant_id, build, time_zone)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- round: how often it was submitted. status_since: since when it has its status.
-- term_*: what is paid for it, an amount or per cent of the contract's value.
CREATE TABLE milestone_history (
  tenant_id VARCHAR(63) NOT NULL,
  build INT NOT NULL,
  milestone_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  valid_from DATETIME(6) NOT NULL,
  valid_to DATETIME(6) NOT NULL,
  contract_id UUID NOT NULL,
  title VARCHAR(1000) NOT NULL,
  type VARCHAR(16) NOT NULL,
  status VARCHAR(16) NOT NULL,
  priority VARCHAR(16) NOT NULL,
  owner_id UUID NULL,
  team VARCHAR(255) NULL,
  party_id UUID NULL,
  due_date DATE NULL,
  baseline_due_date DATE NULL,
  met_on DATE NULL,
  term_amount DECIMAL(19,4) NULL,
  term_currency CHAR(3) NULL,
  term_percent DECIMAL(19,4) NULL,
  tags JSON NOT NULL,
  fields JSON NOT NULL,
  round INT NOT NULL,
  status_since DATETIME(6) NOT NULL,
  PRIMARY KEY (tenant_id, build, milestone_id, sequence),
  KEY milestone_history_to (tenant_id, build, valid_to),
  KEY milestone_history_contract (tenant_id, build, contract_id, valid_to),
  KEY milestone_history_owner (tenant_id, build, owner_id, valid_to),
  KEY milestone_history_party (tenant_id, build, party_id, valid_to)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE payment_history (
  tenant_id VARCHAR(63) NOT NULL,
  build INT NOT NULL,
  payment_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  valid_from DATETIME(6) NOT NULL,
  valid_to DATETIME(6) NOT NULL,
  contract_id UUID NOT NULL,
  milestone_id UUID NULL,
  kind VARCHAR(16) NOT NULL,
  status VARCHAR(16) NOT NULL,
  amount DECIMAL(19,4) NOT NULL,
  outstanding DECIMAL(19,4) NOT NULL,
  currency CHAR(3) NOT NULL,
  due_on DATE NOT NULL,
  invoiced_on DATE NULL,
  paid_on DATE NULL,
  PRIMARY KEY (tenant_id, build, payment_id, sequence),
  KEY payment_history_to (tenant_id, build, valid_to),
  KEY payment_history_milestone (tenant_id, build, milestone_id, valid_to)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
