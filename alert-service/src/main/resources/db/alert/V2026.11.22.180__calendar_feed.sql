-- Calendars to subscribe to. secret_hash: SHA-256 of the secret in the address, which is shown once.
CREATE TABLE calendar_feed (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  person_id UUID NOT NULL,
  name VARCHAR(200) NOT NULL,
  contract_id UUID NULL,
  own_only BOOLEAN NOT NULL,
  types VARCHAR(400) NOT NULL,
  secret_hash BINARY(32) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  revoked_at DATETIME(6) NULL,
  UNIQUE KEY calendar_feed_secret (secret_hash),
  KEY calendar_feed_person (tenant_id, person_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- When a milestone last changed and the sequence of the event that said so: the revision of its calendar entry.
ALTER TABLE known_milestone
  ADD COLUMN revision BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN changed_at DATETIME(6) NULL,
  ADD KEY known_milestone_due (tenant_id, due_date, id);
