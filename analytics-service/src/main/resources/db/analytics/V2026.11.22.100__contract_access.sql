-- Who sees a contract: TENANT or MEMBERS. Events from before it was told mean TENANT.
ALTER TABLE contract_fact ADD COLUMN access VARCHAR(16) NOT NULL DEFAULT 'TENANT' AFTER time_zone;
