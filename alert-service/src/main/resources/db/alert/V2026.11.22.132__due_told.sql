-- Which milestones were told to be near their due date or past it: each once for a milestone and due date.
-- kind: APPROACHING, OVERDUE.
CREATE TABLE due_told (
  tenant_id VARCHAR(63) NOT NULL,
  milestone_id UUID NOT NULL,
  due_date DATE NOT NULL,
  kind VARCHAR(12) NOT NULL,
  told_at DATETIME(6) NOT NULL,
  PRIMARY KEY (tenant_id, milestone_id, due_date, kind)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

ALTER TABLE known_milestone ADD KEY known_milestone_due_anywhere (due_date, id);
