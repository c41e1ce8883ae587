-- Links and files of milestones. What was deleted stays as a tombstone; the bytes are in the storage, under the id.
CREATE TABLE evidence (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  milestone_id UUID NOT NULL,
  title VARCHAR(500) COLLATE utf8mb4_uca1400_ai_ci NULL,
  url VARCHAR(2000) NULL,
  file_name VARCHAR(255) NULL,
  media_type VARCHAR(255) NULL,
  size BIGINT NULL,
  sha256 CHAR(64) NULL,
  added_at DATETIME(6) NOT NULL,
  added_by_id UUID NULL,
  added_by VARCHAR(200) COLLATE utf8mb4_uca1400_ai_ci NOT NULL,
  deleted_at DATETIME(6) NULL,
  deleted_by_id UUID NULL,
  deleted_by VARCHAR(200) COLLATE utf8mb4_uca1400_ai_ci NULL,
  UNIQUE KEY evidence_tenant (tenant_id, id),
  KEY evidence_milestone (tenant_id, milestone_id, id),
  CONSTRAINT evidence_milestone FOREIGN KEY (tenant_id, milestone_id) REFERENCES milestone (tenant_id, id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
