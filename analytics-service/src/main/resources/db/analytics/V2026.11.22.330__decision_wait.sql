-- Whose decision a submission waited for, from when to when: one row a place of the gate and submission.
-- decider: person:<id>, party:<id>:<role> or role:<role>. ended_at: 9999-12-31 while it is waited for. outcome: APPROVED, or
-- what made the decision needless: NOT_NEEDED (others were enough), or the status that the milestone has then.
-- Submissions of before are here after a rebuild.
CREATE TABLE decision_wait (
  tenant_id VARCHAR(63) NOT NULL,
  build INT NOT NULL,
  milestone_id UUID NOT NULL,
  round INT NOT NULL,
  decider VARCHAR(100) NOT NULL,
  since DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NOT NULL,
  outcome VARCHAR(16) NULL,
  PRIMARY KEY (tenant_id, build, milestone_id, round, decider)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
