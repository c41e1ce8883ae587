-- Database users for tools of business intelligence (docs/bi.md): whose rows each of them sees. all_contracts: those that
-- only their members see as well.
CREATE TABLE bi_user (
  user_name VARCHAR(128) NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  all_contracts BOOLEAN NOT NULL DEFAULT FALSE,
  KEY bi_user_tenant (tenant_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
