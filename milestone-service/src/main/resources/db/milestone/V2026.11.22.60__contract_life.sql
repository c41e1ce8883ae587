-- How a contract goes on and ends: when work rested, notices, renewals, its early end and what it says of that. The job
-- that renews and expires looks for terms that are over, in all tenants.
ALTER TABLE contract
  ADD COLUMN termination_terms LONGTEXT NOT NULL DEFAULT '[]',
  ADD COLUMN suspensions LONGTEXT NOT NULL DEFAULT '[]',
  ADD COLUMN termination LONGTEXT NULL,
  ADD COLUMN renewals INT NOT NULL DEFAULT 0,
  ADD COLUMN first_ends_on DATE NULL,
  ADD COLUMN notices LONGTEXT NOT NULL DEFAULT '[]',
  ADD KEY contract_ending (status, ends_on, id);
