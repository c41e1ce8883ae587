-- A policy: for what (scope, subject), and its ladder as JSON.
CREATE TABLE alert_policy (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  name VARCHAR(200) NOT NULL,
  content LONGTEXT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY alert_policy_name (tenant_id, name)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Plans that must be brought in line after a change: all of the tenant, those of a contract or milestone, or those that a
-- person has to do with. A job takes a row and a batch behind after_id, of milestones, then payments, then contracts.
-- asked_at: business time of the change; what was past by then is not sent because of it.
CREATE TABLE rearm (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  scope VARCHAR(20) NOT NULL,
  ref UUID NULL,
  phase VARCHAR(20) NOT NULL,
  after_id UUID NULL,
  asked_at DATETIME(6) NOT NULL,
  KEY rearm_tenant (tenant_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
