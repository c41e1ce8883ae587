-- What came of the last attempt, as a code and the HTTP status, so that it is told in the reader's language. NULL for
-- those from before.
ALTER TABLE webhook_notice
  ADD COLUMN outcome VARCHAR(20) NULL AFTER failing_since,
  ADD COLUMN status INT NULL AFTER outcome;
