-- Fields that a tenant gives its milestones, and what milestones have in them: once with the milestone, where it is read, and
-- once as rows with a column a type, where lists are filtered and sorted by it.
CREATE TABLE custom_field (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  version BIGINT NOT NULL,
  field_key VARCHAR(40) NOT NULL,
  label VARCHAR(200) COLLATE utf8mb4_uca1400_ai_ci NOT NULL,
  type VARCHAR(20) NOT NULL,
  choices LONGTEXT NOT NULL,
  required_for LONGTEXT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY custom_field_tenant (tenant_id, id),
  UNIQUE KEY custom_field_key (tenant_id, field_key)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

ALTER TABLE milestone ADD COLUMN custom_fields LONGTEXT NOT NULL DEFAULT '[]' AFTER progress;

CREATE TABLE milestone_field (
  tenant_id VARCHAR(63) NOT NULL,
  milestone_id UUID NOT NULL,
  field_key VARCHAR(40) NOT NULL,
  text_value VARCHAR(500) NULL,
  number_value DECIMAL(19,6) NULL,
  date_value DATE NULL,
  PRIMARY KEY (tenant_id, milestone_id, field_key),
  KEY milestone_field_text (tenant_id, field_key, text_value, milestone_id),
  KEY milestone_field_number (tenant_id, field_key, number_value, milestone_id),
  KEY milestone_field_date (tenant_id, field_key, date_value, milestone_id),
  CONSTRAINT milestone_field_milestone FOREIGN KEY (tenant_id, milestone_id) REFERENCES milestone (tenant_id, id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
