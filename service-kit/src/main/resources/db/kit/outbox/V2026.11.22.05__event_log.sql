-- The outbox is the log of all events: rows stay. chain_hash seals each with the one before it in its stream.
ALTER TABLE outbox
  ADD COLUMN chain_hash BINARY(32) NULL AFTER payload,
  ADD KEY outbox_subject (tenant_id, subject_id, id);
