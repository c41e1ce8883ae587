-- The ledger of digests: one row for each person and period. The next one is PLANNED when the last is over.
-- period: the day it is for where the person is. since: business time from which it tells what is new.
-- state, claimed_by, not_before, attempts, message_id: as in reminder.
CREATE TABLE digest (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  person_id UUID NOT NULL,
  kind VARCHAR(10) NOT NULL,
  period VARCHAR(40) NOT NULL,
  state VARCHAR(10) NOT NULL,
  due_at DATETIME(6) NOT NULL,
  since DATETIME(6) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  items INT NOT NULL DEFAULT 0,
  claimed_by UUID NULL,
  not_before DATETIME(6) NULL,
  attempts INT NOT NULL DEFAULT 0,
  message_id VARCHAR(320) NULL,
  address VARCHAR(320) NULL,
  sent_at DATETIME(6) NULL,
  UNIQUE KEY digest_once (tenant_id, person_id, kind, period),
  KEY digest_claim (state, due_at, not_before),
  KEY digest_list (tenant_id, person_id, due_at, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
