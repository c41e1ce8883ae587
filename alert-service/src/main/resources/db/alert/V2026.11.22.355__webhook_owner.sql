-- Who made a webhook, so that they can be told when it is switched off: the sub and the e-mail of their token then. NULL for
-- those that were made before this was kept, and the e-mail where a token has none.
ALTER TABLE webhook
  ADD COLUMN owner_subject VARCHAR(255) NULL,
  ADD COLUMN owner_email VARCHAR(320) NULL;
