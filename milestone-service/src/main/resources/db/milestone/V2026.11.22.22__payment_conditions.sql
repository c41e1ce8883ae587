-- Retention, advance, late penalty and early bonus of a contract, as JSON.
ALTER TABLE contract ADD COLUMN payment_conditions LONGTEXT NULL AFTER external_ids;
