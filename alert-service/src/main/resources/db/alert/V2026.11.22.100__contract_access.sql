-- Who sees a contract: TENANT or MEMBERS; and the ids of its members, with a space between. Events from before mean TENANT.
ALTER TABLE known_contract
  ADD COLUMN access VARCHAR(20) NOT NULL DEFAULT 'TENANT' AFTER time_zone,
  ADD COLUMN members TEXT NOT NULL DEFAULT '' AFTER access;
