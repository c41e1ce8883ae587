-- The streams of a tenant, without reading all of their events. Built beside running folds: about a second for 100,000 events.
ALTER TABLE event_log ADD KEY event_log_stream (tenant_id, source, stream_id);
