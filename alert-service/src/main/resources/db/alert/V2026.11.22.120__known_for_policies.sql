-- What policies choose by and whom they remind, as the events tell it.
-- facts: type, priority, tags, watchers, custom dates and the gate, as JSON; NULL until the milestone's next event.
ALTER TABLE known_contract
  ADD COLUMN ends_on DATE NULL;

ALTER TABLE known_milestone
  ADD COLUMN team VARCHAR(255) NULL,
  ADD COLUMN facts LONGTEXT NULL,
  ADD KEY known_milestone_team (tenant_id, team),
  ADD KEY known_milestone_owner (tenant_id, owner_id),
  ADD KEY known_milestone_tenant (tenant_id, id);

ALTER TABLE known_person
  ADD COLUMN subject VARCHAR(255) NULL,
  ADD COLUMN manager_id UUID NULL,
  ADD KEY known_person_subject (tenant_id, subject);

CREATE TABLE known_team_member (
  team VARCHAR(255) NOT NULL,
  person_id UUID NOT NULL,
  tenant_id VARCHAR(63) NOT NULL,
  PRIMARY KEY (tenant_id, team, person_id),
  KEY known_team_member_person (tenant_id, person_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE known_payment (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  contract_id UUID NOT NULL,
  milestone_id UUID NULL,
  status VARCHAR(20) NOT NULL,
  due_on DATE NOT NULL,
  outstanding DECIMAL(19,4) NOT NULL,
  currency CHAR(3) NOT NULL,
  KEY known_payment_contract (tenant_id, contract_id),
  KEY known_payment_milestone (tenant_id, milestone_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
