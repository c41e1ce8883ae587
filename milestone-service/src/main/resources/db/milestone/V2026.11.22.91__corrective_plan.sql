-- What is done about milestones that were missed or are late.
CREATE TABLE corrective_plan (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  contract_id UUID NOT NULL,
  milestone_id UUID NOT NULL,
  cause TEXT COLLATE utf8mb4_uca1400_ai_ci NULL,
  status VARCHAR(20) NOT NULL,
  outcome VARCHAR(20) NULL,
  note TEXT COLLATE utf8mb4_uca1400_ai_ci NULL,
  opened_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL,
  UNIQUE KEY corrective_plan_tenant (tenant_id, id),
  KEY corrective_plan_milestone (tenant_id, milestone_id, id),
  KEY corrective_plan_contract (tenant_id, contract_id),
  CONSTRAINT corrective_plan_contract FOREIGN KEY (tenant_id, contract_id) REFERENCES contract (tenant_id, id),
  CONSTRAINT corrective_plan_milestone FOREIGN KEY (tenant_id, milestone_id) REFERENCES milestone (tenant_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE corrective_action (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  plan_id UUID NOT NULL,
  contract_id UUID NOT NULL,
  title VARCHAR(500) COLLATE utf8mb4_uca1400_ai_ci NOT NULL,
  owner_id UUID NULL,
  due_date DATE NOT NULL,
  status VARCHAR(20) NOT NULL,
  ended_on DATE NULL,
  note TEXT COLLATE utf8mb4_uca1400_ai_ci NULL,
  UNIQUE KEY corrective_action_tenant (tenant_id, id),
  KEY corrective_action_plan (tenant_id, plan_id, id),
  KEY corrective_action_due (tenant_id, due_date, id),
  KEY corrective_action_status (tenant_id, status, due_date, id),
  KEY corrective_action_owner (tenant_id, owner_id, due_date, id),
  KEY corrective_action_contract (tenant_id, contract_id, due_date, id),
  CONSTRAINT corrective_action_plan FOREIGN KEY (tenant_id, plan_id) REFERENCES corrective_plan (tenant_id, id),
  CONSTRAINT corrective_action_owner FOREIGN KEY (tenant_id, owner_id) REFERENCES person (tenant_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
