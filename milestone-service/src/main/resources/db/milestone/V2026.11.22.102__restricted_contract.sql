-- The contracts that only their members see; a deleted draft stays one, as its events stay in the change feed.
CREATE TABLE restricted_contract (
  tenant_id VARCHAR(63) NOT NULL,
  contract_id UUID NOT NULL,
  PRIMARY KEY (tenant_id, contract_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
