-- What a recipient wants of a channel: nothing at all (muted), or nothing in their quiet hours (times of day as text).
CREATE TABLE alert_preference (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  recipient VARCHAR(320) NOT NULL,
  channel VARCHAR(20) NOT NULL,
  muted BOOLEAN NOT NULL,
  quiet_from VARCHAR(18) NULL,
  quiet_to VARCHAR(18) NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY alert_preference_once (tenant_id, recipient, channel)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
