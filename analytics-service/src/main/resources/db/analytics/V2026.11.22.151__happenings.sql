-- What happened once and stays: a decided submission, a moved date, a reminder.
-- outcome: the status that ended the round; IN_PROGRESS where the submission was withdrawn.
CREATE TABLE approval_round (
  tenant_id VARCHAR(63) NOT NULL,
  build INT NOT NULL,
  milestone_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  round INT NOT NULL,
  submitted_at DATETIME(6) NOT NULL,
  decided_at DATETIME(6) NOT NULL,
  outcome VARCHAR(16) NOT NULL,
  PRIMARY KEY (tenant_id, build, milestone_id, sequence)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A due date that was moved after it had been agreed (there was a baseline).
CREATE TABLE reschedule (
  tenant_id VARCHAR(63) NOT NULL,
  build INT NOT NULL,
  milestone_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  at DATETIME(6) NOT NULL,
  days INT NOT NULL,
  reason VARCHAR(500) NOT NULL,
  PRIMARY KEY (tenant_id, build, milestone_id, sequence)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- outcome: SENT, FAILED, ESCALATED or ACKNOWLEDGED; a reminder may have several. Only those about a milestone.
CREATE TABLE reminder_fact (
  tenant_id VARCHAR(63) NOT NULL,
  build INT NOT NULL,
  milestone_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  at DATETIME(6) NOT NULL,
  rung VARCHAR(100) NOT NULL,
  channel VARCHAR(40) NOT NULL,
  outcome VARCHAR(16) NOT NULL,
  PRIMARY KEY (tenant_id, build, milestone_id, sequence)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
