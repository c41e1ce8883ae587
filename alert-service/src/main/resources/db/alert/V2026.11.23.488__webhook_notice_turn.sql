-- While more than one tenant waits, they take turns.
ALTER TABLE webhook_notice ADD KEY webhook_notice_turn (state, tenant_id, not_before);
