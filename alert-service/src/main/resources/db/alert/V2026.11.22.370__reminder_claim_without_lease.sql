-- A claim changes no index: a lease was an entry more in both of these, and a dead one less for the next look to read past.
ALTER TABLE reminder
  DROP KEY reminder_claim,
  ADD KEY reminder_claim (state, urgency, send_at),
  DROP KEY reminder_turn,
  ADD KEY reminder_turn (state, urgency, tenant_id, send_at);
