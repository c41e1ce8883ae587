-- While more than one tenant waits, they take turns.
ALTER TABLE digest ADD KEY digest_turn (state, tenant_id, not_before, due_at);
