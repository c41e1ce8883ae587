-- An event as webhooks send it, once for all of them.
CREATE TABLE webhook_message (
  tenant_id VARCHAR(63) NOT NULL,
  event_id UUID NOT NULL,
  payload LONGTEXT NOT NULL,
  stored_at DATETIME(6) NOT NULL,
  PRIMARY KEY (tenant_id, event_id),
  KEY webhook_message_age (stored_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One event for one webhook, once. number: in the order of the events of a stream.
-- state: PENDING, DELIVERED, FAILED, CANCELLED.
-- due_at: when it is due, or, while claimed_by works on it, when that claim lapses; null once it is over.
-- attempts: all requests that were made; tries: those since it was last put in line, which the pauses go by.
-- No foreign key to webhook: its check would lock the row of the webhook in each transaction that folds an event.
CREATE TABLE webhook_delivery (
  number BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  webhook_id UUID NOT NULL,
  event_id UUID NOT NULL,
  event_type VARCHAR(100) NOT NULL,
  stream_id UUID NOT NULL,
  state VARCHAR(10) NOT NULL,
  due_at DATETIME(6) NULL,
  claimed_by UUID NULL,
  attempts INT NOT NULL DEFAULT 0,
  tries INT NOT NULL DEFAULT 0,
  status INT NULL,
  reason VARCHAR(1000) NULL,
  created_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL,
  UNIQUE KEY webhook_delivery_once (tenant_id, webhook_id, event_id),
  KEY webhook_delivery_due (tenant_id, webhook_id, due_at, stream_id),
  KEY webhook_delivery_list (tenant_id, webhook_id, number)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Each request that was made, with what came back.
CREATE TABLE webhook_attempt (
  number BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  webhook_id UUID NOT NULL,
  event_id UUID NOT NULL,
  at DATETIME(6) NOT NULL,
  took_ms INT NOT NULL,
  address VARCHAR(64) NULL,
  status INT NULL,
  outcome VARCHAR(20) NOT NULL,
  reason VARCHAR(1000) NULL,
  answer TEXT NULL,
  KEY webhook_attempt_delivery (tenant_id, webhook_id, event_id, number)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
