-- turn: 1 to who made the webhook, 2 to the tenant's address for notices after theirs refused the first.
ALTER TABLE webhook_notice
  ADD COLUMN turn INT NOT NULL DEFAULT 1 AFTER waiting,
  DROP KEY webhook_notice_once,
  ADD UNIQUE KEY webhook_notice_once (tenant_id, webhook_id, disabled_at, turn);
