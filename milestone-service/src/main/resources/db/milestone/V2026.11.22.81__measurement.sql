-- Values measured for criteria. Rows are only ever added; what is wrong is corrected by a following one.
CREATE TABLE measurement (
  id UUID NOT NULL PRIMARY KEY,
  tenant_id VARCHAR(63) NOT NULL,
  milestone_id UUID NOT NULL,
  criterion_id UUID NOT NULL,
  measured_value DECIMAL(19,6) NOT NULL,
  measured_at DATETIME(6) NOT NULL,
  note TEXT COLLATE utf8mb4_uca1400_ai_ci NULL,
  person_id UUID NULL,
  recorded_by VARCHAR(200) COLLATE utf8mb4_uca1400_ai_ci NOT NULL,
  recorded_at DATETIME(6) NOT NULL,
  UNIQUE KEY measurement_tenant (tenant_id, id),
  KEY measurement_milestone (tenant_id, milestone_id, measured_at, id),
  KEY measurement_criterion (tenant_id, milestone_id, criterion_id, measured_at, id),
  CONSTRAINT measurement_milestone FOREIGN KEY (tenant_id, milestone_id) REFERENCES milestone (tenant_id, id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
