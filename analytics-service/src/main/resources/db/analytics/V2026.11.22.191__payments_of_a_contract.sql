-- Questions about the money of one contract, as milestone_history_contract is for its milestones.
ALTER TABLE payment_history ADD KEY payment_history_contract (tenant_id, build, contract_id, valid_to);
