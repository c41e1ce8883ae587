-- What the members of a contract are there, for places of a gate that name a role: "<person>=APPROVER,FINANCE <person>=…".
ALTER TABLE known_contract ADD COLUMN member_roles TEXT NOT NULL DEFAULT '' AFTER members;

-- Who approves for whom, and on which days where the first of them is.
CREATE TABLE known_delegation (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  person_id UUID NOT NULL,
  delegate_id UUID NOT NULL,
  from_day DATE NOT NULL,
  to_day DATE NOT NULL,
  ended BOOLEAN NOT NULL,
  KEY known_delegation_person (tenant_id, person_id, to_day)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
