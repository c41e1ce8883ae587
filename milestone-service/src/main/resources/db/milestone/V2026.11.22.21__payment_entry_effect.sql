-- What an entry does to what is outstanding; the entries of a payment add up to that.
ALTER TABLE payment_entry
  ADD COLUMN effect DECIMAL(19,4) NOT NULL DEFAULT 0 AFTER currency,
  ADD COLUMN reference VARCHAR(200) COLLATE utf8mb4_uca1400_ai_ci NULL AFTER value_date,
  ADD COLUMN reverses_id UUID NULL,
  -- An entry is undone at most once.
  ADD UNIQUE KEY payment_entry_reverses (tenant_id, reverses_id);
UPDATE payment_entry SET effect = IF(kind = 'DUE', amount, -amount);
-- What another system reported as paid was written down with its amount only when it was paid.
UPDATE payment p JOIN payment_entry e ON e.tenant_id = p.tenant_id AND e.payment_id = p.id AND e.kind = 'PAID'
SET p.parts = JSON_ARRAY(JSON_OBJECT('entryId', e.id, 'paidOn', p.paid_on,
  'amount', JSON_OBJECT('amount', CAST(p.amount AS CHAR), 'currency', p.currency)))
WHERE p.status = 'PAID';
