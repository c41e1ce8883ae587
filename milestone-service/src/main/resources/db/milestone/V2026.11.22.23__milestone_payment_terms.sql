-- How net days are counted, and what being late or early costs, where it is not as in the contract.
ALTER TABLE milestone
  ADD COLUMN payment_net_terms VARCHAR(30) NULL AFTER payment_net_days,
  ADD COLUMN late_penalty LONGTEXT NULL AFTER payment_net_terms,
  ADD COLUMN early_bonus LONGTEXT NULL AFTER late_penalty;
