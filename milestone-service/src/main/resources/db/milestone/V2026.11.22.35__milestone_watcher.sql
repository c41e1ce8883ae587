-- Who watches which milestones, as rows: what lists find them by.
CREATE TABLE milestone_watcher (
  tenant_id VARCHAR(63) NOT NULL,
  milestone_id UUID NOT NULL,
  person_id UUID NOT NULL,
  PRIMARY KEY (tenant_id, milestone_id, person_id),
  KEY milestone_watcher_person (tenant_id, person_id, milestone_id),
  CONSTRAINT milestone_watcher_milestone FOREIGN KEY (tenant_id, milestone_id) REFERENCES milestone (tenant_id, id) ON DELETE CASCADE,
  CONSTRAINT milestone_watcher_person FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
