-- Where a tenant wants to be told what happens. url is sealed: that of a chat is a secret.
-- failing_since: of the first attempt that failed since the last that did not; null while all is well.
-- not_before: the receiver asked for a pause until then. These two, like all moments here, are real time.
CREATE TABLE webhook (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  name VARCHAR(200) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  url VARBINARY(4096) NOT NULL,
  filter LONGTEXT NOT NULL,
  ordered BOOLEAN NOT NULL,
  enabled BOOLEAN NOT NULL,
  disabled_at DATETIME(6) NULL,
  disabled_reason VARCHAR(1000) NULL,
  failing_since DATETIME(6) NULL,
  not_before DATETIME(6) NULL,
  created_by VARCHAR(255) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY webhook_tenant (tenant_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What signs. Two are valid while one follows the other: the one that ends has expires_at.
CREATE TABLE webhook_secret (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  webhook_id UUID NOT NULL,
  scheme VARCHAR(20) NOT NULL,
  sealed VARBINARY(255) NOT NULL,
  public_key VARCHAR(100) NULL,
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NULL,
  KEY webhook_secret_webhook (tenant_id, webhook_id, created_at),
  CONSTRAINT webhook_secret_of FOREIGN KEY (tenant_id, webhook_id) REFERENCES webhook (tenant_id, id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
