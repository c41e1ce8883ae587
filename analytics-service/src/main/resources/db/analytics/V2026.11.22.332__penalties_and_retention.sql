-- What was taken off a payment for lateness, and what was held back from it. Unknown of rows from before until the history is
-- rebuilt.
ALTER TABLE payment_history
  ADD COLUMN penalty DECIMAL(19,4) NULL,
  ADD COLUMN retained DECIMAL(19,4) NULL;

-- What each day late costs: the rate as the events tell it, of a milestone by itself and of its contract.
ALTER TABLE milestone_history ADD COLUMN late_penalty JSON NULL;
ALTER TABLE contract_history ADD COLUMN late_penalty JSON NULL;
