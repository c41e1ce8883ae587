-- Changes of a contract that its parties agree on.
CREATE TABLE amendment (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  contract_id UUID NOT NULL,
  number INT NOT NULL,
  title VARCHAR(500) COLLATE utf8mb4_uca1400_ai_ci NOT NULL,
  reason TEXT COLLATE utf8mb4_uca1400_ai_ci NOT NULL,
  effective_on DATE NOT NULL,
  status VARCHAR(20) NOT NULL,
  changes LONGTEXT NOT NULL,
  -- What the fields that it changes said when it was proposed.
  basis LONGTEXT NOT NULL,
  gate LONGTEXT NULL,
  gate_round LONGTEXT NULL,
  proposed_by_id UUID NULL,
  proposed_by VARCHAR(500) COLLATE utf8mb4_uca1400_ai_ci NOT NULL,
  proposed_at DATETIME(6) NOT NULL,
  decided_at DATETIME(6) NULL,
  decision_reason TEXT COLLATE utf8mb4_uca1400_ai_ci NULL,
  applied_at DATETIME(6) NULL,
  baseline INT NULL,
  UNIQUE KEY amendment_tenant (tenant_id, id),
  UNIQUE KEY amendment_number (tenant_id, contract_id, number),
  CONSTRAINT amendment_contract FOREIGN KEY (tenant_id, contract_id) REFERENCES contract (tenant_id, id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
