-- This service has neither a change feed nor a history of each thing: its events are read by stream, or not yet published.
ALTER TABLE outbox
  DROP KEY outbox_position,
  DROP KEY outbox_feed,
  DROP KEY outbox_subject;
