-- Saved reports, and when they ran. owner: the sub of whoever saved it; owner_party and owner_roles are as their token said
-- when they last saved it, and what a run may see goes by them.
CREATE TABLE report (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  name VARCHAR(200) NOT NULL,
  owner VARCHAR(255) NOT NULL,
  owner_name VARCHAR(255) NOT NULL,
  owner_party VARCHAR(255) NULL,
  owner_roles VARCHAR(1000) NOT NULL,
  content JSON NOT NULL,
  next_run_at DATETIME(6) NULL,
  UNIQUE KEY report_name (tenant_id, owner, name),
  UNIQUE KEY report_tenant (tenant_id, id),
  KEY report_next (next_run_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- due_at: the moment of the schedule, or when somebody asked; one run each. lease_until: whoever works at it has so long.
CREATE TABLE report_run (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  report_id UUID NOT NULL,
  due_at DATETIME(6) NOT NULL,
  state VARCHAR(16) NOT NULL,
  attempts INT NOT NULL DEFAULT 0,
  lease_until DATETIME(6) NOT NULL,
  finished_at DATETIME(6) NULL,
  failure VARCHAR(1000) NULL,
  UNIQUE KEY report_run_due (tenant_id, report_id, due_at),
  UNIQUE KEY report_run_tenant (tenant_id, id),
  KEY report_run_waiting (state, lease_until),
  CONSTRAINT report_run_report FOREIGN KEY (tenant_id, report_id) REFERENCES report (tenant_id, id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE report_file (
  tenant_id VARCHAR(63) NOT NULL,
  run_id UUID NOT NULL,
  format VARCHAR(8) NOT NULL,
  content LONGBLOB NOT NULL,
  PRIMARY KEY (tenant_id, run_id, format),
  CONSTRAINT report_file_run FOREIGN KEY (tenant_id, run_id) REFERENCES report_run (tenant_id, id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
