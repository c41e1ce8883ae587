-- The ledger: one rung of one milestone at one due date for one recipient and channel exists only once.
-- recipient: the id of a person, or 'nobody' where the milestone has no owner.
-- state: PLANNED, SENT, SKIPPED, CANCELLED, FAILED.
-- send_at: business time. not_before, real time of the database: until then nobody else may take the row, either
-- because claimed_by works on it (a lease) or because it waits after a failure.
CREATE TABLE reminder (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  contract_id UUID NOT NULL,
  milestone_id UUID NOT NULL,
  due_date DATE NOT NULL,
  rung VARCHAR(20) NOT NULL,
  recipient VARCHAR(320) NOT NULL,
  channel VARCHAR(20) NOT NULL,
  state VARCHAR(10) NOT NULL,
  send_at DATETIME(6) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  claimed_by UUID NULL,
  not_before DATETIME(6) NULL,
  attempts INT NOT NULL DEFAULT 0,
  message_id VARCHAR(320) NULL,
  address VARCHAR(320) NULL,
  sent_at DATETIME(6) NULL,
  UNIQUE KEY reminder_once (tenant_id, milestone_id, due_date, rung, recipient, channel),
  KEY reminder_claim (state, send_at, not_before),
  KEY reminder_list (tenant_id, send_at, id),
  KEY reminder_contract (tenant_id, contract_id, send_at, id),
  KEY reminder_recipient (tenant_id, recipient, send_at, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
