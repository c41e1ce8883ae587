-- Templates of the tenant; those that ship with the service are files of it.
CREATE TABLE contract_template (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  name VARCHAR(200) NOT NULL,
  kind VARCHAR(100) NOT NULL,
  content LONGTEXT NOT NULL,
  changed_by VARCHAR(200) COLLATE utf8mb4_uca1400_ai_ci NOT NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY contract_template_tenant (tenant_id, id),
  UNIQUE KEY contract_template_name (tenant_id, name),
  KEY contract_template_kind (tenant_id, kind, name)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
