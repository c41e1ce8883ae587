-- How a payment's amount comes about, what was paid of it, and its invoice.
ALTER TABLE payment
  ADD COLUMN kind VARCHAR(20) NOT NULL DEFAULT 'INSTALMENT' AFTER milestone_id,
  -- Of an instalment in per cent: its percentage, and its share before rounding. What the next one adds up with.
  ADD COLUMN percent DECIMAL(7,4) NULL,
  ADD COLUMN exact_gross DECIMAL(29,10) NULL,
  ADD COLUMN gross DECIMAL(19,4) NULL,
  ADD COLUMN bonus DECIMAL(19,4) NOT NULL DEFAULT 0,
  ADD COLUMN penalty DECIMAL(19,4) NOT NULL DEFAULT 0,
  ADD COLUMN retention_held DECIMAL(19,4) NOT NULL DEFAULT 0,
  ADD COLUMN advance_recovered DECIMAL(19,4) NOT NULL DEFAULT 0,
  ADD COLUMN adjusted DECIMAL(19,4) NOT NULL DEFAULT 0,
  ADD COLUMN paid DECIMAL(19,4) NOT NULL DEFAULT 0,
  ADD COLUMN parts LONGTEXT NOT NULL DEFAULT '[]',
  ADD COLUMN invoice LONGTEXT NULL,
  ADD COLUMN adjustment LONGTEXT NULL,
  ADD COLUMN given_up BOOLEAN NOT NULL DEFAULT FALSE,
  -- A contract has at most one advance that is not cancelled.
  ADD COLUMN live_advance_id UUID AS (IF(kind = 'ADVANCE' AND status <> 'CANCELLED', contract_id, NULL)) PERSISTENT,
  ADD UNIQUE KEY payment_live_advance (tenant_id, live_advance_id),
  -- A milestone has at most one payment of a kind that is not cancelled.
  ADD UNIQUE KEY payment_live_milestone_kind (tenant_id, live_milestone_id, kind),
  DROP KEY payment_live_milestone;
UPDATE payment SET gross = amount, paid = IF(status = 'PAID', amount, 0);
ALTER TABLE payment MODIFY gross DECIMAL(19,4) NOT NULL;
