-- The members of contracts.
CREATE TABLE contract_member (
  contract_id UUID NOT NULL,
  person_id UUID NOT NULL,
  tenant_id VARCHAR(63) NOT NULL,
  PRIMARY KEY (contract_id, person_id),
  KEY contract_member_person (tenant_id, person_id, contract_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
