-- For the list and the replay of those that failed, however many others there are.
ALTER TABLE webhook_delivery ADD KEY webhook_delivery_state (tenant_id, webhook_id, state, number);
