-- The members of contracts as rows: what lists are narrowed by; the contract itself keeps their roles. They outlive a draft
-- that is deleted, as the change feed goes on showing its events: no foreign key to it.
CREATE TABLE contract_member (
  tenant_id VARCHAR(63) NOT NULL,
  contract_id UUID NOT NULL,
  person_id UUID NOT NULL,
  PRIMARY KEY (tenant_id, contract_id, person_id),
  KEY contract_member_person (tenant_id, person_id, contract_id),
  CONSTRAINT contract_member_person FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
