-- What people and parties ask for is found among what waits for milestones.
ALTER TABLE rearm ADD KEY rearm_scope (tenant_id, scope);
