-- The seal of a stream's last event beside its sequence: both are read and written under the same row lock.
ALTER TABLE event_stream ADD COLUMN last_hash BINARY(32) NULL;
UPDATE event_stream s
  JOIN outbox o ON o.tenant_id = s.tenant_id AND o.stream_id = s.stream_id AND o.sequence = s.last_sequence
  SET s.last_hash = o.chain_hash;
