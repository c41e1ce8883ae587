-- Mails that came back, by address. Paused: nothing is sent there any more until somebody lifts it.
CREATE TABLE mail_bounce (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  address VARCHAR(254) NOT NULL,
  bounces INT NOT NULL,
  last_status VARCHAR(20) NOT NULL,
  last_reason VARCHAR(500) NOT NULL,
  last_at DATETIME(6) NOT NULL,
  paused_at DATETIME(6) NULL,
  UNIQUE KEY mail_bounce_once (tenant_id, address)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
