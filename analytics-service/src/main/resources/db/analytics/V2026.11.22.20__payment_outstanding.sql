-- A payment may be paid in parts: what is still to be paid of it.
ALTER TABLE payment_fact ADD COLUMN outstanding DECIMAL(19,4) NOT NULL DEFAULT 0 AFTER currency;
UPDATE payment_fact SET outstanding = amount WHERE status = 'DUE';
