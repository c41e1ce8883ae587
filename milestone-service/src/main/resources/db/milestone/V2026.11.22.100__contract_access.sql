-- Who sees a contract (TENANT or MEMBERS), and its members with their roles there, as JSON.
ALTER TABLE contract
  ADD COLUMN access VARCHAR(20) NOT NULL DEFAULT 'TENANT' AFTER self_approval_allowed,
  ADD COLUMN members LONGTEXT NOT NULL DEFAULT '[]' AFTER access;
