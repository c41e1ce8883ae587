-- Runs of saved reports that are to reach people. party_id: whose people it is for; NULL for the tenant's own.
-- withdrawn: the report was deleted, and what has not gone out is not to.
CREATE TABLE report_run (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  report_id UUID NOT NULL,
  name VARCHAR(200) NOT NULL,
  owner VARCHAR(255) NOT NULL,
  party_id UUID NULL,
  made_at DATETIME(6) NOT NULL,
  first_day DATE NULL,
  last_day DATE NULL,
  withdrawn BOOLEAN NOT NULL DEFAULT FALSE,
  UNIQUE KEY report_run_tenant (tenant_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Their files. content: until the last mail is over; NULL from the start for one that is too large for a mail.
CREATE TABLE report_file (
  tenant_id VARCHAR(63) NOT NULL,
  run_id UUID NOT NULL,
  format VARCHAR(8) NOT NULL,
  name VARCHAR(255) NOT NULL,
  media_type VARCHAR(100) NOT NULL,
  bytes BIGINT NOT NULL,
  content LONGBLOB NULL,
  PRIMARY KEY (tenant_id, run_id, format),
  CONSTRAINT report_file_run FOREIGN KEY (tenant_id, run_id) REFERENCES report_run (tenant_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The ledger of their mails: one row for each run and recipient.
-- state, claimed_by, not_before, attempts, message_id: as in reminder.
CREATE TABLE report_mail (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  run_id UUID NOT NULL,
  person_id UUID NOT NULL,
  state VARCHAR(10) NOT NULL,
  due_at DATETIME(6) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  claimed_by UUID NULL,
  not_before DATETIME(6) NULL,
  attempts INT NOT NULL DEFAULT 0,
  message_id VARCHAR(320) NULL,
  address VARCHAR(320) NULL,
  sent_at DATETIME(6) NULL,
  UNIQUE KEY report_mail_once (tenant_id, run_id, person_id),
  KEY report_mail_claim (state, due_at, not_before),
  KEY report_mail_list (tenant_id, due_at, id),
  CONSTRAINT report_mail_run FOREIGN KEY (tenant_id, run_id) REFERENCES report_run (tenant_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
