-- How mails come: delivery for all kinds (AT_ONCE, DIGEST, INBOX), deliveries for some ("DUE_DATE=DIGEST MENTIONED=INBOX").
-- digest: DAILY or WEEKLY, on digest_day, at digest_at (a time of day as text) where the recipient is; NULL for none.
ALTER TABLE alert_preference
  ADD COLUMN delivery VARCHAR(10) NOT NULL DEFAULT 'AT_ONCE',
  ADD COLUMN deliveries VARCHAR(1000) NOT NULL DEFAULT '',
  ADD COLUMN digest VARCHAR(10) NULL,
  ADD COLUMN digest_day VARCHAR(9) NULL,
  ADD COLUMN digest_at VARCHAR(18) NULL;
