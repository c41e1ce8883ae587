-- Tags of milestones as rows: an index cannot look into the list that a milestone keeps.
CREATE TABLE milestone_tag (
  tenant_id VARCHAR(63) NOT NULL,
  milestone_id UUID NOT NULL,
  tag VARCHAR(100) NOT NULL,
  PRIMARY KEY (tenant_id, milestone_id, tag),
  KEY milestone_tag_tag (tenant_id, tag, milestone_id),
  CONSTRAINT milestone_tag_milestone FOREIGN KEY (tenant_id, milestone_id) REFERENCES milestone (tenant_id, id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO milestone_tag (tenant_id, milestone_id, tag)
SELECT DISTINCT m.tenant_id, m.id, t.tag
FROM milestone m, JSON_TABLE(m.tags, '$[*]' COLUMNS (tag VARCHAR(100) PATH '$')) t
WHERE m.tags <> '[]' AND t.tag IS NOT NULL;
