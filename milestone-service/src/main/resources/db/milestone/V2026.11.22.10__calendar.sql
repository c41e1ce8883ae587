CREATE TABLE calendar (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  name VARCHAR(200) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY calendar_tenant (tenant_id, id),
  UNIQUE KEY calendar_name (tenant_id, name)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What a calendar said from one change to the next. Rows are only ever added, so that a trace of then stays true.
CREATE TABLE calendar_version (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  calendar_id UUID NOT NULL,
  version BIGINT NOT NULL,
  content LONGTEXT NOT NULL,
  person_id UUID NULL,
  changed_by VARCHAR(200) COLLATE utf8mb4_uca1400_ai_ci NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  UNIQUE KEY calendar_version_number (tenant_id, calendar_id, version),
  CONSTRAINT calendar_version_calendar FOREIGN KEY (tenant_id, calendar_id) REFERENCES calendar (tenant_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
