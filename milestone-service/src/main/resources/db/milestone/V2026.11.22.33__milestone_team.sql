ALTER TABLE milestone
  ADD COLUMN team VARCHAR(100) NULL,
  ADD COLUMN watchers LONGTEXT NOT NULL DEFAULT '[]',
  ADD KEY milestone_team_due (tenant_id, team, due_sort, id);
