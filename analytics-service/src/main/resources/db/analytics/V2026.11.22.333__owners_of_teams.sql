-- How many people stand behind the figures of a team: a step per team and owner, not a row per milestone.
ALTER TABLE milestone_history ADD KEY milestone_history_team (tenant_id, build, valid_to, team, owner_id);
