-- The ledger of mails that a webhook was switched off: one each time it was. disabled_at, failing_since: real time.
-- gone: the receiver answered 410. answer: what came of the last attempt. waiting: how many deliveries were cancelled.
-- owner_subject, owner_email: as of the webhook then; no foreign key, as the ledger outlives the webhook.
-- state, claimed_by, not_before, attempts, message_id: as in digest.
CREATE TABLE webhook_notice (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  webhook_id UUID NOT NULL,
  webhook_name VARCHAR(200) NOT NULL,
  created_by VARCHAR(255) NOT NULL,
  owner_subject VARCHAR(255) NULL,
  owner_email VARCHAR(320) NULL,
  disabled_at DATETIME(6) NOT NULL,
  gone BOOLEAN NOT NULL,
  failing_since DATETIME(6) NULL,
  answer VARCHAR(1000) NOT NULL,
  waiting INT NOT NULL,
  state VARCHAR(10) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  claimed_by UUID NULL,
  not_before DATETIME(6) NULL,
  attempts INT NOT NULL DEFAULT 0,
  message_id VARCHAR(320) NULL,
  address VARCHAR(320) NULL,
  sent_at DATETIME(6) NULL,
  UNIQUE KEY webhook_notice_once (tenant_id, webhook_id, disabled_at),
  KEY webhook_notice_claim (state, not_before),
  KEY webhook_notice_list (tenant_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
