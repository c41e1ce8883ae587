-- Who decided what at a gate. Rows are only ever added.
CREATE TABLE gate_decision (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  milestone_id UUID NOT NULL,
  round INT NOT NULL,
  approver VARCHAR(100) NOT NULL,
  decision VARCHAR(20) NOT NULL,
  person_id UUID NOT NULL,
  decided_by VARCHAR(200) COLLATE utf8mb4_uca1400_ai_ci NOT NULL,
  on_behalf_of UUID NULL,
  reason TEXT COLLATE utf8mb4_uca1400_ai_ci NULL,
  decided_at DATETIME(6) NOT NULL,
  -- A place is filled once a round; who approved may still reject.
  UNIQUE KEY gate_decision_place (tenant_id, milestone_id, round, approver, decision),
  CONSTRAINT gate_decision_milestone FOREIGN KEY (tenant_id, milestone_id) REFERENCES milestone (tenant_id, id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
