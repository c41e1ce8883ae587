-- While more than one tenant waits, they take turns.
ALTER TABLE report_mail ADD KEY report_mail_turn (state, tenant_id, not_before, due_at);
