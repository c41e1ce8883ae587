CREATE TABLE contract (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  reference VARCHAR(200) NOT NULL,
  title VARCHAR(500) COLLATE utf8mb4_uca1400_ai_ci NOT NULL,
  description TEXT COLLATE utf8mb4_uca1400_ai_ci NULL,
  status VARCHAR(20) NOT NULL,
  signed_on DATE NULL,
  starts_on DATE NULL,
  ends_on DATE NULL,
  value_amount DECIMAL(19,4) NULL,
  value_currency CHAR(3) NULL,
  time_zone VARCHAR(64) NOT NULL,
  tags LONGTEXT NOT NULL,
  external_ids LONGTEXT NOT NULL,
  activated_at DATETIME(6) NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY contract_tenant (tenant_id, id),
  UNIQUE KEY contract_reference (tenant_id, reference),
  KEY contract_created (tenant_id, created_at, id),
  KEY contract_ends_on (tenant_id, ends_on, id),
  KEY contract_time_zone (tenant_id, time_zone),
  FULLTEXT KEY contract_text (title, description)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE contract_party (
  tenant_id VARCHAR(63) NOT NULL,
  contract_id UUID NOT NULL,
  party_id UUID NOT NULL,
  role VARCHAR(20) NOT NULL,
  PRIMARY KEY (tenant_id, contract_id, party_id, role),
  KEY contract_party_party (tenant_id, party_id, contract_id),
  KEY contract_party_contract (contract_id),
  CONSTRAINT contract_party_contract FOREIGN KEY (tenant_id, contract_id) REFERENCES contract (tenant_id, id) ON DELETE CASCADE,
  CONSTRAINT contract_party_party FOREIGN KEY (tenant_id, party_id) REFERENCES party (tenant_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
