CREATE TABLE party (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  reference VARCHAR(100) NOT NULL,
  name VARCHAR(200) COLLATE utf8mb4_uca1400_ai_ci NOT NULL,
  email VARCHAR(320) NULL,
  external_ids LONGTEXT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY party_tenant (tenant_id, id),
  UNIQUE KEY party_reference (tenant_id, reference)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
